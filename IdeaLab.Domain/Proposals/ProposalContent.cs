using IdeaLab.Domain.Money;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;

namespace IdeaLab.Domain.Proposals;

/// <summary>What a proposal says. Only the problem must be there from the beginning; the rest is found out while refining.</summary>
public sealed record ProposalContent
{
    public const int TextMaxLength = 10_000;
    public const int RisksMax = 10;
    public const int TeamMax = 20;
    public const int PicturesMax = 10;

    /// <summary>Markdown, as the two after it.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Who benefits, and how one would notice.</summary>
    public string Beneficiaries { get; init; } = "";

    public string Solution { get; init; } = "";
    public Effort? Effort { get; init; }

    /// <summary>What it is expected to bring in its first year.</summary>
    public MoneyRange? Value { get; init; }

    /// <summary>What it is expected to cost until it is delivered.</summary>
    public MoneyRange? Cost { get; init; }

    public IReadOnlyList<Risk> Risks { get; init; } = [];
    public IReadOnlyList<Person> Team { get; init; } = [];
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    /// <summary>Whether both say the same, to the last picture.</summary>
    public bool SaysTheSameAs(ProposalContent other) => SaysInTextTheSameAs(other) && Pictures.SequenceEqual(other.Pictures);

    /// <summary>Whether both say the same but for their pictures.</summary>
    public bool SaysInTextTheSameAs(ProposalContent other) =>
        (Problem, Beneficiaries, Solution, Effort, Value, Cost) == (other.Problem, other.Beneficiaries, other.Solution, other.Effort, other.Value, other.Cost)
        && Risks.SequenceEqual(other.Risks) && HasTeamOf(other);

    public bool HasTeamOf(ProposalContent other) => Team.Select(p => p.Id).ToHashSet().SetEquals(other.Team.Select(p => p.Id));

    /// <exception cref="RuleViolation">The problem is missing, a text is too long, or there are too many risks, people or pictures.</exception>
    public ProposalContent Checked()
    {
        var content = this with
        {
            Problem = Text(Problem),
            Beneficiaries = Text(Beneficiaries),
            Solution = Text(Solution),
            Risks = [.. Risks.Select(risk => risk.Checked())],
            Team = [.. Team.DistinctBy(p => p.Id)],
            Pictures = [.. Pictures.Distinct()],
        };
        if (content.Problem.Length == 0) throw new RuleViolation("Rule.ProposalProblem");
        if (content.Risks.Count > RisksMax) throw new RuleViolation("Rule.ProposalRisks", RisksMax);
        if (content.Team.Count > TeamMax) throw new RuleViolation("Rule.ProposalTeamSize", TeamMax);
        return content.Pictures.Count > PicturesMax ? throw new RuleViolation("Rule.ProposalPictures", PicturesMax) : content;
    }

    internal static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();

    private static string Text(string text) => Plain(text) is var plain && plain.Length > TextMaxLength ? throw new RuleViolation("Rule.ProposalText", TextMaxLength) : plain;
}
