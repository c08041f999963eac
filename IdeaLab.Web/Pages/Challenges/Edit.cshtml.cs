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

/// <summary>Changes a challenge until it closes: its owner, and leads every one.</summary>
[TakesPictures]
public sealed class EditModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public ChallengeInput Input { get; set; } = new();

    public ChallengeForm Form { get; private set; } = null!;
    public string Question { get; private set; } = "";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await ChallengeAsync(ct) is not { } challenge) return NotFound();
        Input = ChallengeInput.From(challenge);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(bool preview, CancellationToken ct)
    {
        if (await ChallengeAsync(ct) is not { } found) return NotFound();
        if (!found.MayBeRevisedBy(await me.RequirePersonAsync(ct))) return Forbid();
        if (preview) ModelState.Clear();
        var picture = preview ? null : await ChallengeForm.CheckAsync(this, Input, text, ct);
        if (preview || !ModelState.IsValid) return await ShowAsync(ct);

        var zone = await frame.LabZoneAsync(ct);
        try
        {
            if (await db.InOneGoAsync(() => ReviseAsync(picture, zone, ct), ct) is { } challenge)
            {
                this.SayDone(text["Challenge.Saved"]);
                return RedirectToPage("Details", new { challenge.Id, slug = Slug.Of(challenge.Question) });
            }
        }
        catch (RuleViolation rule) when (ChallengeForm.IsAboutField(rule))
        {
            db.ChangeTracker.Clear();
            ChallengeForm.Say(rule, ModelState, text);
        }
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await ChallengeAsync(ct) is not { } challenge) return NotFound();
        if (!challenge.MayBeRevisedBy(await me.RequirePersonAsync(ct))) return Forbid();

        Question = challenge.Question;
        Form = await ChallengeForm.ReadAsync(db, Input, challenge, await me.RequirePersonAsync(ct), text, Now, ct);
        return Page();
    }

    private async Task<Challenge?> ChallengeAsync(CancellationToken ct)
    {
        var person = await me.RequirePersonAsync(ct);
        return await db.Challenges.VisibleTo(person).Include(c => c.Topics).Include(c => c.Circle).Include(c => c.Owner).Include(c => c.Picture).SingleOrDefaultAsync(c => c.Id == Id, ct);
    }

    /// <returns>Null when it was not changed; the form then says why.</returns>
    private async Task<Challenge?> ReviseAsync(PictureFile? picture, TimeZoneInfo zone, CancellationToken ct)
    {
        var challenge = (await ChallengeAsync(ct))!;
        if (await ChallengeForm.TermsAsync(db, Input, await me.RequirePersonAsync(ct), ct) is not { } terms)
        {
            ModelState.AddModelError("", text["Challenge.Gone"]);
            return null;
        }

        if (challenge.Version != Input.Version)
        {
            // Sent once more, it is meant.
            ModelState.AddModelError("", text["Challenge.Overtaken"]);
            ModelState.Remove("Input.Version");
            Input.Version = challenge.Version;
            return null;
        }

        var person = await me.RequirePersonAsync(ct);
        challenge.Revise(terms, person, zone, Now);
        var before = challenge.Picture;
        var after = picture is not null ? new Picture(picture, Input.Picture.Alternative!, person, Now) : Input.RemovePicture ? null : before?.With(Input.Picture.Alternative ?? "", person, Now);
        if (after != before) challenge.Illustrate(after, person);
        return challenge;
    }
}
