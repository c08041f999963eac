using IdeaLab.Domain.Digests;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Digests;

/// <summary>My weekly digests, what became of each and why there was none, and whether I hear of early warnings at once.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    private const int Shown = 60;

    public bool IsStopped { get; private set; }
    public bool ReceivesWarnings { get; private set; }
    public bool SeesOthers { get; private set; }

    /// <summary>Newest first: each digest, and each week that has none.</summary>
    public IReadOnlyList<Row> Weeks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var reader = await me.RequirePersonAsync(ct);
        (IsStopped, ReceivesWarnings, SeesOthers) = (reader.DeclinesDigest, reader.ReceivesWarnings, reader.LeadsInnovation());
        var digests = await db.Digests.Where(d => d.PersonId == reader.Id && d.Kind == DigestKind.Weekly).OrderByDescending(d => d.Until).Take(Shown)
            .Select(d => new Row(d.Window, d.From, d.Until) { Id = d.Id, State = d.State, SkippedBecause = d.SkippedBecause, Subject = d.Subject, SentAt = d.SentAt }).ToListAsync(ct);
        var absent = DigestAbsence.Of(digests.ConvertAll(d => (d.Window, d.From, d.Until)), reader.JoinedAt, clock.GetUtcNow().UtcDateTime, TimeZones.Named(reader.TimeZone));
        Weeks = [.. digests.Concat(absent.Select(a => new Row(a.Week.Name, a.Week.From, a.Week.Until) { Absence = a })).OrderByDescending(w => w.Until)];
    }

    public async Task<IActionResult> OnPostAsync([BindRequired] bool receive, CancellationToken ct)
    {
        // What cannot be read is no wish to stop.
        if (!ModelState.IsValid) return BadRequest();

        await ChooseAsync(reader => reader.ReceiveDigest(receive), ct);

        this.SayDone(text[receive ? "Digests.Resumed" : "Digests.Stopped"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostWarningsAsync([BindRequired] bool receive, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();

        await ChooseAsync(reader => reader.ReceiveWarnings(receive), ct);

        this.SayDone(text[receive ? "Digests.Warnings.Started" : "Digests.Warnings.Stopped"]);
        return RedirectToPage();
    }

    // Mails that wait already are among what is chosen.
    private Task<bool> ChooseAsync(Action<Person> choice, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var reader = await me.FreshPersonAsync(ct);
        choice(reader);
        await db.HonourChoicesAsync(reader, clock.GetUtcNow().UtcDateTime, ct);
        return true;
    }, ct);

    public sealed record Row(string Window, DateTime From, DateTime Until)
    {
        /// <summary>Its line of the ledger; null for a week without one.</summary>
        public int? Id { get; init; }
        public DigestState State { get; init; }
        public DigestSkip? SkippedBecause { get; init; }
        public string? Subject { get; init; }
        public DateTime? SentAt { get; init; }

        /// <summary>Why the week has no line; null for one that has.</summary>
        public DigestAbsence? Absence { get; init; }
    }
}
