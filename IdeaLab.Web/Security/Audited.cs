using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Proposals;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Domain.Settings;
using IdeaLab.Domain.SignIns;
using IdeaLab.Domain.Warning;

namespace IdeaLab.Web.Security;

/// <summary>What of the work of staff goes into the audit log. What is not named here is a member's own act, or follows from one that is.</summary>
public static class Audited
{
    public static readonly IReadOnlyDictionary<Type, string[]> Properties = new Dictionary<Type, string[]>
    {
        [typeof(Idea)] = [nameof(Idea.TopicId), nameof(Idea.AssigneeId), nameof(Idea.LookAgainAt), nameof(Idea.LessonWaivedAt)],
        [typeof(StatusChange)] = [nameof(StatusChange.From), nameof(StatusChange.To), nameof(StatusChange.Reason), nameof(StatusChange.ReopenWhen)],
        [typeof(Merge)] = [nameof(Merge.TargetId), nameof(Merge.UndoneAt)],
        [typeof(OfficialResponse)] = [nameof(OfficialResponse.Body)],
        [typeof(AuthorQuestion)] = [nameof(AuthorQuestion.Body)],
        [typeof(StaffNote)] = [nameof(StaffNote.Body)],
        [typeof(Flag)] = [nameof(Flag.SettledAt)],
        [typeof(Sanction)] = [nameof(Sanction.PersonId), nameof(Sanction.Reason), nameof(Sanction.LiftReason)],
        [typeof(ModerationAct)] = [nameof(ModerationAct.Kind), nameof(ModerationAct.PersonId), nameof(ModerationAct.Ground), nameof(ModerationAct.Reason), nameof(ModerationAct.EndsAt), nameof(ModerationAct.UndoReason)],
        [typeof(Appeal)] = [nameof(Appeal.IsUpheld), nameof(Appeal.Answer)],
        [typeof(Verdict)] = [nameof(Verdict.To), nameof(Verdict.Votes), nameof(Verdict.Rule), nameof(Verdict.PersonId)],
        [typeof(HoldingSettings)] =
        [
            nameof(HoldingSettings.HoldsPosts), nameof(HoldingSettings.Threshold), nameof(HoldingSettings.YoungDays), nameof(HoldingSettings.TrustedPosts), nameof(HoldingSettings.LinksWeight), nameof(HoldingSettings.AccountAgeWeight),
            nameof(HoldingSettings.RepeatedTextWeight), nameof(HoldingSettings.ShoutingWeight), nameof(HoldingSettings.ListedWordsWeight), nameof(HoldingSettings.TypingTimeWeight), nameof(HoldingSettings.HoneypotWeight),
            nameof(HoldingSettings.EnglishWords), nameof(HoldingSettings.SpanishWords),
        ],
        [typeof(Alert)] = [nameof(Alert.SeenAt)],
        [typeof(Decision)] = [nameof(Decision.Number), nameof(Decision.Outcome), nameof(Decision.Reason), nameof(Decision.Hash)],
        [typeof(Outcome)] =
        [
            nameof(Outcome.AfterDays), nameof(Outcome.Value), nameof(Outcome.Cost), nameof(Outcome.ExpectedValueLow), nameof(Outcome.ExpectedValueHigh), nameof(Outcome.ExpectedCostLow), nameof(Outcome.ExpectedCostHigh),
            nameof(Outcome.Note), nameof(Outcome.IsPublic),
        ],
        [typeof(Lesson)] = [nameof(Lesson.Happened), nameof(Lesson.Learned), nameof(Lesson.NextTime)],
        [typeof(ProposalVersion)] =
        [
            nameof(ProposalVersion.Number), nameof(ProposalVersion.Note), nameof(ProposalVersion.IsMaterial), nameof(ProposalVersion.Restores), nameof(ProposalVersion.Problem), nameof(ProposalVersion.Beneficiaries),
            nameof(ProposalVersion.Solution), nameof(ProposalVersion.Effort), nameof(ProposalVersion.ValueLow), nameof(ProposalVersion.ValueHigh), nameof(ProposalVersion.CostLow), nameof(ProposalVersion.CostHigh),
        ],
        [typeof(CriteriaSet)] = [nameof(CriteriaSet.ChallengeId)],
        [typeof(Criterion)] = [nameof(Criterion.English), nameof(Criterion.Spanish), nameof(Criterion.Weight), nameof(Criterion.Measure)],
        [typeof(ScoreInvitation)] = [nameof(ScoreInvitation.PersonId), nameof(ScoreInvitation.DueAt), nameof(ScoreInvitation.State), nameof(ScoreInvitation.DeclineReason)],
        // Never what it says: whoever reads the log may still owe one.
        [typeof(Scorecard)] = [nameof(Scorecard.PersonId), nameof(Scorecard.FiledAt), nameof(Scorecard.RevisedAt)],
        [typeof(Topic)] = [nameof(Topic.English), nameof(Topic.Spanish), nameof(Topic.IsClosed), nameof(Topic.Audience), nameof(Topic.CircleId)],
        [typeof(TopicOwner)] = [nameof(TopicOwner.TopicId), nameof(TopicOwner.PersonId)],
        [typeof(Challenge)] =
        [
            nameof(Challenge.Question), nameof(Challenge.Description), nameof(Challenge.OpensOn), nameof(Challenge.ClosesOn), nameof(Challenge.Audience), nameof(Challenge.CircleId), nameof(Challenge.Criteria),
            nameof(Challenge.OwnerId), nameof(Challenge.VotesPerPerson), nameof(Challenge.VotesPerIdea),
        ],
        [typeof(ChallengeTopic)] = [nameof(ChallengeTopic.ChallengeId), nameof(ChallengeTopic.TopicId)],
        [typeof(Segment)] = [nameof(Segment.Key), nameof(Segment.English), nameof(Segment.Spanish), nameof(Segment.Description)],
        [typeof(Membership)] = [nameof(Membership.SegmentId), nameof(Membership.PersonId), nameof(Membership.By)],
        // Never its hash.
        [typeof(SegmentInvitation)] = [nameof(SegmentInvitation.EndsAt), nameof(SegmentInvitation.Most), nameof(SegmentInvitation.WithdrawnAt)],
        [typeof(InvitedSegment)] = [nameof(InvitedSegment.SegmentId)],
        [typeof(Person)] = [nameof(Person.Kind), nameof(Person.Roles), nameof(Person.ErasedAt)],
        [typeof(ClaimRule)] = [nameof(ClaimRule.Provider), nameof(ClaimRule.Claim), nameof(ClaimRule.Value), nameof(ClaimRule.Kind), nameof(ClaimRule.Role), nameof(ClaimRule.SegmentId)],
        [typeof(Holiday)] = [nameof(Holiday.Day), nameof(Holiday.Name)],
        [typeof(RetentionPeriod)] = [nameof(RetentionPeriod.What), nameof(RetentionPeriod.Days)],
        [typeof(LabSettings)] =
        [
            nameof(LabSettings.Name), nameof(LabSettings.PurposeEnglish), nameof(LabSettings.PurposeSpanish), nameof(LabSettings.Hue), nameof(LabSettings.TimeZone),
            nameof(LabSettings.Language), nameof(LabSettings.SignUpIsOpen), nameof(LabSettings.StaffNeedSecondFactor), nameof(LabSettings.EmployeeDomains), nameof(LabSettings.AnswerWithinDays), nameof(LabSettings.Currency), nameof(LabSettings.DisagreementTenths),
            nameof(LabSettings.HalfLifeDays), nameof(LabSettings.CommentHundredths), nameof(LabSettings.FollowHundredths),
        ],
    };
}
