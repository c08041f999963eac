namespace IdeaLab.Domain.Digests;

/// <summary>An act that a mail offers to one person about one idea: once, and until a time.</summary>
/// <param name="PersonId">Who may do it, and nobody else.</param>
/// <param name="Act">What.</param>
/// <param name="IdeaId">About which idea.</param>
/// <param name="Until">When the offer runs out, UTC.</param>
public sealed record MailedAct(int PersonId, DigestAct Act, int IdeaId, DateTime Until)
{
    /// <summary>How long a mail can be acted from.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public bool IsOver(DateTime at) => Until <= at;
}
