using IdeaLab.Domain.Digests;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Digests;

/// <summary>Finds out what there is to tell an owner of their topics, or a lead of all of them. It reads and changes nothing. What several are told of the same time is read once.</summary>
public sealed class DigestReader(IdeaLabDb db, DigestFinder finder)
{
    private readonly Dictionary<(DateTime From, DateTime Until), DigestFacts> _facts = [];

    public Task<bool> HasTopicsAsync(Person reader, CancellationToken ct) =>
        reader.LeadsInnovation() ? db.Topics.AnyAsync(ct) : db.TopicOwners.AnyAsync(o => o.PersonId == reader.Id, ct);

    /// <summary>What the reader's next weekly digest is of.</summary>
    public async Task<DigestWindow> NextAsync(Person reader, DateTime now, CancellationToken ct) =>
        DigestWindow.NextWeek(now, TimeZones.Named(reader.TimeZone), await db.Digests.Where(d => d.PersonId == reader.Id && d.Kind == DigestKind.Weekly).MaxAsync(d => (DateTime?)d.Until, ct), reader.JoinedAt);

    /// <param name="reader">Whose digest.</param>
    /// <param name="window">Of which time; what is not over yet is read up to <paramref name="now"/>.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<WeeklyDigest> ReadAsync(Person reader, DigestWindow window, DateTime now, CancellationToken ct)
    {
        var until = window.Until < now ? window.Until : now;
        var isLead = reader.LeadsInnovation();
        var topics = await db.Topics.AsNoTracking().Where(t => isLead || t.Owners.Any(o => o.PersonId == reader.Id)).OrderBy(t => t.Id).ToDictionaryAsync(t => t.Id, t => t.NameIn(reader.Language), ct);
        return WeeklyDigest.Of(window, until, new DigestRecipient(reader.Id, isLead, topics), await FactsAsync(window.From, until, ct));
    }

    private async Task<DigestFacts> FactsAsync(DateTime from, DateTime until, CancellationToken ct) =>
        _facts.TryGetValue((from, until), out var facts) ? facts : _facts[(from, until)] = await finder.FindAsync(from, until, ct);
}
