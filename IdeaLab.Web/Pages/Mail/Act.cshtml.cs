using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Review;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Mail;

/// <summary>An act that a digest offers its reader, without signing in. Opening the page changes nothing, since mail scanners open every link; its button acts, once, as the person the mail was written to.</summary>
[Limited(RateLimits.OfNetwork)]
public sealed class ActModel(IdeaLabDb db, ActLinks links, CurrentUser me, Asking asking, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set => field = value ?? ""; } = "";

    [BindProperty]
    public AskModel.Input Form { get; set; } = new();

    /// <summary>What is offered; null where the address is not one of ours, or its reader may not act any more.</summary>
    public MailedAct? Offer { get; private set; }

    public Person Reader { get; private set; } = null!;
    public Shown Idea { get; private set; } = null!;

    /// <summary>When it was done; null while it is not.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Whether it is too late.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether somebody else is signed in here, who need not see the idea.</summary>
    public bool IsAnothers { get; private set; }

    public bool CanAct => Offer is not null && DoneAt is null && !IsOver && !IsAnothers;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        if (Offer is not { } offer || IsOver || IsAnothers) return Answer();
        if (offer.Act is not DigestAct.Ask) ModelState.Clear();
        else if (!ModelState.IsValid) return Answer();

        bool isOurs;
        using (me.Being(Reader)) isOurs = await db.InOneGoAsync(() => ActAsync(offer, ct), ct);
        if (!isOurs && offer.Act is DigestAct.Ask && !await db.AuthorQuestions.AnyAsync(q => q.IdeaId == offer.IdeaId && q.ById == offer.PersonId && q.Body == Form.Body!.Trim(), ct))
            ModelState.AddModelError("", text["MailAct.AskedAlready"]);
        if (!ModelState.IsValid) return await ShowAsync(ct);
        return offer.Act is DigestAct.Decide ? RedirectToPage("/Review/Decide", new { id = offer.IdeaId }) : LocalRedirect(Request.Path);
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        return Answer();
    }

    private PageResult Answer()
    {
        Response.StatusCode = Offer is null ? StatusCodes.Status404NotFound : IsAnothers ? StatusCodes.Status403Forbidden : IsOver && DoneAt is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return Page();
    }

    private async Task FindAsync(CancellationToken ct)
    {
        Offer = null;
        if (links.Read(Token) is not var (mailed, stamp)) return;
        if (await db.Users.AsNoTracking().Where(a => a.PersonId == mailed.PersonId && a.SecurityStamp == stamp).Select(a => a.Person).SingleOrDefaultAsync(ct) is not { } reader || !reader.ReviewsIdeas()) return;
        if (await db.Ideas.AsNoTracking().VisibleTo(reader).Where(i => i.Id == mailed.IdeaId)
            .Select(i => new Shown(i.Title, i.Status, i.Topic, i.Support, i.Assignee!.Name)).SingleOrDefaultAsync(ct) is not { } idea) return;

        (Offer, Reader, Idea) = (mailed, reader, idea);
        IsOver = mailed.IsOver(clock.GetUtcNow().UtcDateTime);
        IsAnothers = await me.PersonAsync(ct) is { } signedIn && signedIn.Id != reader.Id;
        DoneAt = await DoneAtAsync(mailed, ct);
    }

    /// <returns>Whether this call did it.</returns>
    private async Task<bool> ActAsync(MailedAct offer, CancellationToken ct)
    {
        if (await DoneAtAsync(offer, ct) is not null) return false;

        var reader = await me.RequirePersonAsync(ct);
        if (offer.Act is DigestAct.Ask) await asking.AskAsync(offer.IdeaId, reader, Form.Body!, ct);
        else await TakeOnAsync(offer, reader, ct);
        db.Add(new SpentAct(offer, clock.GetUtcNow().UtcDateTime));
        return true;
    }

    // Who opens a decision takes the idea from nobody.
    private async Task TakeOnAsync(MailedAct offer, Person reader, CancellationToken ct)
    {
        var idea = await db.Ideas.SingleAsync(i => i.Id == offer.IdeaId, ct);
        if (offer.Act is DigestAct.Assign || idea.AssigneeId is null) idea.Assign(reader, reader);
    }

    private Task<DateTime?> DoneAtAsync(MailedAct mailed, CancellationToken ct) => db.SpentActs
        .Where(a => a.PersonId == mailed.PersonId && a.IdeaId == mailed.IdeaId && a.Act == mailed.Act && a.Until == mailed.Until).Select(a => (DateTime?)a.At).SingleOrDefaultAsync(ct);

    public sealed record Shown(string Title, IdeaStatus Status, Topic Topic, int Support, string? Assignee);
}
