using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Mail.Test;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>What waits to go out, what did not, why in plain words, and whether mail works at all.</summary>
public sealed class MailModel(IdeaLabDb db, CurrentUser me, LabMail mail, MailSender sender, IMailTransport transport, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public MailState? State { get; set; }

    /// <summary>The last mail of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public string Destination => transport.Destination;
    public bool IsFolder => transport is MailFolder;
    public IReadOnlyDictionary<MailState, int> Counts { get; private set; } = new Dictionary<MailState, int>();
    public IReadOnlyList<Row> Mails { get; private set; } = [];
    public bool HasMore { get; private set; }

    /// <summary>What holds up the whole queue; null while it flows.</summary>
    public MailStop? Stop { get; private set; }

    /// <summary>When the mail was written that has waited longest; null when none waits.</summary>
    public DateTime? OldestAt { get; private set; }

    /// <summary>The last days in the reader's zone, newest first.</summary>
    public IReadOnlyList<MailDay> Days { get; private set; } = [];

    /// <summary>How many addresses take no mail.</summary>
    public int Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Counts = await db.Mails.GroupBy(m => m.State).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(s => s.Key, s => s.Count, ct);
        Stop = await db.MailStops.AsNoTracking().SingleOrDefaultAsync(ct);
        OldestAt = await db.Mails.Where(m => m.State == MailState.Queued).MinAsync(m => (DateTime?)m.CreatedAt, ct);
        Days = await db.Mails.DaysAsync(clock.GetUtcNow().UtcDateTime, TimeZones.Named((await me.RequirePersonAsync(ct)).TimeZone), ct);
        Refused = await db.Users.Refused().CountAsync(ct);

        var mails = db.Mails.AsQueryable();
        if (State is { } state) mails = mails.Where(m => m.State == state);
        if (Before is { } id) mails = mails.Where(m => m.Id < id);
        var rows = await mails.OrderByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new Row(m.Id, m.Kind, m.Address, m.Subject, m.CreatedAt, m.State, m.Attempts, m.NextAttemptAt, m.SentAt, m.LastFault, m.LastFaultDetail, m.State == MailState.Failed && m.LastFault != MailFault.NotWanted && m.Body != null))
            .ToListAsync(ct);
        (Mails, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken ct)
    {
        var failed = await db.InOneGoAsync(async () =>
        {
            var row = await db.Mails.SingleOrDefaultAsync(m => m.Id == id, ct);
            row?.TryAgain(clock.GetUtcNow().UtcDateTime);
            // Whoever asks for it knows better than the server did.
            if (row is not null) await db.TrustAddressAsync(row.Address, ct);
            return row;
        }, ct);
        if (failed is null) return NotFound();

        return await SendNowAsync(id, failed.Address, ct);
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken ct)
    {
        var admin = await me.RequirePersonAsync(ct);
        if (await mail.RecipientAsync(admin, ct, evenIfRefused: true) is not { } to) return NotFound();

        var test = await mail.WriteAsync(new TestMail(clock.GetUtcNow().UtcDateTime), to, $"test:{Guid.NewGuid():N}", ct);
        db.Add(test);
        await db.SaveChangesAsync(ct);

        return await SendNowAsync(test.Id, to.Address, ct);
    }

    private async Task<IActionResult> SendNowAsync(int id, string address, CancellationToken ct)
    {
        var (gone, fault) = await sender.SendAsync(id, ct);
        if (gone) this.SayDone(text["AdminMail.Gone", address, Destination]);
        else TempData[RuleViolationFilter.NoticeKey] = await WhyNotAsync(id, fault, ct);
        return RedirectToPage(new { State });
    }

    // Without a fault there was nothing to do: another was quicker, or it waits for its turn.
    private async Task<string> WhyNotAsync(int id, MailFault? fault, CancellationToken ct)
    {
        var kept = await db.Mails.AsNoTracking().SingleAsync(m => m.Id == id, ct);
        if (kept.State is MailState.Sent) return text["AdminMail.SentAlready"];
        return (fault ?? kept.LastFault) is { } reason ? text["AdminMail.NotGone", text.Word(reason).Value] : text["AdminMail.InTurn"];
    }

    public sealed record Row(
        int Id, MailKind Kind, string Address, string Subject, DateTime CreatedAt, MailState State, int Attempts, DateTime NextAttemptAt, DateTime? SentAt,
        MailFault? Fault, string? Detail, bool CanTryAgain)
    {
        public string Tone => State switch { MailState.Sent => "tag-good", MailState.Failed => "tag-bad", _ => Fault is null ? "" : "tag-warn" };
    }
}
