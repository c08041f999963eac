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

namespace IdeaLab.Web.Pages.Join;

/// <summary>Where an invitation into segments leads: a member joins, a visitor signs in or up first and comes back.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    // What was never one of ours is not worth a hash.
    private const int TokenMaxLength = 100;

    [BindProperty(SupportsGet = true)]
    public string Token { get; set => field = value ?? ""; } = "";

    public IReadOnlyList<Segment> Segments { get; private set; } = [];
    public bool IsSignedIn { get; private set; }

    /// <summary>Whether the reader is in all of the segments already.</summary>
    public bool IsIn { get; private set; }

    /// <summary>Why it leads nowhere; null while it does.</summary>
    public string? Over { get; private set; }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await me.PersonAsync(ct) is null) return await ShowAsync(ct);

        var isThere = await db.InOneGoAsync(async () =>
        {
            var person = await me.RequirePersonAsync(ct);
            if (await FindAsync(person.Id, ct) is not { } invitation) return false;
            await db.Entry(person).Collection(p => p.Memberships).LoadAsync(ct);
            invitation.Accept(person, Now);
            return true;
        }, ct);
        if (!isThere) return await ShowAsync(ct);

        this.SayDone(text["Join.Done"]);
        return LocalRedirect("/");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var person = await me.PersonAsync(ct);
        IsSignedIn = person is not null;
        if (await FindAsync(person?.Id ?? 0, ct) is not { } invitation)
        {
            Over = text["Rule.InvitationUnknown"];
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var ids = invitation.Segments.Select(s => s.SegmentId).ToList();
        IsIn = person is not null && ids.Count > 0 && await db.Memberships.CountAsync(m => m.PersonId == person.Id && ids.Contains(m.SegmentId), ct) == ids.Count;
        // What it leads to is nobody's to know once it leads nowhere.
        if (!IsIn && invitation.WhyNotAt(Now) is { } over)
        {
            Over = text[over.Message, [.. over.Values]];
            Response.StatusCode = StatusCodes.Status410Gone;
            ModelState.Clear();
            return Page();
        }

        Segments = [.. invitation.Segments.Select(s => s.Segment).OrderBy(s => s.NameIn(Languages.Current), StringComparer.CurrentCulture)];
        return Page();
    }

    private async Task<SegmentInvitation?> FindAsync(int personId, CancellationToken ct)
    {
        if (Token.Length > TokenMaxLength) return null;
        var hash = InvitationTokens.HashOf(Token);
        return await db.SegmentInvitations.Include(i => i.Segments).ThenInclude(s => s.Segment).Include(i => i.Uses.Where(u => u.PersonId == personId)).AsSplitQuery().SingleOrDefaultAsync(i => i.Hash == hash, ct);
    }
}
