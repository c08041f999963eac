namespace IdeaLab.Web.Data.Search;

/// <summary>What is to be found: all of the terms, or any where they are alternatives. There is at least one.</summary>
public sealed record SearchTerms(IReadOnlyList<SearchTerm> All, bool AreAlternatives);

/// <param name="Text">A word, or several that stand together: letters, marks and digits, with one space between two words and nothing else.</param>
/// <param name="IsBeginning">Whether the last word may go on.</param>
public sealed record SearchTerm(string Text, bool IsBeginning);
