using IdeaLab.Domain.Moderation.Holding;

namespace IdeaLab.Web.Data.Queries;

/// <summary>What a new text is compared with.</summary>
public sealed record RecentTexts(IReadOnlyList<Shingles> Own, IReadOnlyList<Shingles> Others);
