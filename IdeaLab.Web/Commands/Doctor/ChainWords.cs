using IdeaLab.Domain;

namespace IdeaLab.Web.Commands.Doctor;

internal static class ChainWords
{
    public static string Words(this ChainFaultKind kind) => kind switch
    {
        ChainFaultKind.Changed => "says something else than when it was written.",
        ChainFaultKind.Missing => "is missing.",
        _ => "does not fit the one before it, or the end of the record.",
    };
}
