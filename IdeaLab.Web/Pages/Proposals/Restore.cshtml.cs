using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;
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

/// <summary>Makes an older version stand again, as a new one.</summary>
public sealed class RestoreModel(IdeaLabDb db, CurrentUser me, Frame frame, Screener screener, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public int Votes { get; private set; }
    public Differences Differences { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Form.IsMaterial && string.IsNullOrWhiteSpace(Form.Note)) ModelState.AddModelError("Form.Note", text["Rule.ProposalMaterial"]);
        if (!ModelState.IsValid) return await ShowAsync(ct);
        return await db.InOneGoAsync(() => SaveAsync(ct), ct) ?? await ShowAsync(ct);
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var writer = await me.RequirePersonAsync(ct);
        if (await ReadAsync(ct) is not var (idea, stands, older)) return NotFound();
        if (!idea.MayBeRefinedBy(writer)) return Forbid();

        (IdeaTitle, Votes, Form.Latest) = (idea.Title, idea.VoteCount, stands.Number);
        Differences = Differences.Between(text, (await frame.LabAsync(ct)).Currency, NameOf(stands), stands.Content, NameOf(older), older.Content);
        return Page();
    }

    /// <returns>Null when another version stands than the one the writer saw.</returns>
    private async Task<IActionResult?> SaveAsync(CancellationToken ct)
    {
        var writer = await me.RequirePersonAsync(ct);
        if (await ReadAsync(ct) is not var (idea, stands, older)) return NotFound();
        if (!idea.MayBeRefinedBy(writer)) return Forbid();

        var isDone = stands.Content.SaysTheSameAs(older.Content);
        if (!isDone && stands.Number != Form.Latest)
        {
            ModelState.AddModelError("", text["Proposal.Restore.Overtaken", stands.By.Name, stands.Number]);
            return null;
        }
        var restored = isDone ? null : idea.RestoreProposal(older, writer, Form.Note ?? "", Form.IsMaterial, clock.GetUtcNow().UtcDateTime);
        this.SayDone(await screener.KeepBackAsync(writer, "", restored, older, ct) ? text["Holding.Waits.Version", restored!.Number] : text["Proposal.Restored", Number]);
        return RedirectToPage("Details", new { Id });
    }

    private async Task<(Idea Idea, ProposalVersion Stands, ProposalVersion Older)?> ReadAsync(CancellationToken ct) =>
        await db.ForRefiningAsync(Id, await me.RequirePersonAsync(ct), ct, Number) is { Proposal: { } proposal } idea && proposal.VersionOf(Number) is { } older && older.StandsFor(await me.RequirePersonAsync(ct)) ? (idea, proposal.Latest, older) : null;

    private string NameOf(ProposalVersion version) => text["Proposal.Version.By", version.Number, version.By.Name];

    public sealed class Input
    {
        /// <summary>The number of the version that stood when the form was opened.</summary>
        public int Latest { get; set; }

        [Display(Name = "Proposal.Note")]
        [StringLength(ProposalVersion.NoteMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Note { get; set; }

        [Display(Name = "Proposal.Material")]
        public bool IsMaterial { get; set; }
    }
}
