using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Scorecards;

/// <summary>Asking people, and their saying no.</summary>
public sealed partial class Scoring
{
    /// <summary>Whether the person may be asked: any member for whom the idea exists, but its author.</summary>
    public static bool MayBeAsked(Idea idea, Person person) => idea.ExistsFor(person) && idea.AuthorId != person.Id;

    /// <summary>Asks somebody for a scorecard. Whoever is asked already, or has filed, is not asked again. What was decided before is open again by it.</summary>
    /// <param name="current">The criteria of today, taken as long as nobody has filed.</param>
    /// <param name="note">What to look at, in Markdown; may be empty.</param>
    /// <param name="dueAt">The first instant at which the scorecard is late.</param>
    /// <returns>The invitation when this opened it; null otherwise.</returns>
    /// <exception cref="RuleViolation">The person is not staff, the idea is not being reviewed or refined, the note is too long, or the one asked is its author or may not see it.</exception>
    public ScoreInvitation? Invite(Person by, Person person, CriteriaSet current, string note, DateTime dueAt, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (!Scored.Contains(Idea.Status)) throw new RuleViolation("Rule.ScoreStatus");
        if (!MayBeAsked(Idea, person)) throw new RuleViolation("Rule.ScoreWhom", person.Name);
        note = note.Trim();
        if (note.Length > ScoreInvitation.NoteMaxLength) throw new RuleViolation("Rule.ScoreNote", ScoreInvitation.NoteMaxLength);

        var invitation = InvitationOf(person);
        if (invitation is { IsOpen: true } || ScorecardOf(person) is not null && SettledAt is null) return null;
        if (invitation is null) _invitations.Add(invitation = new ScoreInvitation(this, person));
        if (Filed == 0) (Set, SetId) = (current, current.Id);
        invitation.Open(by, note, dueAt, at);
        SettledAt = null;
        Version++;
        return invitation;
    }

    /// <summary>Takes an invitation back. Twice is once.</summary>
    /// <exception cref="RuleViolation">The person is not staff, or the scorecard is filed already.</exception>
    public void TakeBack(Person by, Person from, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (InvitationOf(from) is not { State: not InvitationState.TakenBack } invitation) return;
        if (!invitation.IsOpen) throw new RuleViolation("Rule.ScoreNotOpen");
        invitation.Close(InvitationState.TakenBack, at);
        Version++;
    }

    /// <summary>Waits no more for somebody who left for good. Twice is once.</summary>
    public void WaitNoMoreFor(Person former, DateTime at)
    {
        if (InvitationOf(former) is not { IsOpen: true } invitation) return;
        invitation.Close(InvitationState.Lapsed, at);
        Version++;
    }

    /// <summary>Says no to being asked. Twice is once.</summary>
    /// <exception cref="RuleViolation">The person is not asked any more, or the reason is missing or too long.</exception>
    public void Decline(Person person, string reason, DateTime at)
    {
        if (InvitationOf(person) is { State: InvitationState.Declined }) return;
        reason = reason.Trim();
        if (reason.Length is 0 or > ScoreInvitation.DeclineReasonMaxLength) throw new RuleViolation("Rule.ScoreDecline", ScoreInvitation.DeclineReasonMaxLength);
        if (InvitationOf(person) is not { IsOpen: true } invitation) throw new RuleViolation("Rule.ScoreNotOpen");
        invitation.Close(InvitationState.Declined, at, reason);
        Version++;
    }
}
