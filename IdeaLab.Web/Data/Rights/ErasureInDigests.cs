using System.Text.Json;
using System.Text.Json.Nodes;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Rights;

/// <summary>What others were told of somebody stays readable in the lab, and says no name: digests that are shown again, and the lab's copies of mails.</summary>
public static class ErasureInDigests
{
    private const int Batch = 50;

    /// <summary>Takes a name, and the titles and words that go with it, out of what is kept of others' digests and mails. It reads all of them since the person joined, so it is no part of the transaction that erases, and may be done again.</summary>
    /// <returns>How many it changed.</returns>
    public static async Task<int> TakeOutOfDigestsAsync(this IdeaLabDb db, Person person, string name, bool withTexts, CancellationToken ct)
    {
        var (id, since) = (person.Id, person.JoinedAt);
        var ideas = withTexts ? await db.Ideas.Where(i => i.AuthorId == id).Select(i => i.Id).ToListAsync(ct) : [];
        // As the serializer writes it.
        var needles = ideas.Select(idea => $"\"IdeaId\":{idea},").Append(JsonSerializer.Serialize(name)).ToList();
        var changed = new List<(int EntryId, string Json)>();
        await foreach (var kept in db.Digests.Where(d => d.PersonId != id && d.ComposedAt > since && d.Content != null)
            .Select(d => new { d.Id, d.Content!.Json, Language = db.People.Where(p => p.Id == d.PersonId).Select(p => p.Language).First() }).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!needles.Exists(needle => kept.Json.Contains(needle, StringComparison.Ordinal)) || JsonNode.Parse(kept.Json) is not { } root) continue;
            if (TakeOut(root, name, ideas, withTexts, kept.Language)) changed.Add((kept.Id, root.ToJsonString()));
        }

        foreach (var some in changed.Chunk(Batch))
        {
            foreach (var (entry, json) in some) await db.Set<DigestContent>().Where(c => c.EntryId == entry).ExecuteUpdateAsync(set => set.SetProperty(c => c.Json, json), ct);
        }

        return changed.Count
            + await db.Set<MailBody>().Where(b => b.Text.Contains(name) && db.Mails.Any(m => m.Id == b.MailId && (m.State == MailState.Sent || m.State == MailState.Failed))).ExecuteDeleteAsync(ct);
    }

    private static bool TakeOut(JsonNode node, string name, List<int> ideas, bool withTexts, string language)
    {
        var isChanged = false;
        if (node is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>().ToList()) isChanged |= TakeOut(item, name, ideas, withTexts, language);
        }

        if (node is not JsonObject fields) return isChanged;

        var isTheirs = fields["IdeaId"] is JsonValue of && of.TryGetValue<int>(out var idea) && ideas.Contains(idea);
        var isSaidByThem = fields["By"] is JsonValue by && by.TryGetValue<string>(out var who) && who == name;
        foreach (var (key, value) in fields.ToList())
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var words))
            {
                var instead = words == name ? Gone.NameIn(language)
                    : isTheirs && key == "Title" ? Gone.Words(Gone.TitleKey, language)
                    : withTexts && isSaidByThem && key == "Body" && words.Length > 0 ? Gone.Words(Gone.TextKey, language)
                    : words;
                if (instead == words) continue;
                fields[key] = instead;
                isChanged = true;
            }
            else if (value is not null)
            {
                isChanged |= TakeOut(value, name, ideas, withTexts, language);
            }
        }

        return isChanged;
    }
}
