using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;
using IdeaLab.Domain.Voting;

namespace IdeaLab.Domain.Ideas;

/// <summary>Refining, and what it means for votes from before. The verbs expect the proposal with its newest version, and a voter's own vote, to be loaded.</summary>
public sealed partial class Idea
{
    /// <summary>What it is being refined into; null while nothing is written.</summary>
    public Proposal? Proposal { get; private set; }

    /// <summary>When the proposal last changed so that votes from before may not mean it, UTC; null for never. Such votes count, and are shown apart until they are confirmed.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>Whether it can be refined now: once it is under review and until it is delivered or declined.</summary>
    public bool TakesProposal => Status is IdeaStatus.UnderReview or IdeaStatus.Refining or IdeaStatus.Planned or IdeaStatus.InProgress;

    /// <summary>Whether the person may write the proposal: staff, and whoever staff have put on its team.</summary>
    public bool MayBeRefinedBy(Person? person) =>
        person.MayTakePart() && TakesProposal && !IsWithheld && (person.ReviewsIdeas() || Proposal?.HasOnTeam(person) is true && Proposal.Latest.StandsFor(person) && ExistsFor(person));

    /// <summary>Saves what the proposal says as its next version. What says the same as the version that stands makes none.</summary>
    /// <param name="note">What changed, in one line; a material change needs it, since voters read it.</param>
    /// <param name="isMaterial">Whether earlier voters are asked if they still stand by their vote.</param>
    /// <returns>The new version; null when nothing changed.</returns>
    /// <exception cref="RuleViolation">The person may not, the idea cannot be refined now, a text is missing or too long, somebody not of staff changes the team, or the idea does not exist for somebody on it.</exception>
    public ProposalVersion? Propose(ProposalContent content, Person by, string note, bool isMaterial, DateTime at) => Propose(content, by, note, isMaterial, null, at);

    /// <summary>Saves what an older version says as the next one. Expects that version to be loaded whole.</summary>
    /// <returns>The new version; null when it says what stands already.</returns>
    /// <exception cref="RuleViolation">As for <see cref="Propose(ProposalContent, Person, string, bool, DateTime)"/>.</exception>
    public ProposalVersion? RestoreProposal(ProposalVersion older, Person by, string note, bool isMaterial, DateTime at) => Propose(older.Content, by, note, isMaterial, older.Number, at);

    /// <summary>Whether a vote is from before the last material change and nobody has confirmed it since. In a query: <c>ProposalQueries</c>.</summary>
    public bool IsFromBefore(Vote vote) => (vote.ConfirmedAt ?? vote.CastAt) < ChangedAt;

    /// <summary>Whether the person is asked "still yes?": their vote is from before, and voting is open to them.</summary>
    public bool AsksAgain(Person? person) => person is not null && VoteOf(person) is { } vote && IsFromBefore(vote) && AcceptsVotesFrom(person);

    /// <summary>The voter stands by their vote as the proposal is now. Twice is once. A vote that a merge brought is their own here from now on.</summary>
    /// <exception cref="RuleViolation">There is no such vote, or voting is closed.</exception>
    public void ConfirmVote(Person voter, DateTime at)
    {
        if (VoteOf(voter) is not { } vote) throw new RuleViolation("Rule.NoVote");
        if (!IsFromBefore(vote)) return;
        voter.RefuseWhenSilenced();
        RefuseWhenFrozen(at);
        if (!AcceptsVotesFrom(voter)) throw ClosedBecause("Rule.VotingClosed");

        MakeOwn(vote);
        // Never before the change it confirms, whatever another machine's clock says.
        vote.Confirm(at < ChangedAt ? ChangedAt.Value : at);
        FollowBecause(voter, FollowReason.Vote, at);
        Version++;
    }

    private ProposalVersion? Propose(ProposalContent content, Person by, string note, bool isMaterial, int? restores, DateTime at)
    {
        by.RefuseWhenSilenced();
        RefuseWhenWithheld();
        if (!MayBeRefinedBy(by)) throw new RuleViolation("Rule.ProposalEdit");
        var version = (Proposal ??= new Proposal(this)).Save(content, by, note, isMaterial, restores, at);
        if (version is not { IsMaterial: true }) return version;
        ChangedAt = at;
        Version++;
        return version;
    }
}
