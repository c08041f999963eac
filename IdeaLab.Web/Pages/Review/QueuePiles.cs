using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Review;

/// <summary>One line of a pile.</summary>
/// <param name="Key">Of the idea, the question or the report, by the pile.</param>
/// <param name="Since">What the pile is ordered by, UTC.</param>
/// <param name="Text">The question or the report; null where the idea itself is meant.</param>
public sealed record QueueEntry(int IdeaId, int Key, DateTime Since, string? Text = null, string? By = null)
{
    public string Place => new BoardPlace(Since.Ticks, Key).ToString();
}

/// <summary>The piles of the queue, each in the order of its index. What is open is later than never, since SQLite does not look "is not null" up in an index.</summary>
/// <param name="ideas">Those the filter leaves.</param>
/// <param name="reviewer">Who reads it: where they owe a scorecard themselves they do not learn that others disagree.</param>
internal sealed class QueuePiles(IdeaLabDb db, IQueryable<Idea> ideas, Person reviewer, DateTime now)
{
    /// <summary>How many there are, up to a limit.</summary>
    public Task<int> CountAsync(QueueView pile, int upTo, CancellationToken ct) => Of(pile).OrderBy(e => e.Since).Take(upTo).CountAsync(ct);

    public Task<List<QueueEntry>> ReadAsync(QueueView pile, BoardPlace? after, int count, CancellationToken ct)
    {
        var entries = Of(pile);
        if (after is not null) entries = entries.Where(e => e.Since >= after.Time && (e.Since > after.Time || e.Key > after.Id));
        return entries.OrderBy(e => e.Since).ThenBy(e => e.Key).Take(count).Select(e => new QueueEntry(e.IdeaId, e.Key, e.Since, e.Text, e.By)).ToListAsync(ct);
    }

    private IQueryable<Line> Of(QueueView pile) => pile switch
    {
        QueueView.Waiting => ideas.Queued(now).Select(i => new Line { IdeaId = i.Id, Key = i.Id, Since = i.QueuedBy!.Value }),
        QueueView.Author => db.AuthorQuestions.Where(q => q.ClosedAt == null && ideas.Any(i => i.Id == q.IdeaId))
            .Select(q => new Line { IdeaId = q.IdeaId, Key = q.Id, Since = q.AskedAt, Text = q.Body, By = q.By.Name }),
        QueueView.Questions => db.Comments.Where(c => c.AsksStaffSince > DateTime.MinValue && ideas.Any(i => i.Id == c.IdeaId))
            .Select(c => new Line { IdeaId = c.IdeaId, Key = c.Id, Since = c.AsksStaffSince!.Value, Text = c.Body, By = c.Author.Name }),
        QueueView.Reports => db.Flags.Where(f => f.OpenSince > DateTime.MinValue && ideas.Any(i => i.Id == f.IdeaId))
            .Select(f => new Line { IdeaId = f.IdeaId, Key = f.Id, Since = f.OpenSince!.Value, Text = f.Reason, By = f.By.Name }),
        // Looked up in the index of the pile, and only then in what the filter leaves: without numbers of its own SQLite would begin with the filter, and sort.
        QueueView.Refused => db.Ideas.Where(i => i.AnswerRefusedAt > DateTime.MinValue && i.Promises.Any(p => p.SettledAt == null) && ideas.Any(own => own.Id == i.Id)).Select(i => new Line { IdeaId = i.Id, Key = i.Id, Since = i.AnswerRefusedAt!.Value }),
        QueueView.Lessons => db.Ideas.Where(i => i.LessonDueSince > DateTime.MinValue && i.Status != IdeaStatus.Merged && ideas.Any(own => own.Id == i.Id)).Select(i => new Line { IdeaId = i.Id, Key = i.Id, Since = i.LessonDueSince!.Value }),
        QueueView.Outcomes => db.Outcomes.Where(o => o.OpenSince > DateTime.MinValue && ideas.Any(i => i.Id == o.IdeaId && i.Status == IdeaStatus.Delivered && i.DeliveredAt == o.DeliveredAt))
            .Select(o => new Line { IdeaId = o.IdeaId, Key = o.Id, Since = o.OpenSince!.Value }),
        QueueView.Divided => db.Scorings.Divided(ideas).ResultsShownTo(reviewer)
            .Select(s => new Line { IdeaId = s.IdeaId, Key = s.IdeaId, Since = s.DividedSince!.Value }),
        _ => ideas.Select(i => new Line { IdeaId = i.Id, Key = i.Id, Since = i.CreatedAt }),
    };

    // Set by names, since a query sees through that and not through a constructor.
    private sealed class Line
    {
        public required int IdeaId { get; init; }
        public required int Key { get; init; }
        public required DateTime Since { get; init; }
        public string? Text { get; init; }
        public string? By { get; init; }
    }
}
