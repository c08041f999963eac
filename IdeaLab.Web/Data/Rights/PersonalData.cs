using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Domain.Proposals;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Rights;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Domain.SignIns;
using IdeaLab.Domain.Voting;
using IdeaLab.Domain.Warning;
using Microsoft.AspNetCore.Identity;

namespace IdeaLab.Web.Data.Rights;

/// <summary>
/// All that concerns one person, as the file says it that they may ask for. Nobody else is named in it, and nothing by which one signs in is.
/// Whatever refers to a person is in a section or among <see cref="NotTold"/>; a test holds the model to that.
/// </summary>
public static class PersonalData
{
    /// <summary>What refers to a person and is not told, and why.</summary>
    public static readonly IReadOnlyDictionary<Type, string> NotTold = new Dictionary<Type, string>
    {
        [typeof(IdentityUserToken<int>)] = "A code that was mailed and waits to be used, sealed: it signs in.",
        [typeof(IdentityUserClaim<int>)] = "No part of the lab writes any.",
        [typeof(RecoveryCode)] = "They sign in. How many are left is told.",
    };

    /// <summary>In the order in which they are told.</summary>
    public static readonly IReadOnlyList<DataSection> Sections =
    [
        new("account", [typeof(Person), typeof(Account)], (db, id) => db.Users.Where(a => a.PersonId == id).Select(a => new
        {
            Number = a.PersonId, a.Person.Name, Address = a.Email, AddressIsConfirmed = a.EmailConfirmed, AddressRefusedAt = a.AddressRefusedAt, a.Person.Kind, a.Person.Roles, a.Person.Language, a.Person.TimeZone, a.Person.JoinedAt, a.LastSignInAt,
            HasPassword = a.PasswordHash != null, NewsOfFollowed = a.Person.News.Followed, NewsOfReplies = a.Person.News.Replies, NewsOfChallenges = a.Person.News.Challenges, NewsOfStillYes = a.Person.News.StillYes,
            a.Person.DeclinesDigest, a.Person.ReceivesWarnings,
        })),
        new("segments", [typeof(Membership)], (db, id) => db.Memberships.Where(m => m.PersonId == id).Select(m => new { Name = m.Segment.English, m.Since, CameBy = m.By })),
        new("invitations", [typeof(InvitationUse)], (db, id) => db.Set<InvitationUse>().Where(u => u.PersonId == id).Select(u => new { u.At })),
        new("passkeys", [typeof(IdentityUserPasskey<int>)], (db, id) => db.UserPasskeys.Where(p => db.Users.Any(a => a.Id == p.UserId && a.PersonId == id)).Select(p => new { p.Data.Name, At = p.Data.CreatedAt })),
        new("authenticator", [typeof(Authenticator)], (db, id) => db.Authenticators.Where(a => a.PersonId == id).Select(a => new { At = a.SetUpAt, RecoveryCodesLeft = a.Codes.Count() })),
        new("signInProviders", [typeof(IdentityUserLogin<int>)], (db, id) => db.UserLogins.Where(l => db.Users.Any(a => a.Id == l.UserId && a.PersonId == id)).Select(l => new { Name = l.LoginProvider })),
        new("sessions", [typeof(Session)], (db, id) => db.Sessions.Where(s => s.PersonId == id).Select(s => new { s.Method, s.Provider, s.HasSecondFactor, s.Browser, s.System, At = s.CreatedAt, s.LastSeenAt })),
        new("knownBrowsers", [typeof(KnownDevice)], (db, id) => db.KnownDevices.Where(d => d.PersonId == id).Select(d => new { d.LastSignInAt })),
        new("ideas", [typeof(Idea)], (db, id) => db.Ideas.Where(i => i.AuthorId == id).Select(i => new { Number = i.Id, i.Title, Text = i.Body, Topic = i.Topic.English, i.Audience, i.Status, At = i.CreatedAt, Votes = i.VoteCount, Comments = i.CommentCount, i.Source })),
        new("ideasInHand", [typeof(Idea)], (db, id) => db.Ideas.Where(i => i.AssigneeId == id).Select(i => new { Number = i.Id, i.Title })),
        new("drafts", [typeof(Draft)], (db, id) => db.Drafts.Where(d => d.PersonId == id).Select(d => new { d.Title, Text = d.Body, At = d.SavedAt })),
        new("comments", [typeof(Comment)], (db, id) => db.Comments.Where(c => c.AuthorId == id).Select(c => new { Number = c.Id, Idea = c.IdeaId, AnswersComment = c.ParentId, Text = c.Body, c.Stance, At = c.CreatedAt, c.EditedAt, c.DeletedAt, DeletedByYou = c.DeletedById == id, c.Source })),
        new("replies", [typeof(Idea)], (db, id) => db.AuthorQuestions.Where(q => q.Idea.AuthorId == id).Select(q => new { Idea = q.IdeaId, Question = q.Body, At = q.AskedAt, q.Reply, EndedAt = q.ClosedAt })),
        new("votes", [typeof(Vote)], (db, id) => db.Votes.Where(v => v.VoterId == id).Select(v => new { Idea = v.IdeaId, v.Idea.Title, v.Amount, At = v.CastAt, v.ConfirmedAt, CameByMerge = v.MergeId != null, IsCounted = v.Doubts == VoteDoubts.None })),
        new("votesOnHold", [typeof(HeldVote)], (db, id) => db.HeldVotes.Where(v => v.VoterId == id).SelectMany(v => v.Holds, (v, h) => new { Idea = v.IdeaId, At = v.CastAt, v.State, h.Rule })),
        new("verdictsOnYourVotes", [typeof(Verdict)], (db, id) => db.Verdicts.Where(v => v.PersonId == id).Select(v => new { Idea = v.IdeaId, v.Rule, Became = v.To, v.At })),
        new("networkTraces", [typeof(VoteTrace)], (db, id) => db.VoteTraces.Where(t => t.VoterId == id).Select(t => new { Idea = t.IdeaId, t.At, CastAgainAt = t.AgainAt, HasNetworkHash = t.Network != null })),
        new("importedVotes", [typeof(VoteReplay)], (db, id) => db.VoteReplays.Where(v => v.VoterId == id).Select(v => new { Idea = v.IdeaId, At = v.LastAt })),
        new("sanctions", [typeof(Sanction)], (db, id) => db.Sanctions.Where(s => s.PersonId == id).Select(s => new { s.Reason, s.At, EndedAt = s.LiftedAt, EndedBecause = s.LiftReason })),
        new("moderation", [typeof(ModerationAct)], (db, id) => db.ModerationActs.Where(a => a.PersonId == id).Select(a => new { Number = a.Id, a.Kind, Idea = a.IdeaId, Comment = a.CommentId, a.Ground, a.Reason, a.At, Until = a.EndsAt, EndedAt = a.UndoneAt, EndedBecause = a.UndoReason })),
        new("struckTexts", [typeof(EarlierText)], (db, id) => db.Set<EarlierText>().Where(t => t.Act.PersonId == id).Select(t => new { Idea = t.Act.IdeaId, Comment = t.Act.CommentId, t.Title, Text = t.Body, t.Act.At })),
        new("objections", [typeof(Appeal)], (db, id) => db.Set<Appeal>().Where(a => a.Act.PersonId == id).Select(a => new { Number = a.ActId, a.Text, a.At, Reply = a.Answer, IsUpheld = a.IsUpheld, EndedAt = a.DecidedAt })),
        new("withheld", [typeof(Withheld)], (db, id) => db.Set<Withheld>().Where(w => w.CommentId != null ? w.Comment!.AuthorId == id : w.VersionId != null ? w.Version!.ById == id : w.Idea.AuthorId == id).Select(w => new { Idea = w.IdeaId, Comment = w.CommentId, w.Since, w.Score, w.Found, w.EndedAt })),
        new("voteBudgets", [typeof(Ballot)], (db, id) => db.Ballots.Where(b => b.PersonId == id).Select(b => new { Challenge = b.Challenge.Question })),
        new("follows", [typeof(Follow)], (db, id) => db.Follows.Where(f => f.PersonId == id).Select(f => new { Idea = f.IdeaId, f.Idea.Title, f.Reason, f.At })),
        new("ideasSeen", [typeof(Viewing)], (db, id) => db.Viewings.Where(v => v.PersonId == id).Select(v => new { Idea = v.IdeaId, At = v.FirstAt, v.LastDay })),
        new("reports", [typeof(Flag)], (db, id) => db.Flags.Where(f => f.ById == id).Select(f => new { Idea = f.IdeaId, Comment = f.CommentId, f.Ground, f.Reason, f.At, EndedAt = f.SettledAt })),
        new("reportsSettled", [typeof(Flag)], (db, id) => db.Flags.Where(f => f.SettledById == id).Select(f => new { Idea = f.IdeaId, Comment = f.CommentId, At = f.SettledAt })),
        new("scorecardsAskedOfYou", [typeof(ScoreInvitation)], (db, id) => db.ScoreInvitations.Where(i => i.PersonId == id).Select(i => new { Idea = i.IdeaId, At = i.InvitedAt, Until = i.DueAt, i.State, Text = i.Note, i.DeclineReason })),
        new("scorecardsYouAskedFor", [typeof(ScoreInvitation)], (db, id) => db.ScoreInvitations.Where(i => i.ById == id).Select(i => new { Idea = i.IdeaId, At = i.InvitedAt, Until = i.DueAt, i.State, Text = i.Note })),
        new("scorecards", [typeof(Scorecard)], (db, id) => db.Scorecards.Where(s => s.PersonId == id).SelectMany(s => s.Ratings, (s, r) => new { Idea = s.IdeaId, At = s.FiledAt, ChangedAt = s.RevisedAt, Rating = r.Value, r.Words })),
        new("criteria", [typeof(CriteriaSet)], (db, id) => db.CriteriaSets.Where(s => s.ById == id).Select(s => new { Number = s.Id, s.At })),
        new("steps", [typeof(StatusChange)], (db, id) => db.StatusChanges.Where(c => c.ById == id).Select(c => new { Idea = c.IdeaId, Was = c.From, Became = c.To, c.Reason, c.At })),
        new("answers", [typeof(OfficialResponse)], (db, id) => db.Responses.Where(r => r.ById == id).Select(r => new { Idea = r.IdeaId, Text = r.Body, r.At })),
        new("questions", [typeof(AuthorQuestion)], (db, id) => db.AuthorQuestions.Where(q => q.ById == id).Select(q => new { Idea = q.IdeaId, Text = q.Body, At = q.AskedAt })),
        new("notes", [typeof(StaffNote)], (db, id) => db.StaffNotes.Where(n => n.ById == id).Select(n => new { Idea = n.IdeaId, Text = n.Body, n.At })),
        new("merges", [typeof(Merge)], (db, id) => db.Merges.Where(m => m.ById == id || m.UndoneById == id).Select(m => new { Idea = m.IdeaId, Into = m.TargetId, MergedByYou = m.ById == id, m.At, UndoneByYou = m.UndoneById == id, m.UndoneAt })),
        new("decisions", [typeof(Decision)], (db, id) => db.Decisions.Where(d => d.ById == id).Select(d => new { d.Number, Idea = d.IdeaId, d.Outcome, d.Reason, d.At })),
        new("proposals", [typeof(ProposalVersion)], (db, id) => db.ProposalVersions.Where(v => v.ById == id).Select(v => new { Idea = v.IdeaId, v.Number, Text = v.Note, v.Problem, v.Beneficiaries, v.Solution, v.At })),
        new("teams", [typeof(ProposalMember)], (db, id) => db.Set<ProposalMember>().Where(m => m.PersonId == id).Select(m => new { Idea = m.Version.IdeaId, m.Version.Number })),
        new("lessons", [typeof(LessonVersion)], (db, id) => db.LessonVersions.Where(v => v.ById == id).Select(v => new { Lesson = v.LessonId, v.Number, v.Happened, v.Learned, v.NextTime, v.At })),
        new("outcomes", [typeof(Outcome)], (db, id) => db.Outcomes.Where(o => o.FiledById == id).Select(o => new { Idea = o.IdeaId, o.AfterDays, Text = o.Note, At = o.FiledAt })),
        new("alertsSeen", [typeof(Alert)], (db, id) => db.Alerts.Where(a => a.SeenById == id).Select(a => new { Idea = a.IdeaId, At = a.SeenAt })),
        new("verdicts", [typeof(Verdict)], (db, id) => db.Verdicts.Where(v => v.ById == id).Select(v => new { Idea = v.IdeaId, v.Rule, Became = v.To, v.Votes, v.At })),
        new("sanctionsYouDecided", [typeof(Sanction)], (db, id) => db.Sanctions.Where(s => s.ById == id || s.LiftedById == id).Select(s => new { s.At, EndedAt = s.LiftedAt })),
        new("moderationByYou", [typeof(ModerationAct)], (db, id) => db.ModerationActs.Where(a => a.ById == id || a.UndoneById == id).Select(a => new { Number = a.Id, a.Kind, Idea = a.IdeaId, Comment = a.CommentId, a.Ground, a.At, UndoneByYou = a.UndoneById == id, a.UndoneAt })),
        new("objectionsAnswered", [typeof(Appeal)], (db, id) => db.Set<Appeal>().Where(a => a.DecidedById == id).Select(a => new { Number = a.ActId, Reply = a.Answer, IsUpheld = a.IsUpheld, EndedAt = a.DecidedAt })),
        new("letThrough", [typeof(Withheld)], (db, id) => db.Set<Withheld>().Where(w => w.EndedById == id).Select(w => new { Idea = w.IdeaId, Comment = w.CommentId, w.EndedAt })),
        new("topics", [typeof(TopicOwner)], (db, id) => db.Topics.Where(t => t.Owners.Any(o => o.PersonId == id)).Select(t => new { Name = t.English })),
        new("challenges", [typeof(Challenge)], (db, id) => db.Challenges.Where(c => c.OwnerId == id).Select(c => new { Number = c.Id, c.Question, Text = c.Description })),
        new("pictures", [typeof(Picture)], (db, id) => db.Pictures.Where(p => p.ById == id).Select(p => new { Number = p.Id, p.Kind, p.Alternative, p.At })),
        new("invitationsYouMade", [typeof(SegmentInvitation)], (db, id) => db.SegmentInvitations.Where(i => i.ById == id).Select(i => new { Number = i.Id, At = i.CreatedAt, Until = i.EndsAt, i.Most, i.Used })),
        new("mails", [typeof(OutgoingMail)], (db, id) => db.Mails.Where(m => m.PersonId == id).Select(m => new { m.Kind, m.Address, m.Subject, At = m.CreatedAt, m.State, m.SentAt })),
        new("digests", [typeof(DigestEntry)], (db, id) => db.Digests.Where(d => d.PersonId == id).Select(d => new { d.Kind, d.Window, d.Subject, At = d.ComposedAt, d.State, d.SentAt })),
        new("newsToCome", [typeof(OwedNews)], (db, id) => db.OwedNews.Where(n => n.PersonId == id).Select(n => new { n.Kind, n.At })),
        new("buttonsUsed", [typeof(SpentAct)], (db, id) => db.SpentActs.Where(a => a.PersonId == id).Select(a => new { Idea = a.IdeaId, a.Act, a.At })),
        new("dataExports", [typeof(DataExport)], (db, id) => db.DataExports.Where(e => e.PersonId == id).Select(e => new { e.AskedAt, e.MadeAt, Until = e.ExpiresAt })),
        new("jobsStarted", [typeof(JobRun)], (db, id) => db.JobRuns.Where(r => r.AskedById == id).Select(r => new { Name = r.Job, At = r.StartedAt })),
        // What was decided about others, and about which, stays with them: the log says the kind of act alone.
        new("loggedActs", [typeof(AuditEntry)], (db, id) => db.Audit.Where(e => e.ActorId == id).OrderBy(e => e.Id).Select(e => new { Number = e.Id, e.At, e.Act, e.Thing, Idea = e.IdeaId, Network = e.From })),
        new("loggedAboutYou", [typeof(AuditEntry)], (db, id) => db.Audit.Where(e => e.Thing == nameof(Person) && e.Key == id).OrderBy(e => e.Id).Select(e => new { Number = e.Id, e.At, e.Act, e.Thing })),
    ];
}
