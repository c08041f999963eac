using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Proposals;

/// <summary>Adds pictures to the proposal, words them anew and takes them away; each is a version. What somebody else writes meanwhile stays.</summary>
[TakesPictures]
public sealed class PicturesModel(IdeaLabDb db, CurrentUser me, Screener screener, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public PictureInput Form { get; set; } = new();

    /// <summary>The picture that is worded anew or taken away.</summary>
    [BindProperty]
    public int? Picture { get; set; }

    /// <summary>What it shows, worded anew.</summary>
    [BindProperty]
    public string? Words { get; set; }

    public string IdeaTitle { get; private set; } = "";
    public IReadOnlyList<PictureView> Pictures { get; private set; } = [];
    public bool HasRoom => Pictures.Count < ProposalContent.PicturesMax;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Form.File is null) ModelState.AddModelError("Form.File", text["Proposal.Picture.Missing"]);
        if (await this.ReadPictureAsync(Form, nameof(Form), text, ct) is not { } file || !ModelState.IsValid) return await ShowAsync(ct);

        return await SaveAsync((pictures, by, now) => [.. pictures, new Picture(file, Form.Alternative!, by, now)], "Proposal.Picture.Added", ct);
    }

    public Task<IActionResult> OnPostDescribeAsync(CancellationToken ct)
    {
        if (OneLine.Of(Words ?? "").Length is > 0 and <= Domain.Pictures.Picture.AlternativeMaxLength)
            return SaveAsync((pictures, by, now) => [.. pictures.Select(p => p.Id == Picture ? p.With(Words!, by, now) : p)], "Proposal.Picture.Described", ct);
        ModelState.AddModelError($"alternative-{Picture}", text["Rule.PictureAlternative", Domain.Pictures.Picture.AlternativeMaxLength]);
        return ShowAsync(ct);
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) =>
        SaveAsync((pictures, _, _) => [.. pictures.Where(p => p.Id != Picture)], "Proposal.Picture.Removed", ct);

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var writer = await me.RequirePersonAsync(ct);
        if (await db.ForRefiningAsync(Id, writer, ct) is not { Proposal.Latest: { } stands } idea) return NotFound();
        if (!idea.MayBeRefinedBy(writer)) return Forbid();

        IdeaTitle = idea.Title;
        Pictures = Reading.Of(stands).Pictures;
        return Page();
    }

    private Task<IActionResult> SaveAsync(Func<IReadOnlyList<Picture>, Person, DateTime, IReadOnlyList<Picture>> change, string note, CancellationToken ct) => db.InOneGoAsync<IActionResult>(async () =>
    {
        var (writer, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        if (await db.ForRefiningAsync(Id, writer, ct) is not { Proposal.Latest: { } latest } idea) return NotFound();
        if (!idea.MayBeRefinedBy(writer)) return Forbid();

        var stands = latest.Content;
        var version = idea.Propose(stands with { Pictures = change(stands.Pictures, writer, now) }, writer, text[note], isMaterial: false, now);
        var waits = await screener.KeepBackAsync(writer, "", version, latest, ct);
        if (version is not null) this.SayDone(waits ? text["Holding.Waits.Version", version.Number] : text[note]);
        return RedirectToPage("Pictures", new { Id });
    }, ct);
}
