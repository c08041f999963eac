using System.Data.Common;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>What the frame around every page shows: the lab, the reader and what waits for staff. Read once per request.</summary>
public sealed class Frame(IdeaLabDb db, CurrentUser me, TimeProvider clock)
{
    private const int MostCounted = 100;

    private LabSettings? _lab;
    private int? _doubts;
    private string? _toModerate;
    private bool _isDatabaseAway;

    public async ValueTask<LabSettings> LabAsync(CancellationToken ct = default) =>
        _lab ??= await db.Settings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new LabSettings();

    public async ValueTask<Person?> ReaderAsync(CancellationToken ct = default) => _isDatabaseAway ? null : await me.PersonAsync(ct);

    /// <summary>For the error page: false when the database does not answer, and then the frame shows what it can without it.</summary>
    public async ValueTask<bool> TryReadAsync(CancellationToken ct = default)
    {
        try
        {
            await LabAsync(ct);
            await me.PersonAsync(ct);
        }
        catch (Exception e) when (e is DbException or TimeoutException or InvalidOperationException { InnerException: DbException or TimeoutException })
        {
            _isDatabaseAway = true;
            _lab ??= new LabSettings();
        }

        return !_isDatabaseAway;
    }

    /// <summary>The reader's address, if it refused a mail, so that nothing is sent there; null otherwise.</summary>
    public async ValueTask<string?> RefusedAddressAsync(CancellationToken ct = default) => _isDatabaseAway ? null : await me.RefusedAddressAsync(ct);

    /// <summary>The reader's own time zone; for visitors the lab's.</summary>
    public async ValueTask<TimeZoneInfo> ZoneAsync(CancellationToken ct = default) =>
        TimeZones.Named((await ReaderAsync(ct))?.TimeZone ?? (await LabAsync(ct)).TimeZone);

    /// <summary>The organisation's time zone, by which its promises count days.</summary>
    public async ValueTask<TimeZoneInfo> LabZoneAsync(CancellationToken ct = default) => TimeZones.Named((await LabAsync(ct)).TimeZone);

    /// <summary>How many ideas the reader was asked to score and has not.</summary>
    public async Task<int> ToScoreAsync(CancellationToken ct = default) => await ReaderAsync(ct) is { } reader ? await db.ScoreInvitations.OpenFor(reader).Where(i => db.Ideas.VisibleTo(reader).Any(idea => idea.Id == i.IdeaId)).CountAsync(ct) : 0;

    /// <summary>Of how many ideas something is wanted from staff; from a hundred on they are not counted.</summary>
    public async Task<string> WaitingAsync(CancellationToken ct = default)
    {
        var waiting = await db.Ideas.Queued(clock.GetUtcNow().UtcDateTime).OrderBy(i => i.QueuedBy).Take(MostCounted).CountAsync(ct);
        return Counted(waiting);
    }

    /// <summary>How many suspicions wait for staff, counted as far.</summary>
    public async Task<string> DoubtsAsync(CancellationToken ct = default) => Counted(await CountDoubtsAsync(ct));

    /// <summary>How many texts, objections and suspicions wait for staff at <c>/moderation</c>, counted as far.</summary>
    public async Task<string> ToModerateAsync(CancellationToken ct = default)
    {
        if (_toModerate is not null) return _toModerate;
        var flagged = await db.Flags.Where(f => f.OpenSince > DateTime.MinValue && (f.CommentId == null || f.Comment!.DeletedAt == null)).OrderBy(f => f.OpenSince).Take(MostCounted).Select(f => new { f.IdeaId, f.CommentId, f.VersionId }).ToListAsync(ct);
        var kept = await db.Withheld.WaitingForStaff().Where(w => w.Since > DateTime.MinValue).OrderBy(w => w.Since).Take(MostCounted).CountAsync(ct);
        var appeals = await db.Appeals.Where(a => a.OpenSince > DateTime.MinValue).OrderBy(a => a.OpenSince).Take(MostCounted).CountAsync(ct);
        return _toModerate = Counted(Math.Min(MostCounted, flagged.Distinct().Count() + kept + appeals + await CountDoubtsAsync(ct)));
    }

    private async Task<int> CountDoubtsAsync(CancellationToken ct) => _doubts ??= await db.Holds.Waiting().OrderBy(h => h.WaitingSince).Take(MostCounted).CountAsync(ct);

    private static string Counted(int waiting) => waiting < MostCounted ? waiting.ToString("N0") : $"{MostCounted - 1}+";
}
