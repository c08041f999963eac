using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs.Digests;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Digests;

/// <summary>A digest as it was mailed, and what became of it. Another's exists for leads alone, who see who got what.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me, DigestDesk desk, DigestNow now, IMailTransport transport, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public DigestEntry Entry { get; private set; } = null!;

    /// <summary>What it said; null where nothing was written, or in an earlier form.</summary>
    public WeeklyDigest? Digest { get; private set; }

    /// <summary>Whose it is, where it is another's.</summary>
    public string? ReaderName { get; private set; }

    public MailStop? Stop { get; private set; }

    public bool IntoFolder => transport is MailFolder;

    public bool IsOwn => ReaderName is null;

    /// <summary>Whether its reader can do something about its not being there.</summary>
    public bool CanSend => IsOwn && (Digest is not null && Entry.State is DigestState.Sent or DigestState.Failed || Entry.CanBeWrittenAgain);

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct) || !IsOwn) return NotFound();

        if (Entry.CanBeWrittenAgain) await WriteAgainAsync(ct);
        else if (Digest is { } digest) this.SayHowItWent(text, await now.SendAsync(await me.RequirePersonAsync(ct), digest, ct));
        return RedirectToPage(new { id });
    }

    private async Task WriteAgainAsync(CancellationToken ct)
    {
        await db.InOneGoAsync(async () =>
        {
            (await db.Digests.SingleAsync(d => d.Id == Entry.Id, ct)).TryAgain(clock.GetUtcNow().UtcDateTime);
            return true;
        }, ct);
        await desk.ComposeAsync([Entry.Id], ct);
    }

    private async Task<bool> FindAsync(int id, CancellationToken ct)
    {
        var reader = await me.RequirePersonAsync(ct);
        if (await db.Digests.AsNoTracking().Include(d => d.Mail).Include(d => d.Content).SingleOrDefaultAsync(d => d.Id == id && d.Kind == DigestKind.Weekly, ct) is not { } entry) return false;
        if (entry.PersonId != reader.Id && !reader.LeadsInnovation()) return false;

        (Entry, Digest) = (entry, DigestDesk.ContentOf(entry));
        Stop = entry.State is DigestState.Queued ? await db.MailStops.AsNoTracking().SingleOrDefaultAsync(ct) : null;
        if (entry.PersonId == reader.Id) return true;

        ReaderName = await db.People.Where(p => p.Id == entry.PersonId).Select(p => p.Name).SingleAsync(ct);
        Digest = Digest is null ? null : await WithoutWhatIsBlindAsync(Digest, reader, ct);
        return true;
    }

    // Who has yet to score an idea learns from nobody's digest that others disagree.
    private async Task<WeeklyDigest> WithoutWhatIsBlindAsync(WeeklyDigest digest, Person reader, CancellationToken ct)
    {
        var blind = await db.ScoreInvitations.OpenFor(reader).Select(i => i.IdeaId).ToListAsync(ct);
        return digest with { Sections = [.. digest.Sections.Select(s => s with { Lines = [.. s.Lines.Where(l => l.Reason is not DigestReason.Disagreed || !blind.Contains(l.IdeaId))] }).Where(s => s.Lines.Count > 0)] };
    }
}
