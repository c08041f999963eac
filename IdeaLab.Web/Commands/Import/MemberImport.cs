using System.Net.Mail;
using IdeaLab.Domain;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Commands.Import;

/// <summary>
/// Brings members and their segments in, a batch of rows in each transaction. An address nobody has gets an account without a password, which a mailed code or a reset opens; until then the address is not confirmed.
/// Of an account that is there only segments are added: name and kind are its own, and to be left out of a file is no reason to leave a segment.
/// </summary>
internal sealed class MemberImport(IdeaLabDb db, ILookupNormalizer normal, TimeProvider clock, IStringLocalizer<Text> texts)
{
    private const int BatchSize = 500;

    private sealed record Row(long Line, string Address, string Name, PersonKind? Kind, IReadOnlyList<Segment> Segments)
    {
        public string Normalized { get; init; } = "";
    }

    public async Task RunAsync(List<SourceRow> rows, ImportReport report, ProgressBar progress, CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().SingleAsync(ct);
        var segments = await db.Segments.AsNoTracking().ToListAsync(ct);

        foreach (var chunk in rows.Chunk(BatchSize))
        {
            var batch = chunk.ReadEach(row => Read(row, segments), report).ToList();
            var (added, refused) = await db.InOneGoAsync(() => AddAsync(batch, settings, ct), ct);
            db.ChangeTracker.Clear();

            report.Read += chunk.Length;
            report.Added += added;
            report.Unchanged += batch.Count - added - refused.Count;
            foreach (var (line, violation) in refused) report.Refuse(line, texts.InWords(violation));
            progress.Show(report.Read);
        }
    }

    private Row Read(SourceRow row, List<Segment> known)
    {
        var address = row.OnOneLine("address");
        if (address.Length > OutgoingMail.AddressMaxLength || !MailAddress.TryCreate(address, out var read) || read.Address != address || address.Count(c => c == '@') != 1) throw new RowRefusedException($"its address \"{address}\" is none");

        var kind = row.OnOneLine("kind");
        if (kind.Length > 0 && !Enum.GetNames<PersonKind>().Contains(kind, StringComparer.OrdinalIgnoreCase)) throw new RowRefusedException($"its kind \"{kind}\" is neither customer nor employee");

        var keys = row.OnOneLine("segments").Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (keys.FirstOrDefault(key => !known.Exists(s => s.Key == key)) is { } none) throw new RowRefusedException($"there is no segment with the key \"{none}\"");
        return new Row(row.Line, address, row.OnOneLine("name"), kind.Length == 0 ? null : Enum.Parse<PersonKind>(kind, ignoreCase: true), known.FindAll(s => keys.Contains(s.Key))) { Normalized = normal.NormalizeEmail(address) };
    }

    private async Task<(int Added, List<(long, RuleViolation)> Refused)> AddAsync(List<Row> batch, LabSettings settings, CancellationToken ct)
    {
        var addresses = batch.ConvertAll(row => row.Normalized);
        var people = await db.Users.Where(a => addresses.Contains(a.NormalizedEmail!)).Include(a => a.Person.Memberships).ToDictionaryAsync(a => a.NormalizedEmail!, a => a.Person, ct);
        var wanted = batch.SelectMany(row => row.Segments).Select(s => s.Id).Distinct().ToList();
        var segments = await db.Segments.Where(s => wanted.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);

        var (added, now) = (0, clock.GetUtcNow().UtcDateTime);
        var refused = new List<(long, RuleViolation)>();
        foreach (var row in batch)
        {
            try
            {
                var isNew = !people.TryGetValue(row.Normalized, out var person);
                if (isNew) people[row.Normalized] = person = Welcome(row, settings, now);
                var joined = row.Segments.Count(s => segments.TryGetValue(s.Id, out var segment) && person!.Join(segment, MembershipSource.Import, now));
                if (isNew || joined > 0) added++;
            }
            catch (RuleViolation violation)
            {
                refused.Add((row.Line, violation));
            }
        }

        return (added, refused);
    }

    private Person Welcome(Row row, LabSettings settings, DateTime now)
    {
        var name = row.Name.Length > 0 ? row.Name : row.Address[..row.Address.IndexOf('@', StringComparison.Ordinal)];
        var person = new Person(name, row.Kind ?? settings.KindOf(row.Address), settings.Language, settings.TimeZone, now);
        db.Add(new Account
        {
            UserName = row.Address,
            NormalizedUserName = row.Normalized,
            Email = row.Address,
            NormalizedEmail = row.Normalized,
            Person = person,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        });
        return person;
    }
}
