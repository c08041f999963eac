using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

/// <summary>Two real processes whose timetables fire at once on one data folder, with a challenge that ended long ago.</summary>
public sealed class ClosingTogetherTests : IDisposable
{
    private const int Voters = 60;

    private readonly TestFolder _data = new();

    [Fact]
    public async Task It_is_closed_once_and_everybody_is_told_once()
    {
        EmptyDatabase.CopyTo(_data.File("idealab.db"));
        await SeedAsync();
        using var sites = new TwoSites(_data.Path);
        await sites.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => (string[])["CloseChallenges", "TellFollowers"]).Select(sites.AskForAsync));
        for (var tries = 0; tries < 60 && await ReadAsync(db => db.Mails.CountAsync()) < Voters + 1; tries++)
        {
            await sites.AskForAsync(tries % 2 == 0 ? "CloseChallenges" : "TellFollowers");
            await Task.Delay(500);
        }
        await sites.AskForAsync("TellFollowers");
        sites.Kill();

        Assert.Equal(new ChallengeTally(1, Voters, Voters + 1), (await ReadAsync(db => db.Challenges.SingleAsync())).Result);
        Assert.Equal(1, await ReadAsync(db => db.ChallengePlaces.CountAsync()));
        var told = await ReadAsync(db => db.Mails.Where(m => m.Kind == MailKind.IdeaNews).Select(m => m.PersonId).ToListAsync());
        Assert.Equal((Voters + 1, Voters + 1), (told.Count, told.Distinct().Count()));
        Assert.Equal(0, await ReadAsync(db => db.OwedNews.CountAsync()));
    }

    public void Dispose() => _data.Dispose();

    private async Task SeedAsync()
    {
        await using var db = EmptyDatabase.Open(_data.File("idealab.db"));
        var at = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-9);
        var owner = Member("owner-of-it");
        owner.Person.TakeRoles(Roles.Owner);
        var voters = Enumerable.Range(0, Voters).Select(n => Member($"member{n}")).ToList();
        // Who presses "run now"; demo people are made in an empty lab alone.
        var admin = Member("admin", "idealab.test");
        admin.Person.TakeRoles(Roles.Admin);
        db.AddRange([owner, admin, .. voters]);
        await db.SaveChangesAsync();
        var today = DateOnly.FromDateTime(at);
        var challenge = new Challenge(new("How do we save paper?", "", today, today.AddDays(3), Audience.Everyone, [], "", owner.Person, null), owner.Person, TimeZoneInfo.Utc, at);
        db.Add(challenge);
        await db.SaveChangesAsync();
        var idea = new Idea(owner.Person, "Less paper", "By mail.", new Topic("General", "General"), Audience.Everyone, at, challenge);
        db.Add(idea);
        foreach (var voter in voters) idea.CastVote(voter.Person, at);
        await db.SaveChangesAsync();

        Account Member(string name, string host = "example.com") => new() { UserName = $"{name}@{host}", NormalizedUserName = $"{name}@{host}".ToUpperInvariant(), Email = $"{name}@{host}", NormalizedEmail = $"{name}@{host}".ToUpperInvariant(), SecurityStamp = name, EmailConfirmed = true, Person = new Person(name, PersonKind.Customer, "en", "Europe/Madrid", at) };
    }

    private async Task<T> ReadAsync<T>(Func<IdeaLabDb, Task<T>> read)
    {
        await using var db = EmptyDatabase.Open(_data.File("idealab.db"));
        return await read(db);
    }
}
