using IdeaLab.Domain;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin.Segments;

/// <summary>Asks once more, then does away with a segment. One that ideas, topics or challenges are for stays: without it nobody could say for whom they are.</summary>
public sealed class DeleteModel(IdeaLabDb db, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public string Name { get; private set; } = "";
    public int Members { get; private set; }
    public int Ideas { get; private set; }
    public int Topics { get; private set; }
    public int Challenges { get; private set; }
    public bool IsUsed => Ideas + Topics + Challenges > 0;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var name = await db.InOneGoAsync(async () =>
        {
            if (await db.Segments.SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } segment) return null;
            await CountAsync(ct);
            if (IsUsed) throw new RuleViolation("Rule.SegmentUsed");
            foreach (var invitation in await db.SegmentInvitations.Where(i => i.Segments.Any(s => s.SegmentId == Id)).ToListAsync(ct)) invitation.Withdraw(clock.GetUtcNow().UtcDateTime);
            // Circles that once were somebody's audience; whoever uses one at this moment is kept by the database.
            db.RemoveRange(await db.Circles.Where(c => c.Segments.Any(s => s.SegmentId == Id)).ToListAsync(ct));
            await db.SaveChangesAsync(ct);
            db.Remove(segment);
            return segment.NameIn(Languages.Current);
        }, ct);
        if (name is null) return NotFound();

        this.SayDone(text["Segment.Deleted", name]);
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.Segments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } segment) return NotFound();
        Name = segment.NameIn(Languages.Current);
        Members = await db.Memberships.CountAsync(m => m.SegmentId == Id, ct);
        await CountAsync(ct);
        return Page();
    }

    private async Task CountAsync(CancellationToken ct)
    {
        var circles = db.CircleSegments.Where(c => c.SegmentId == Id).Select(c => (int?)c.CircleId);
        Ideas = await db.Ideas.CountAsync(i => i.CircleId != null && circles.Contains(i.CircleId), ct);
        Topics = await db.Topics.CountAsync(t => t.CircleId != null && circles.Contains(t.CircleId), ct);
        Challenges = await db.Challenges.CountAsync(c => c.CircleId != null && circles.Contains(c.CircleId), ct);
    }
}
