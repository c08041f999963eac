using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Commands.Import;

/// <summary>The people of a source: the same person for the same author, under a pseudonym, without an account.</summary>
internal sealed class ImportedPeople(IdeaLabDb db, LabSettings settings, string source)
{
    private Dictionary<string, Person> _people = [];

    /// <summary>Loads these authors and makes those that are new. An author without a key is the source itself.</summary>
    public async Task MeetAsync(IEnumerable<(string Key, DateTime At)> authors, CancellationToken ct)
    {
        var firstSeen = authors.GroupBy(author => author.Key).ToDictionary(author => author.Key, author => author.Min(a => a.At));
        _people = await db.People.Where(p => p.Source == source && firstSeen.Keys.Contains(p.SourceKey!)).ToDictionaryAsync(p => p.SourceKey!, ct);

        var next = await db.People.CountAsync(p => p.Source != null && p.SourceKey != "", ct);
        foreach (var (key, at) in firstSeen.Where(author => !_people.ContainsKey(author.Key)))
        {
            var name = key.Length > 0 ? Pseudonyms.Of(next++) : source;
            _people[key] = Person.Imported(name, source, key, settings.Language, settings.TimeZone, at);
            db.Add(_people[key]);
        }

        await db.SaveChangesAsync(ct);
    }

    public Person this[string author] => _people[author];
}
