namespace IdeaLab.Web.Pages.Account;

/// <summary>Offers a code by mail as proof; <c>_ProofByCode</c> shows it, and the page has a handler "Code".</summary>
public sealed record ProofByCode(bool IsOffered);
