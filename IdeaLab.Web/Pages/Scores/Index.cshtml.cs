using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Scores;

/// <summary>What the reader was asked to score, most urgent first, and what they have scored.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, TimeProvider clock) : PageModel
{
    /// <summary>The newest are enough to find one's way back.</summary>
    public const int FiledShown = 50;

    public List<Asked> ToScore { get; private set; } = [];
    public List<Filed> Scored { get; private set; } = [];
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var person = await me.RequirePersonAsync(ct);
        var visible = db.Ideas.VisibleTo(person);
        ToScore = await db.ScoreInvitations.OpenFor(person).Where(i => visible.Any(idea => idea.Id == i.IdeaId)).OrderBy(i => i.DueAt).ThenBy(i => i.Id)
            .Select(i => new Asked(i.IdeaId, i.Scoring.Idea.Title, i.Scoring.Idea.Status, i.By.Name, i.Note, i.InvitedAt, i.DueAt)).ToListAsync(ct);
        Scored = await db.Scorecards.Where(s => s.PersonId == person.Id && visible.Any(idea => idea.Id == s.IdeaId)).OrderByDescending(s => s.Id).Take(FiledShown)
            .Select(s => new Filed(s.IdeaId, s.Scoring.Idea.Title, s.Scoring.Idea.Status, s.FiledAt, s.RevisedAt, s.Scoring.SettledAt == null && Scoring.Scored.Contains(s.Scoring.Idea.Status))).ToListAsync(ct);
    }

    public sealed record Asked(int IdeaId, string Title, IdeaStatus Status, string By, string Note, DateTime At, DateTime DueAt);

    public sealed record Filed(int IdeaId, string Title, IdeaStatus Status, DateTime At, DateTime? RevisedAt, bool MayBeRevised);
}
