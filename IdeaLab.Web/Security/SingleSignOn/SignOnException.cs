namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>A sign-on that came to nothing. The message is for the log: it names no token, no code and nobody.</summary>
public sealed class SignOnException(SignOnFault fault, string message) : Exception(message)
{
    public SignOnFault Fault { get; } = fault;
}
