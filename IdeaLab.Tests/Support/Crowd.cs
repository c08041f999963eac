using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Support;

/// <summary>Somebody who joins and votes for ideas, with the hash of the network it was from.</summary>
public sealed record Newcomer(DateTime JoinedAt, DateTime CastAt, long? Network, string Name = "Account", string? Source = null);

/// <summary>People who come to vote: rows as the pages leave them.</summary>
public static class Crowd
{
    /// <summary>So many accounts that joined within an hour, ending at a moment, spread over so many networks, and voted half a minute later.</summary>
    public static IEnumerable<Newcomer> Burst(int accounts, int networks, DateTime until, int firstNetwork = 1000) =>
        Enumerable.Range(0, accounts).Select(n => until.AddMinutes(-60 * (n + 1.0) / accounts)).Select((at, n) => new Newcomer(at, at.AddSeconds(30), firstNetwork + n % networks, $"Account {n + 1}"));

    /// <summary>Each votes for all of these ideas, one minute after the other.</summary>
    /// <returns>Who they are.</returns>
    public static async Task<int[]> ComeAsync(this IdeaLabDb db, IEnumerable<Newcomer> newcomers, params int[] ideas)
    {
        var people = newcomers.Select(n => (Newcomer: n, Person: n.Source is null
            ? new Person(n.Name, PersonKind.Customer, "es", "Europe/Madrid", n.JoinedAt)
            : Person.Imported(n.Name, n.Source, $"{n.Name} {n.CastAt.Ticks}", "es", "Europe/Madrid", n.JoinedAt))).ToList();
        db.AddRange(people.Select(p => p.Person));
        await db.SaveChangesAsync();
        foreach (var (id, minutes) in ideas.Select((id, index) => (id, index)))
        {
            var idea = await db.Ideas.SingleAsync(i => i.Id == id);
            foreach (var (newcomer, person) in people)
            {
                idea.CastVote(person, newcomer.CastAt.AddMinutes(minutes));
                db.Add(new VoteTrace(idea, idea.Votes.Single(v => v.VoterId == person.Id), newcomer.Network));
            }
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return [.. people.Select(p => p.Person.Id)];
    }
}
