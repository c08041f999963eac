using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
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

/// <summary>Gives an idea so many votes of one's budget in all; none takes them back. The button says how many, so that a second tab or a double click changes nothing.</summary>
[Limited(RateLimits.Vote)]
public sealed class GiveVotesModel(IdeaLabDb db, CurrentUser me, VoteTraces traces, TimeProvider clock, Viewings viewings, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public string? Back { get; set; }

    [BindProperty]
    public bool Wide { get; set; }

    [BindProperty]
    public int? Amount { get; set; }

    /// <summary>Where a sign-in leads that a vote asked for.</summary>
    public IActionResult OnGet(int id) => RedirectToPage("Details", new { id });

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken ct)
    {
        if (Amount is not { } amount || !ModelState.IsValid) return BadRequest();
        try
        {
            // What the answer asks for is read when nobody waits any more.
            return await db.InOneGoAsync(() => GiveAsync(id, amount, ct), ct) is { } idea ? await AnswerAsync(idea, null, isRefusal: false, ct) : NotFound();
        }
        catch (RuleViolation refusal) when (Request.IsFromHtmx())
        {
            // Told in place, so that nobody loses their place on the board.
            db.ChangeTracker.Clear();
            return await AnswerAsync((await ReadAsync(id, ct))!, text[refusal.Message, [.. refusal.Values]], isRefusal: true, ct);
        }
    }

    private async Task<Idea?> GiveAsync(int id, int amount, CancellationToken ct)
    {
        var (voter, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        if (await ReadAsync(id, ct) is not { TakesVotesFromBudget: true } idea) return null;

        if (amount == 0)
        {
            idea.WithdrawVote(voter, now);
            await db.RescoreAsync(idea, ct);
        }
        else
        {
            await db.GiveVotesAsync(idea, voter, amount, now, ct, () => traces.NoteAsync(idea, voter, ct));
            viewings.NoteVote(voter, id, now);
        }

        return idea;
    }

    private async Task<Idea?> ReadAsync(int id, CancellationToken ct)
    {
        var voter = await me.RequirePersonAsync(ct);
        return await db.Ideas.VisibleTo(voter).WithShareOf(voter).SingleOrDefaultAsync(i => i.Id == id, ct);
    }

    private async Task<IActionResult> AnswerAsync(Idea idea, string? refusal, bool isRefusal, CancellationToken ct)
    {
        var voter = await me.RequirePersonAsync(ct);
        var back = Url.IsLocalUrl(Back) ? Back : Url.Page("Details", new { id = idea.Id })!;
        if (!Request.IsFromHtmx()) return LocalRedirect($"{back}#vote-{idea.Id}");

        var share = (await db.VoteShareAsync(idea, voter, ct))!;
        var button = VoteButton.Of(idea, voter, share, back, Wide, refusal ?? $"{text.Amount("Votes.Given", share.Here)} {text.VotesLeft(share)}") with { IsRefusal = isRefusal };
        return Wide ? Partial("_VoteBox", new VoteBox(button, idea.IsFollowedBy(voter), StillYes.Of(idea.Id, back, await db.VotesBeforeAsync(idea.Id, voter, ct)))) : Partial("_VoteButton", button);
    }
}
