using System.Globalization;

namespace IdeaLab.Domain.Moderation;

/// <summary>What the rules make of a post: the points of each, kept as they stood, so that staff and the author can be told why.</summary>
/// <param name="Score">The sum of the terms.</param>
/// <param name="Terms">The rules that added points.</param>
public sealed record Screening(int Score, IReadOnlyList<ScreeningTerm> Terms)
{
    /// <summary>What was added by these rules; those that add nothing are left out.</summary>
    public static Screening Of(IEnumerable<ScreeningTerm> terms)
    {
        var adding = terms.Where(term => term.Points > 0).ToList();
        return new(adding.Sum(term => term.Points), adding);
    }

    /// <summary>As it is stored, such as "Links 40,Shouting 10".</summary>
    internal string Written => string.Join(',', Terms.Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Rule} {term.Points}")));

    /// <summary>What was stored; a rule that is not known any more is left out of the terms and stays in the score.</summary>
    internal static Screening Read(int score, string written) => new(score,
        [.. written.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(term => term.Split(' '))
            .Where(term => term.Length == 2 && Enum.TryParse<ScreeningRule>(term[0], out _) && int.TryParse(term[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(term => new ScreeningTerm(Enum.Parse<ScreeningRule>(term[0]), int.Parse(term[1], NumberStyles.None, CultureInfo.InvariantCulture)))]);
}
