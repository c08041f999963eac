using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>Asks to be told of an idea's steps and answers, or no longer.</summary>
[Limited(RateLimits.Vote)]
public sealed class FollowModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public string? Back { get; set; }

    /// <summary>Where a sign-in leads that a follow asked for.</summary>
    public IActionResult OnGet(int id) => RedirectToPage("Details", new { id });

    public Task<IActionResult> OnPostAsync(int id, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var reader = await me.RequirePersonAsync(ct);
        var idea = await db.Ideas.VisibleTo(reader).WithShareOf(reader).SingleOrDefaultAsync(i => i.Id == id, ct);
        if (idea is null) return NotFound();

        idea.StartFollowing(reader, await db.TrendingAsync(ct), clock.GetUtcNow().UtcDateTime);

        return await AnswerAsync(idea, reader, "Follow.Started", ct);
    }, ct);

    public Task<IActionResult> OnPostStopAsync(int id, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var reader = await me.RequirePersonAsync(ct);
        var idea = await db.Ideas.VisibleTo(reader).WithShareOf(reader).SingleOrDefaultAsync(i => i.Id == id, ct);
        if (idea is null) return NotFound();

        await db.LoadMergedAsync(idea, reader, ct);
        idea.StopFollowing(reader);
        await db.RescoreAsync(idea, ct);

        return await AnswerAsync(idea, reader, "Follow.Stopped", ct);
    }, ct);

    private async Task<IActionResult> AnswerAsync(Idea idea, Person reader, string done, CancellationToken ct)
    {
        var back = Url.IsLocalUrl(Back) ? Back : Url.Page("Details", new { id = idea.Id })!;
        return Request.IsFromHtmx()
            ? Partial("_VoteBox", new VoteBox(VoteButton.Of(idea, reader, await db.VoteShareAsync(idea, reader, ct), back, isWide: true, text[done]), idea.IsFollowedBy(reader), StillYes.Of(idea.Id, back, await db.VotesBeforeAsync(idea.Id, reader, ct))))
            : LocalRedirect(back);
    }
}
