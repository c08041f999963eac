using System.Text.Json;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.IdeaNews;
using IdeaLab.Web.Mail.WeeklyDigest;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Digests;

/// <summary>Keeps the ledger: opens a line, has one composer write it, and puts the mail into the queue in the same transaction.</summary>
public sealed class DigestDesk(IdeaLabDb db, DigestReader digests, NewsReader news, LabMail mail, TimeProvider clock, ILogger<DigestDesk> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The line of the ledger for this person and window, opened where there is none. Two processes that open it at once share one line.</summary>
    public Task<DigestEntry> OpenAsync(int personId, DigestKind kind, DigestWindow window, CancellationToken ct) => db.InOneGoAsync(async () =>
        await db.Digests.SingleOrDefaultAsync(d => d.PersonId == personId && d.Kind == kind && d.Window == window.Name, ct)
        ?? db.Add(new DigestEntry(personId, kind, window, Now)).Entity, ct);

    /// <summary>The same for many, in one transaction.</summary>
    public Task<int> OpenAsync(IReadOnlyCollection<(int PersonId, DigestKind Kind, DigestWindow Window)> lines, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var (people, windows) = (lines.Select(l => l.PersonId).ToList(), lines.Select(l => l.Window.Name).Distinct().ToList());
        var there = await db.Digests.Where(d => people.Contains(d.PersonId) && windows.Contains(d.Window)).Select(d => ValueTuple.Create(d.PersonId, d.Kind, d.Window)).ToHashSetAsync(ct);
        db.AddRange(lines.Where(l => !there.Contains((l.PersonId, l.Kind, l.Window.Name))).Select(l => new DigestEntry(l.PersonId, l.Kind, l.Window, Now)));
        return lines.Count;
    }, ct);

    /// <summary>Writes the digests of these that are due and nobody else is at.</summary>
    /// <returns>How many this call dealt with.</returns>
    public async Task<int> ComposeAsync(IReadOnlyList<int> entryIds, CancellationToken ct)
    {
        var ours = await ClaimAsync(entryIds, ct);
        return ours.Count == 0 ? 0 : await WriteAsync(ours, ct);
    }

    /// <summary>What a weekly digest said, if its content was read too; null for one that was written in an earlier form.</summary>
    public static WeeklyDigest? ContentOf(DigestEntry entry) =>
        entry is { Kind: DigestKind.Weekly, Content: { } content } && JsonSerializer.Deserialize<WeeklyDigest>(content.Json) is { Sections: not null } digest ? digest : null;

    private async Task<List<int>> ClaimAsync(IReadOnlyList<int> entryIds, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var entries = await db.Digests.Where(d => entryIds.Contains(d.Id)).OrderBy(d => d.Id).ToListAsync(ct);
        var ours = entries.FindAll(entry => entry.Claim(Now, Now + Lease)).ConvertAll(entry => entry.Id);
        try
        {
            await db.SaveChangesAsync(ct);
            return ours;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (entryIds.Count == 1) return [];
        }
        // Another was faster with one of them.
        ours.Clear();
        foreach (var id in entryIds) ours.AddRange(await ClaimAsync([id], ct));
        return ours;
    }

    /// <summary>All in one transaction, so that a mail is there exactly when its line says so; each by itself if one of them spoils it.</summary>
    private async Task<int> WriteAsync(List<int> entryIds, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            var entries = await db.Digests.Where(d => entryIds.Contains(d.Id)).OrderBy(d => d.Id).ToListAsync(ct);
            var ids = entries.ConvertAll(e => e.PersonId);
            var readers = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
            var addresses = await mail.RecipientsAsync(readers.Values, ct);
            foreach (var entry in entries) await WriteAsync(entry, readers[entry.PersonId], addresses.GetValueOrDefault(entry.PersonId), ct);
            await db.SaveChangesAsync(ct);
        }
        catch (Exception e) when (entryIds.Count > 1 && e is not OperationCanceledException)
        {
            var done = 0;
            foreach (var id in entryIds) done += await WriteAsync([id], ct);
            return done;
        }
        catch (DbUpdateException e) when (RaceQueries.IsRace(e))
        {
            // The lease ran out and another has written it.
            db.ChangeTracker.Clear();
            return 0;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Digest {Entry} could not be composed", entryIds[0]);
            // What EF says of it is only that saving failed.
            await FailAsync(entryIds[0], e.GetBaseException().Message, ct);
        }
        db.ChangeTracker.Clear();
        return entryIds.Count;
    }

    private Task WriteAsync(DigestEntry entry, Person reader, MailRecipient? to, CancellationToken ct) =>
        entry.Kind == DigestKind.Weekly ? WriteWeeklyAsync(entry, reader, to, ct) : WriteNewsAsync(entry, reader, to, ct);

    private async Task WriteWeeklyAsync(DigestEntry entry, Person reader, MailRecipient? to, CancellationToken ct)
    {
        if (to is null) entry.Skip(DigestSkip.NoAddress, Now);
        else if (reader.DeclinesDigest) entry.Skip(DigestSkip.Declined, Now);
        else if (!reader.OwnsTopics()) entry.Skip(DigestSkip.NothingOwned, Now);
        else if (await digests.ReadAsync(reader, WindowOf(entry), Now, ct) is { SaysNothing: false } digest)
            await QueueAsync(entry, new WeeklyDigestMail(digest, mail.ListFor(reader, BulkMail.WeeklyDigest), mail.ActLinksOf(digest, to)), to, JsonSerializer.Serialize(digest), ct);
        else entry.Skip(await digests.HasTopicsAsync(reader, ct) ? DigestSkip.NothingToSay : DigestSkip.NothingOwned, Now);
    }

    // Everything owed from before the end of the window, so that what an outage held up comes along.
    private async Task WriteNewsAsync(DigestEntry entry, Person reader, MailRecipient? to, CancellationToken ct)
    {
        var weekly = entry.Kind == DigestKind.WeeklyNews;
        var owed = await news.OwedToAsync(reader, weekly ? MailChoice.Weekly : MailChoice.Daily, entry.Until, ct);
        // What is wanted once a day and due as well comes in the same mail.
        if (weekly) owed.AddRange(await news.OwedToAsync(reader, MailChoice.Daily, DigestWindow.LastDayDue(Now, TimeZones.Named(reader.TimeZone)).Until, ct));
        db.RemoveRange(owed);
        if (to is null) entry.Skip(DigestSkip.NoAddress, Now);
        else if (reader.News.IsNever) entry.Skip(DigestSkip.Declined, Now);
        else if (news.Items(owed) is { Count: > 0 } items)
            await QueueAsync(entry, new IdeaNewsMail(items, mail.ListOf(items, reader)), to, JsonSerializer.Serialize(items), ct);
        else entry.Skip(DigestSkip.NothingToSay, Now);
    }

    private async Task QueueAsync(DigestEntry entry, MailContent content, MailRecipient to, string archived, CancellationToken ct)
    {
        var written = await mail.WriteAsync(content, to, $"digest:{entry.Kind}:{entry.Window}:person:{entry.PersonId}", ct);
        db.Add(written);
        entry.Queue(written, archived, Now);
    }

    private async Task FailAsync(int entryId, string fault, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var entry = await db.Digests.SingleAsync(d => d.Id == entryId, ct);
        entry.Fail(fault, Now);
        await db.SaveChangesAsync(ct);
    }

    private static DigestWindow WindowOf(DigestEntry entry) => new(entry.Window, entry.From, entry.Until, entry.DueAt);
}
