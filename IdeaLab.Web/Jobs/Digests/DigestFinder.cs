using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Digests;

/// <summary>Reads what a stretch of time brought to all topics, as staff see it, to whom every idea is visible. The number of queries grows with topics and with nothing else.</summary>
public sealed class DigestFinder(IdeaLabDb db, BoardFinder boards)
{
    /// <summary>So many of each topic and part are enough to choose from.</summary>
    internal const int Enough = 2 * WeeklyDigest.LinesOfPart;

    // What is read whole ends here; a digest that says "500" has said enough.
    private const int Most = 500;

    // Few have seen it, and of those at least so many voted.
    private const int FewViewers = 30;
    private const int SomeVoters = 3;
    private const double StrongRate = 0.25;

    // One on each side is no dispute.
    private const int SideOfDispute = 2;

    private static readonly TimeSpan Long = TimeSpan.FromDays(30);
    private static readonly IdeaStatus[] Begun = [IdeaStatus.UnderReview, IdeaStatus.Refining, IdeaStatus.Planned, IdeaStatus.InProgress];

    public async Task<DigestFacts> FindAsync(DateTime from, DateTime until, CancellationToken ct)
    {
        var facts = new DigestFacts();
        var withheld = (await db.Ideas.Where(i => i.WithheldAt > DateTime.MinValue).Select(i => i.Id).ToListAsync(ct)).ToHashSet();
        var topics = await db.Topics.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct);
        await boards.FindAsync(facts, topics, from, until, ct);
        Add(DigestPart.Changed, [.. await StepsAsync(from, until, ct), .. await AnswersAsync(from, until, ct)]);
        Add(DigestPart.Decide, [.. await ScoredAsync(ct), .. await LookAgainAsync(until, ct)]);
        Add(DigestPart.Divided, [.. await DisagreedAsync(until, ct), .. await ContestedAsync(from, until, ct)]);
        Add(DigestPart.Stuck, await StuckAsync(until, ct));
        Add(DigestPart.Questions, await AskedAsync(until, ct));
        Add(DigestPart.Warned, await WarnedAsync(from, until, ct));
        Add(DigestPart.Lessons, [.. await LessonsAsync(until, ct), .. await ReopeningsAsync(until, ct)]);
        Add(DigestPart.Outcomes, await OutcomesAsync(until, ct));
        foreach (var topic in topics)
        {
            var ideas = db.Ideas.Where(i => i.TopicId == topic);
            facts.Add(DigestPart.Waiting, topic, [.. await OverdueAsync(ideas, until, ct), .. await UnansweredAsync(ideas, from, until, ct)], await ideas.AwaitingAnswer().CountAsync(i => i.CreatedAt < from, ct));
            facts.Add(DigestPart.Unseen, topic, await UnseenAsync(ideas, ct));
        }
        return facts;

        // Of one idea only the most important.
        void Add(DigestPart part, List<DigestCandidate> found)
        {
            foreach (var own in found.Where(c => !withheld.Contains(c.IdeaId)).GroupBy(c => c.IdeaId).Select(same => same.MaxBy(c => c.Weight)!).GroupBy(c => c.TopicId)) facts.Add(part, own.Key, own);
        }
    }

    private async Task<List<DigestCandidate>> StepsAsync(DateTime from, DateTime until, CancellationToken ct)
    {
        var steps = await db.StatusChanges.Where(c => c.At >= from && c.At < until).OrderByDescending(c => c.At).Take(Most)
            .Select(c => new { c.IdeaId, c.Idea.Title, c.Idea.TopicId, c.Idea.ChallengeId, c.Idea.Support, c.At, c.To, By = c.By.Name }).ToListAsync(ct);
        return [.. steps.GroupBy(c => c.IdeaId).Select(own => own.MaxBy(c => c.At)!).Select(c => new DigestCandidate(c.IdeaId, c.Title, c.TopicId, c.ChallengeId, c.Support + 0.5, new DigestReason.Stepped(c.To, c.By)))];
    }

    private async Task<List<DigestCandidate>> AnswersAsync(DateTime from, DateTime until, CancellationToken ct)
    {
        var answers = await db.Responses.Where(r => r.At >= from && r.At < until).OrderByDescending(r => r.At).Take(Most)
            .Select(r => new { r.IdeaId, r.Idea.Title, r.Idea.TopicId, r.Idea.ChallengeId, r.Idea.Support, By = r.By.Name }).ToListAsync(ct);
        return answers.ConvertAll(r => new DigestCandidate(r.IdeaId, r.Title, r.TopicId, r.ChallengeId, r.Support, new DigestReason.Answered(r.By)));
    }

    private async Task<List<DigestCandidate>> ScoredAsync(CancellationToken ct)
    {
        var scored = await db.Scorings.Where(s => s.SettledAt == null && s.DividedSince == null && s.Filed > 0 && Scoring.Scored.Contains(s.Idea.Status) && !s.Invitations.Any(i => i.OpenSince > DateTime.MinValue))
            .OrderByDescending(s => s.Mean).Take(Most).Select(s => new { s.IdeaId, s.Idea.Title, s.Idea.TopicId, s.Idea.ChallengeId, s.Filed, s.Mean }).ToListAsync(ct);
        return scored.ConvertAll(s => new DigestCandidate(s.IdeaId, s.Title, s.TopicId, s.ChallengeId, 1 + (s.Mean ?? 0), new DigestReason.Scored(s.Filed, s.Mean)));
    }

    private async Task<List<DigestCandidate>> LookAgainAsync(DateTime until, CancellationToken ct)
    {
        var due = await Due(until).Where(i => i.Status != IdeaStatus.Declined).OrderBy(i => i.QueuedBy).Take(Most).Select(i => new { i.Id, i.Title, i.TopicId, i.ChallengeId }).ToListAsync(ct);
        return due.ConvertAll(i => new DigestCandidate(i.Id, i.Title, i.TopicId, i.ChallengeId, 0, new DigestReason.LookAgain()));
    }

    private async Task<List<DigestCandidate>> ReopeningsAsync(DateTime until, CancellationToken ct)
    {
        var due = await Due(until).Where(i => i.Status == IdeaStatus.Declined).OrderBy(i => i.QueuedBy).Take(Most)
            .Select(i => new { i.Id, i.Title, i.TopicId, i.ChallengeId, When = i.History.OrderByDescending(c => c.Id).Select(c => c.ReopenWhen).FirstOrDefault() }).ToListAsync(ct);
        return due.ConvertAll(i => new DigestCandidate(i.Id, i.Title, i.TopicId, i.ChallengeId, 1, new DigestReason.Reopening(i.When ?? "")));
    }

    // The day that somebody set to look again has come.
    private IQueryable<Idea> Due(DateTime until) => db.Ideas.Where(i => i.QueuedBy > DateTime.MinValue && i.QueuedBy < until && i.LookAgainAt == i.QueuedBy);

    private static async Task<List<DigestCandidate>> OverdueAsync(IQueryable<Idea> ideas, DateTime until, CancellationToken ct)
    {
        var overdue = await ideas.AwaitingAnswer().Where(i => i.QueuedBy < until && i.Promises.Any(p => p.SettledAt == null && p.DueAt < until)).OrderByDescending(i => i.Support).Take(Enough)
            .Select(i => new { i.Id, i.Title, i.TopicId, i.ChallengeId, i.Support, DueAt = i.Promises.Where(p => p.SettledAt == null).Min(p => p.DueAt), i.AssigneeId, Askable = i.Source == null && i.WaitingSince == null ? i.AuthorId : (int?)null }).ToListAsync(ct);
        // Before all that nobody promised.
        return overdue.ConvertAll(i => new DigestCandidate(i.Id, i.Title, i.TopicId, i.ChallengeId, 1e9 + i.Support, new DigestReason.Overdue(i.DueAt, i.Support)) { InHand = new(i.AssigneeId, i.Askable) });
    }

    private static async Task<List<DigestCandidate>> UnansweredAsync(IQueryable<Idea> ideas, DateTime from, DateTime until, CancellationToken ct)
    {
        var waiting = await ideas.AwaitingAnswer().Where(i => i.CreatedAt < from && !i.Promises.Any(p => p.SettledAt == null && p.DueAt < until)).OrderByDescending(i => i.Support).ThenBy(i => i.CreatedAt).Take(Enough)
            .Select(i => new { i.Id, i.Title, i.TopicId, i.ChallengeId, i.Support, i.CreatedAt, i.AssigneeId, Askable = i.Source == null && i.WaitingSince == null ? i.AuthorId : (int?)null }).ToListAsync(ct);
        return waiting.ConvertAll(i => new DigestCandidate(i.Id, i.Title, i.TopicId, i.ChallengeId, i.Support, new DigestReason.Unanswered(i.CreatedAt, i.Support)) { InHand = new(i.AssigneeId, i.Askable) });
    }

    private static async Task<List<DigestCandidate>> UnseenAsync(IQueryable<Idea> ideas, CancellationToken ct)
    {
        var strong = await ideas.Moving().Where(i => i.SupportLow >= StrongRate && i.Voters >= SomeVoters && i.Viewers < FewViewers).OrderByDescending(i => i.SupportLow).ThenByDescending(i => i.Id).Take(Most)
            .Select(i => new { i.Id, i.Title, i.TopicId, i.ChallengeId, i.SupportLow, i.Voters, i.Viewers }).ToListAsync(ct);
        return strong.ConvertAll(i => new DigestCandidate(i.Id, i.Title, i.TopicId, i.ChallengeId, i.SupportLow, new DigestReason.Unseen(i.Voters, Math.Max(i.Voters, i.Viewers))));
    }

    private async Task<List<DigestCandidate>> DisagreedAsync(DateTime until, CancellationToken ct)
    {
        var divided = await db.Scorings.Divided(db.Ideas).Where(s => s.DividedSince < until).OrderByDescending(s => s.Spread).Take(Most)
            .Select(s => new { s.IdeaId, s.Idea.Title, s.Idea.TopicId, s.Idea.ChallengeId, s.Filed, s.Spread, Blind = s.Invitations.Where(i => i.OpenSince > DateTime.MinValue).Select(i => i.PersonId).ToList() }).ToListAsync(ct);
        return divided.ConvertAll(s => new DigestCandidate(s.IdeaId, s.Title, s.TopicId, s.ChallengeId, 1e6 + (s.Spread ?? 0), new DigestReason.Disagreed(s.Filed, s.Spread ?? 0)) { HiddenFrom = s.Blind });
    }

    private async Task<List<DigestCandidate>> ContestedAsync(DateTime from, DateTime until, CancellationToken ct)
    {
        var said = await db.Comments.Where(c => c.CreatedAt >= from && c.CreatedAt < until && c.DeletedAt == null && c.WithheldAt == null && (c.Stance == Stance.Support || c.Stance == Stance.Concern))
            .GroupBy(c => new { c.IdeaId, c.Idea.Title, c.Idea.TopicId, c.Idea.ChallengeId })
            .Select(own => new { own.Key, Supporting = own.Count(c => c.Stance == Stance.Support), Concerned = own.Count(c => c.Stance == Stance.Concern) })
            .Where(own => own.Supporting >= SideOfDispute && own.Concerned >= SideOfDispute).ToListAsync(ct);
        return said.ConvertAll(own => new DigestCandidate(own.Key.IdeaId, own.Key.Title, own.Key.TopicId, own.Key.ChallengeId, Math.Min(own.Supporting, own.Concerned), new DigestReason.Contested(own.Supporting, own.Concerned)));
    }

    private async Task<List<DigestCandidate>> StuckAsync(DateTime until, CancellationToken ct)
    {
        var quiet = until - Long;
        var stuck = await db.Ideas.Where(i => Begun.Contains(i.Status) && i.MovedAt < quiet).OrderBy(i => i.MovedAt).Take(Most)
            .Select(i => new { i.Id, i.Title, i.TopicId, i.ChallengeId, i.Status, MovedAt = i.MovedAt!.Value }).ToListAsync(ct);
        return stuck.ConvertAll(i => new DigestCandidate(i.Id, i.Title, i.TopicId, i.ChallengeId, -i.MovedAt.Ticks, new DigestReason.Stuck(i.Status, i.MovedAt)));
    }

    private async Task<List<DigestCandidate>> AskedAsync(DateTime until, CancellationToken ct)
    {
        var asked = await db.Comments.Where(c => c.AsksStaffSince > DateTime.MinValue && c.AsksStaffSince < until).OrderBy(c => c.AsksStaffSince).Take(Most)
            .Select(c => new { c.IdeaId, c.Idea.Title, c.Idea.TopicId, c.Idea.ChallengeId, Since = c.AsksStaffSince!.Value }).ToListAsync(ct);
        return [.. asked.GroupBy(c => c.IdeaId).Select(own => (First: own.First(), Count: own.Count()))
            .Select(own => new DigestCandidate(own.First.IdeaId, own.First.Title, own.First.TopicId, own.First.ChallengeId, own.Count, new DigestReason.Asked(own.Count, own.First.Since)))];
    }

    private async Task<List<DigestCandidate>> WarnedAsync(DateTime from, DateTime until, CancellationToken ct)
    {
        var alerts = await db.Alerts.AsNoTracking().Include(a => a.Idea).Where(a => a.RaisedAt >= from && a.RaisedAt < until).OrderByDescending(a => a.RaisedAt).Take(Most).ToListAsync(ct);
        return alerts.ConvertAll(a => new DigestCandidate(a.IdeaId, a.Idea.Title, a.Idea.TopicId, a.Idea.ChallengeId, (int)a.Label + a.RaisedAt.Ticks / 1e19, new DigestReason.Warned(a.Hour, a.Label, [.. a.Numbers()])));
    }

    private async Task<List<DigestCandidate>> LessonsAsync(DateTime until, CancellationToken ct)
    {
        var owed = await db.Ideas.Where(i => i.LessonDueSince > DateTime.MinValue && i.LessonDueSince < until && i.Status != IdeaStatus.Merged).OrderBy(i => i.LessonDueSince).Take(Most)
            .Select(i => new { i.Id, i.Title, i.TopicId, i.ChallengeId, Since = i.LessonDueSince!.Value }).ToListAsync(ct);
        return owed.ConvertAll(i => new DigestCandidate(i.Id, i.Title, i.TopicId, i.ChallengeId, -i.Since.Ticks / 1e19, new DigestReason.LessonOwed(i.Since)));
    }

    private async Task<List<DigestCandidate>> OutcomesAsync(DateTime until, CancellationToken ct)
    {
        var owed = await db.Outcomes.Where(o => o.OpenSince > DateTime.MinValue && o.OpenSince < until && o.Idea.Status == IdeaStatus.Delivered && o.Idea.DeliveredAt == o.DeliveredAt).OrderBy(o => o.OpenSince).Take(Most)
            .Select(o => new { o.IdeaId, o.Idea.Title, o.Idea.TopicId, o.Idea.ChallengeId, o.AfterDays, Since = o.OpenSince!.Value }).ToListAsync(ct);
        return owed.ConvertAll(o => new DigestCandidate(o.IdeaId, o.Title, o.TopicId, o.ChallengeId, -o.Since.Ticks, new DigestReason.OutcomeOwed(o.AfterDays)));
    }
}
