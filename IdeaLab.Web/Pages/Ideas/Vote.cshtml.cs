using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Exposure;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>Casts a vote or takes it back. The form says which, so that a second tab or a double click changes nothing.</summary>
[Limited(RateLimits.Vote)]
public sealed class VoteModel(IdeaLabDb db, CurrentUser me, VoteTraces traces, TimeProvider clock, Viewings viewings, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public string? Back { get; set; }

    [BindProperty]
    public bool Wide { get; set; }

    /// <summary>Where a sign-in leads that a vote asked for.</summary>
    public IActionResult OnGet(int id) => RedirectToPage("Details", new { id });

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken ct)
    {
        var voted = await db.InOneGoAsync<(Idea, Person)?>(async () =>
        {
            var voter = await me.RequirePersonAsync(ct);
            var idea = await db.Ideas.VisibleTo(voter).WithShareOf(voter).SingleOrDefaultAsync(i => i.Id == id, ct);
            if (idea is null) return null;

            var now = clock.GetUtcNow().UtcDateTime;
            await db.CastVoteAsync(idea, voter, now, ct, () => traces.NoteAsync(idea, voter, ct));
            viewings.NoteVote(voter, id, now);
            return (idea, voter);
        }, ct);

        // What the answer asks for is read when nobody waits any more.
        return voted is var (idea, voter) ? await AnswerAsync(idea, voter, "Vote.Counted", ct) : NotFound();
    }

    public Task<IActionResult> OnPostWithdrawAsync(int id, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var voter = await me.RequirePersonAsync(ct);
        var idea = await db.Ideas.VisibleTo(voter).WithShareOf(voter).SingleOrDefaultAsync(i => i.Id == id, ct);
        if (idea is null) return NotFound();

        await db.LoadMergedAsync(idea, voter, ct);
        idea.WithdrawVote(voter, clock.GetUtcNow().UtcDateTime);
        await db.RescoreAsync(idea, ct);

        return await AnswerAsync(idea, voter, "Vote.TakenBack", ct);
    }, ct);

    /// <summary>Answers "still yes?" after a material change.</summary>
    public Task<IActionResult> OnPostConfirmAsync(int id, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var voter = await me.RequirePersonAsync(ct);
        var idea = await db.Ideas.VisibleTo(voter).WithShareOf(voter).SingleOrDefaultAsync(i => i.Id == id, ct);
        if (idea is null) return NotFound();

        idea.ConfirmVote(voter, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(ct);

        return await AnswerAsync(idea, voter, "Vote.Confirmed", ct);
    }, ct);

    private async Task<IActionResult> AnswerAsync(Idea idea, Person voter, string done, CancellationToken ct)
    {
        var back = Url.IsLocalUrl(Back) ? Back : Url.Page("Details", new { id = idea.Id })!;
        if (!Request.IsFromHtmx()) return LocalRedirect($"{back}#vote-{idea.Id}");

        var button = VoteButton.Of(idea, voter, await db.VoteShareAsync(idea, voter, ct), back, Wide, text.Amount(done, idea.Support));
        return Wide ? Partial("_VoteBox", new VoteBox(button, idea.IsFollowedBy(voter), StillYes.Of(idea.Id, back, await db.VotesBeforeAsync(idea.Id, voter, ct)))) : Partial("_VoteButton", button);
    }
}
