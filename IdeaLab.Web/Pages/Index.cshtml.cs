using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Html;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages;

/// <summary>What the lab is for, what moves, and what became of earlier ideas.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    private const int Places = 3;
    private const int ExcerptLength = 140;

    // Enough Markdown for an excerpt, so that no page loads whole bodies.
    private const int ReadLength = 600;

    public string Purpose { get; private set; } = "";

    /// <summary>The open challenge that closes next; null when none is open.</summary>
    public Challenge? OpenChallenge { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;
    public IReadOnlyList<Mover> Moving { get; private set; } = [];
    public IReadOnlyList<Outcome> Delivered { get; private set; } = [];
    public IReadOnlyList<Outcome> Answered { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var language = Languages.Current;
        var ideas = db.Ideas.AsNoTracking().VisibleTo(await me.PersonAsync(ct)).Listed();
        Purpose = (await frame.LabAsync(ct)).PurposeIn(language) is { Length: > 0 } own ? own : text["Home.Purpose"];

        OpenChallenge = await db.Challenges.AsNoTracking().VisibleTo(await me.PersonAsync(ct)).OpenAt(Now).FirstOrDefaultAsync(ct);

        var moving = await ideas.Moving()
            .OrderByDescending(i => i.TrendingScore).ThenByDescending(i => i.Id).Take(Places)
            .Select(i => new { i.Id, i.Title, Body = i.Body.Substring(0, ReadLength), i.Status, i.Topic, i.Support, i.CommentCount })
            .ToListAsync(ct);
        Moving = [.. moving.Select(i => new Mover(i.Id, i.Title, PlainText.FromMarkdown(i.Body, ExcerptLength), i.Status, i.Topic.NameIn(language), i.Support, i.CommentCount))];

        Delivered = await OutcomesAsync(ideas.Where(i => i.Status == IdeaStatus.Delivered).OrderByDescending(i => i.DeliveredAt).ThenByDescending(i => i.Id), ct);
        Answered = await OutcomesAsync(ideas.Where(i => i.FirstAnsweredAt != null && i.Status != IdeaStatus.Delivered && i.Status != IdeaStatus.Merged).OrderByDescending(i => i.FirstAnsweredAt), ct);
    }

    private static async Task<IReadOnlyList<Outcome>> OutcomesAsync(IQueryable<Idea> ideas, CancellationToken ct)
    {
        var rows = await ideas.Take(Places)
            .Select(i => new { i.Id, i.Title, i.Status, At = i.Status == IdeaStatus.Delivered ? i.DeliveredAt : i.FirstAnsweredAt, Answer = i.Responses.OrderByDescending(r => r.At).Select(r => r.Body.Substring(0, ReadLength)).FirstOrDefault() })
            .ToListAsync(ct);
        return [.. rows.Select(i => new Outcome(i.Id, i.Title, i.Status, i.At ?? default, PlainText.FromMarkdown(i.Answer, ExcerptLength)))];
    }

    public sealed record Mover(int Id, string Title, string Excerpt, IdeaStatus Status, string Topic, int Support, int Comments)
    {
        public string Slug => Domain.Ideas.Slug.Of(Title);
    }

    public sealed record Outcome(int Id, string Title, IdeaStatus Status, DateTime At, string Answer)
    {
        public string Slug => Domain.Ideas.Slug.Of(Title);
    }
}
