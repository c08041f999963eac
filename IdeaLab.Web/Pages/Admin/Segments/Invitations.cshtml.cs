using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
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

namespace IdeaLab.Web.Pages.Admin.Segments;

/// <summary>Links by which members put themselves into segments. A new one is shown once: what it ends in is not kept.</summary>
public sealed class InvitationsModel(IdeaLabDb db, CurrentUser me, Frame frame, SiteAddress site, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    public const int Shown = 100;

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>The address of the link that was just made.</summary>
    public string? Link { get; private set; }

    public IReadOnlyList<Segment> Segments { get; private set; } = [];
    public IReadOnlyList<SegmentInvitation> Invitations { get; private set; } = [];
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form.Until = LocalDay.Of(Now, await frame.LabZoneAsync(ct)).AddDays(14);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var (token, zone) = (InvitationTokens.New(), await frame.LabZoneAsync(ct));
        await db.InOneGoAsync(async () =>
        {
            var segments = await db.Segments.Where(s => Form.Segments.Contains(s.Id)).ToListAsync(ct);
            db.Add(new SegmentInvitation(segments, InvitationTokens.HashOf(token), LocalDay.EndOf(Form.Until!.Value, zone), Form.Most!.Value, await me.RequirePersonAsync(ct), Now));
            return true;
        }, ct);

        // Not after a redirect, since that would have to carry it.
        Link = site.Of($"/join/{token}");
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(int invitation, CancellationToken ct)
    {
        var found = await db.InOneGoAsync(async () =>
        {
            var open = await db.SegmentInvitations.SingleOrDefaultAsync(i => i.Id == invitation, ct);
            open?.Withdraw(Now);
            return open;
        }, ct);
        if (found is null) return NotFound();

        this.SayDone(text["Invitation.Withdrawn"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Segments = [.. (await db.Segments.AsNoTracking().ToListAsync(ct)).OrderBy(s => s.NameIn(Languages.Current), StringComparer.CurrentCulture)];
        Invitations = await db.SegmentInvitations.AsNoTracking().Include(i => i.By).Include(i => i.Segments).ThenInclude(s => s.Segment).OrderByDescending(i => i.Id).Take(Shown).AsSplitQuery().ToListAsync(ct);
        return Page();
    }

    public sealed class Input
    {
        [Display(Name = "Invitation.Segments")]
        public List<int> Segments { get; set; } = [];

        [Display(Name = "Invitation.Until")]
        [Required(ErrorMessage = "Form.Required")]
        public DateOnly? Until { get; set; }

        [Display(Name = "Invitation.Most")]
        [Required(ErrorMessage = "Form.Required"), Range(1, SegmentInvitation.UsesMax, ErrorMessage = "Form.Range")]
        public int? Most { get; set; } = 50;
    }
}
