using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Money;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Proposals;

/// <summary>A proposal as it was saved once; it never changes. A material one is news to the followers of its idea.</summary>
public sealed partial class ProposalVersion : INews
{
    public const int NoteMaxLength = 200;

    private readonly List<ProposalRisk> _risks = [];
    private readonly List<ProposalMember> _team = [];
    private readonly List<ProposalPicture> _pictures = [];

    private ProposalVersion() { }

    internal ProposalVersion(Proposal proposal, int number, ProposalContent content, Person by, string note, bool isMaterial, int? restores, DateTime at)
    {
        (Proposal, IdeaId, Number) = (proposal, proposal.IdeaId, number);
        (By, ById, Note, IsMaterial, Restores, At) = (by, by.Id, note, isMaterial, restores, at);
        (Problem, Beneficiaries, Solution, Effort) = (content.Problem, content.Beneficiaries, content.Solution, content.Effort);
        (ValueLow, ValueHigh, CostLow, CostHigh) = (content.Value?.Low, content.Value?.High, content.Cost?.Low, content.Cost?.High);
        _risks.AddRange(content.Risks.Select((risk, place) => new ProposalRisk(this, place, risk)));
        _team.AddRange(content.Team.Select((person, place) => new ProposalMember(this, place, person)));
        _pictures.AddRange(content.Pictures.Select((picture, place) => new ProposalPicture(this, place, picture)));
        // Who is not to be told counts as told.
        if (!isMaterial) ToldAt = at;
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Proposal Proposal { get; private set; } = null!;
    public Idea Idea => Proposal.Idea;

    /// <summary>From 1 on.</summary>
    public int Number { get; private set; }

    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public DateTime At { get; private set; }

    /// <summary>What changed, in one line; may be empty.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Whether who voted before is asked if they still stand by their vote.</summary>
    public bool IsMaterial { get; private set; }

    /// <summary>The number of the older version that says the same; null for what was written anew.</summary>
    public int? Restores { get; private set; }

    public string Problem { get; private set; } = "";
    public string Beneficiaries { get; private set; } = "";
    public string Solution { get; private set; } = "";
    public Effort? Effort { get; private set; }
    public long? ValueLow { get; private set; }
    public long? ValueHigh { get; private set; }
    public long? CostLow { get; private set; }
    public long? CostHigh { get; private set; }
    public IReadOnlyList<ProposalRisk> Risks => _risks;
    public IReadOnlyList<ProposalMember> Team => _team;
    public IReadOnlyList<ProposalPicture> Pictures => _pictures;

    public DateTime? ToldAt { get; private set; }

    /// <summary>What it says; expects risks, team and pictures to be loaded.</summary>
    public ProposalContent Content => new()
    {
        Problem = Problem,
        Beneficiaries = Beneficiaries,
        Solution = Solution,
        Effort = Effort,
        Value = MoneyRange.Of(ValueLow, ValueHigh),
        Cost = MoneyRange.Of(CostLow, CostHigh),
        Risks = [.. _risks.OrderBy(r => r.Place).Select(r => r.Risk)],
        Team = [.. _team.OrderBy(m => m.Place).Select(m => m.Person)],
        Pictures = [.. _pictures.OrderBy(p => p.Place).Select(p => p.Picture)],
    };

    public OwedNews OwedTo(int personId, NewsKinds kind) => new(personId, kind, At, change: this);

    public void Told(DateTime at) => ToldAt ??= at;
}
