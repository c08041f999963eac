namespace IdeaLab.Web.Pages.Ideas;

/// <summary>What the form says about its copy on the server.</summary>
/// <param name="Version">The version this form goes on from.</param>
/// <param name="SavedAt">Null while nothing is saved.</param>
/// <param name="IsOvertaken">Another tab or device has saved since; this form saves no more until told which text stays.</param>
/// <param name="WasSent">The text has become an idea.</param>
public sealed record DraftState(int Version, DateTime? SavedAt = null, bool IsOvertaken = false, bool WasSent = false);
