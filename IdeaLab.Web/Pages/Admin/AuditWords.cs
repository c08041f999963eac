using System.Globalization;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>Says entries of the audit log in the reader's language, with names where the log has numbers.</summary>
public sealed class AuditWords
{
    private readonly IStringLocalizer<Text> _text;
    private readonly IModel _model;
    private readonly Dictionary<(Type Kind, int Id), string> _names = [];

    private readonly TimeZoneInfo _zone;

    private AuditWords(IStringLocalizer<Text> text, IModel model, TimeZoneInfo zone) => (_text, _model, _zone) = (text, model, zone);

    public static async Task<AuditWords> ForAsync(IdeaLabDb db, IStringLocalizer<Text> text, TimeZoneInfo zone, IReadOnlyCollection<AuditEntry> entries, CancellationToken ct)
    {
        var words = new AuditWords(text, db.Model, zone);
        var numbers = entries.SelectMany(words.NumbersIn).ToLookup(n => n.Kind, n => n.Id);
        var (ideas, people, topics) = (numbers[typeof(Idea)].ToHashSet(), numbers[typeof(Person)].ToHashSet(), numbers[typeof(Topic)].ToHashSet());
        foreach (var idea in await db.Ideas.Where(i => ideas.Contains(i.Id)).Select(i => new { i.Id, i.Title }).ToListAsync(ct)) words._names[(typeof(Idea), idea.Id)] = idea.Title;
        foreach (var person in await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(ct)) words._names[(typeof(Person), person.Id)] = person.Name;
        foreach (var topic in await db.Topics.AsNoTracking().Where(t => topics.Contains(t.Id)).ToListAsync(ct)) words._names[(typeof(Topic), topic.Id)] = topic.NameIn(Languages.Current);
        var challenges = numbers[typeof(Challenge)].ToHashSet();
        foreach (var challenge in await db.Challenges.Where(c => challenges.Contains(c.Id)).Select(c => new { c.Id, c.Question }).ToListAsync(ct)) words._names[(typeof(Challenge), challenge.Id)] = challenge.Question;
        var segments = numbers[typeof(Segment)].ToHashSet();
        foreach (var segment in await db.Segments.AsNoTracking().Where(s => segments.Contains(s.Id)).ToListAsync(ct)) words._names[(typeof(Segment), segment.Id)] = segment.NameIn(Languages.Current);
        var circles = numbers[typeof(Circle)].ToHashSet();
        foreach (var circle in await db.Circles.AsNoTracking().Include(c => c.Segments).ThenInclude(s => s.Segment).Where(c => circles.Contains(c.Id)).ToListAsync(ct))
            words._names[(typeof(Circle), circle.Id)] = string.Join(", ", circle.Segments.Select(s => s.Segment.NameIn(Languages.Current)).Order(StringComparer.CurrentCulture));
        // A sanction goes by the name of whom it is on.
        var sanctions = numbers[typeof(Sanction)].ToHashSet();
        foreach (var sanction in await db.Sanctions.Where(s => sanctions.Contains(s.Id)).Select(s => new { s.Id, s.Person.Name }).ToListAsync(ct)) words._names[(typeof(Sanction), sanction.Id)] = sanction.Name;
        return words;
    }

    /// <summary>The kind of thing, and which one where that has a name.</summary>
    public string NameOf(AuditEntry entry)
    {
        var kind = _text[$"Audit.Thing.{entry.Thing}"].Value;
        return entry.Thing != nameof(Idea) && entry.Key is { } key && KindOf(entry) is { } type && _names.TryGetValue((type.ClrType, key), out var name) ? $"{kind}: {name}" : kind;
    }

    public string? TitleOf(AuditEntry entry) => entry.IdeaId is { } id ? _names.GetValueOrDefault((typeof(Idea), id)) : null;

    public AuditModel.Change Of(AuditEntry entry, AuditChange change)
    {
        if (entry.Thing == AuditNotes.Job) return new(_text["Audit.Thing.Job"], change.Before, _text[$"Job.{change.After}"]);
        var property = KindOf(entry)?.FindProperty(change.What);
        return new(_text[$"Audit.What.{change.What}"], Say(property, change.Before), Say(property, change.After));
    }

    private IEnumerable<(Type Kind, int Id)> NumbersIn(AuditEntry entry)
    {
        if (entry.IdeaId is { } idea) yield return (typeof(Idea), idea);
        if (entry.Key is { } key && KindOf(entry) is { } kind) yield return (kind.ClrType, key);
        foreach (var change in entry.Changes)
        {
            if (PrincipalOf(KindOf(entry)?.FindProperty(change.What)) is not { } principal) continue;
            if (int.TryParse(change.Before, out var before)) yield return (principal, before);
            if (int.TryParse(change.After, out var after)) yield return (principal, after);
        }
    }

    private string? Say(IProperty? property, string? value)
    {
        if (string.IsNullOrEmpty(value) || property is null) return value;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (PrincipalOf(property) is { } principal && int.TryParse(value, out var id)) return _names.GetValueOrDefault((principal, id), $"#{value}");
        if (type == typeof(Roles) && Enum.TryParse<Roles>(value, out var roles)) return _text.RoleNames(roles);
        if (type.IsEnum) return _text[$"{type.Name}.{value}"];
        if (type == typeof(bool)) return _text[value == bool.TrueString ? "Audit.Yes" : "Audit.No"];
        if (type == typeof(DateTime) && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)) return _text.Moment(at, _zone);
        if (type == typeof(DateOnly) && DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day)) return day.ToString(_text["Time.DayFormat"]);
        return value;
    }

    private IEntityType? KindOf(AuditEntry entry) => _model.GetEntityTypes().FirstOrDefault(t => t.ShortName() == entry.Thing);

    private static Type? PrincipalOf(IProperty? property) => property?.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType.ClrType;
}
