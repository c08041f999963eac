using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Pictures;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Challenges;

/// <summary>Starts a challenge.</summary>
[TakesPictures]
public sealed class NewModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public ChallengeInput Input { get; set; } = new();

    public ChallengeForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.OwnerId = (await me.RequirePersonAsync(ct)).Id;
        Input.OpensOn = LocalDay.Of(clock.GetUtcNow().UtcDateTime, await frame.LabZoneAsync(ct));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(bool preview, CancellationToken ct)
    {
        if (preview) ModelState.Clear();
        var picture = preview ? null : await ChallengeForm.CheckAsync(this, Input, text, ct);
        if (preview || !ModelState.IsValid) return await ShowAsync(ct);

        var zone = await frame.LabZoneAsync(ct);
        try
        {
            if (await db.InOneGoAsync(() => StartAsync(picture, zone, ct), ct) is not { } challenge) return NotFound();

            this.SayDone(text["Challenge.Started"]);
            return RedirectToPage("Details", new { challenge.Id, slug = Slug.Of(challenge.Question) });
        }
        catch (RuleViolation rule) when (ChallengeForm.IsAboutField(rule))
        {
            ChallengeForm.Say(rule, ModelState, text);
            return await ShowAsync(ct);
        }
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Form = await ChallengeForm.ReadAsync(db, Input, null, await me.RequirePersonAsync(ct), text, clock.GetUtcNow().UtcDateTime, ct);
        return Page();
    }

    /// <summary>The challenge made now, or the one this form has made before.</summary>
    private async Task<Challenge?> StartAsync(PictureFile? picture, TimeZoneInfo zone, CancellationToken ct)
    {
        var (owner, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        if (await db.Challenges.SingleOrDefaultAsync(c => c.FormKey == Input.Key, ct) is { } sent) return sent;
        if (await ChallengeForm.TermsAsync(db, Input, owner, ct) is not { } terms) return null;

        var challenge = db.Add(new Challenge(terms, owner, zone, now) { FormKey = Input.Key }).Entity;
        if (picture is not null) challenge.Illustrate(new Picture(picture, Input.Picture.Alternative!, owner, now), owner);
        return challenge;
    }
}
