using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Proposals;

/// <summary>A promising idea being refined. Each save is a version; the newest stands. Its verbs are those of the idea (<see cref="Ideas.Idea.Propose"/>), which expect the newest version to be loaded whole.</summary>
public sealed class Proposal
{
    private readonly List<ProposalVersion> _versions = [];

    private Proposal() { }

    internal Proposal(Idea idea) => (Idea, IdeaId) = (idea, idea.Id);

    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;

    /// <summary>The number of the newest version, and the concurrency token: every save raises it.</summary>
    public int LatestNumber { get; private set; }

    public IReadOnlyList<ProposalVersion> Versions => _versions;

    /// <summary>The version that stands.</summary>
    public ProposalVersion Latest => VersionOf(LatestNumber) ?? throw new InvalidOperationException("The newest version is not loaded.");

    public ProposalVersion? VersionOf(int number) => _versions.Find(v => v.Number == number);

    public bool HasOnTeam(Person person) => LatestNumber > 0 && Latest.Team.Any(member => member.PersonId == person.Id);

    internal ProposalVersion? Save(ProposalContent content, Person by, string note, bool isMaterial, int? restores, DateTime at)
    {
        content = content.Checked();
        note = OneLine.Of(note);
        var before = LatestNumber > 0 ? Latest.Content : null;
        if (before?.SaysTheSameAs(content) is true) return null;
        if (note.Length > ProposalVersion.NoteMaxLength) throw new RuleViolation("Rule.ProposalNote", ProposalVersion.NoteMaxLength);
        if (isMaterial && note.Length == 0) throw new RuleViolation("Rule.ProposalMaterial");
        if (!by.ReviewsIdeas() && before?.HasTeamOf(content) is not true) throw new RuleViolation("Rule.ProposalTeam");
        if (content.Team.FirstOrDefault(person => !Idea.ExistsFor(person)) is { } stranger) throw new RuleViolation("Rule.ProposalTeamAudience", stranger.Name);

        var version = new ProposalVersion(this, LatestNumber + 1, content, by, note, isMaterial, restores, at);
        _versions.Add(version);
        LatestNumber++;
        return version;
    }
}
