using IdeaLab.Domain.Digests;

namespace IdeaLab.Web.Pages.Digests;

/// <param name="DigestId">Which digest.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SkippedBecause">Why there is none.</param>
/// <param name="SentAt">UTC; null while it is not sent.</param>
/// <param name="Of">Whose it is, or of which week, said to those who hear a list of links.</param>
public sealed record StateCell(int DigestId, DigestState State, DigestSkip? SkippedBecause, DateTime? SentAt, string Of);
