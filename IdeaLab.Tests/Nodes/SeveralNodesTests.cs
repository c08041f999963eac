using System.Net;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Nodes;

/// <summary>Two processes on one database behind a balancer that sends every request to the other one than the last: nothing may be known to one of them alone.</summary>
public sealed class SeveralNodesTests : IAsyncLifetime
{
    private const int Ideas = 20;
    private const int SignUps = 6;

    private readonly TestFolder _data = new();
    private readonly List<RealSite> _sites = [];
    private Balancer _balancer = null!;

    public async Task InitializeAsync()
    {
        EmptyDatabase.CopyTo(_data.File("idealab.db"));
        await using (var db = OpenDatabase())
        {
            var (author, topic) = (new Person("Ruth", PersonKind.Employee, "en", "Europe/Madrid", Now), new Topic("General", "General"));
            db.AddRange(Enumerable.Range(1, Ideas).Select(n => new Idea(author, $"Idea {n}", "Body", topic, Audience.Everyone, Now.AddDays(-n))));
            await db.SaveChangesAsync();
        }
        if (Balancer.WhyMissing is not null) return;
        var started = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RealSite.StartAsync(_data.Path,
            ("Demo__Ideas", "false"), ("RateLimits__vote", "100000"), ("RateLimits__network", "100000"), ("RateLimits__sign-up", $"{SignUps}"), ("Proxy__KnownNetworks", "127.0.0.1"), ("Logging__LogLevel__Default", "Warning"))));
        _sites.AddRange(started.Select(s => s.Site));
        _balancer = await Balancer.StartAsync([.. started.Select(s => s.Address)]);
    }

    [FactIfBalancer]
    public async Task Who_signs_in_at_one_acts_at_the_other()
    {
        using var client = _balancer.Browser();
        var ana = new Visitor(client);
        await ana.PostAsync("/account/demo", "/account/demo", ("email", "customer@idealab.test"));

        var answeredBy = new HashSet<string>();
        // An odd number of requests between two votes, so that each is answered by the other node.
        for (var idea = 1; idea <= 4; idea++)
        {
            using var answer = await ana.SendAsync($"/ideas/{idea}", $"/ideas/{idea}/vote");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.EndsWith($"#vote-{idea}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            answeredBy.Add(answer.Headers.GetValues(Balancer.Node).Single());
            if (idea % 2 == 1) await ana.OpenAsync("/");
        }

        Assert.Equal(["0", "1"], answeredBy.Order(StringComparer.Ordinal));
        Assert.Equal(4, await ReadAsync(db => db.Votes.CountAsync()));
    }

    [FactIfBalancer]
    public async Task Votes_of_many_at_both_at_once_are_counted_as_they_stand()
    {
        var ideas = Enumerable.Range(1, Ideas).ToArray();
        Task<Uri[]> up() => Task.FromResult<Uri[]>([_balancer.Address]);
        var voters = await Task.WhenAll(DemoData.People.Select((person, n) => Voter.SignInAsync(up, person.Email, ideas, seed: n)));

        using var enough = new CancellationTokenSource();
        var voting = Task.WhenAll(voters.Select(voter => Task.Run(() => voter.VoteAsync(enough.Token))));
        while (voters.Sum(v => v.Acknowledged) < 300 && !voting.IsCompleted) await Task.Delay(5);
        await enough.CancelAsync();
        await voting;

        Assert.Equal(0, voters.Sum(v => v.Unknown));
        var accounts = await ReadAsync(db => db.Users.ToDictionaryAsync(a => a.Email!, a => a.PersonId));
        var votes = await ReadAsync(db => db.Votes.Select(v => ValueTuple.Create(v.VoterId, v.IdeaId)).ToHashSetAsync());
        Assert.Equal(voters.SelectMany(v => v.Stands.Where(s => s.Value).Select(s => (accounts[v.Email], s.Key))).Order(), votes.Order());
        Assert.All(await ReadAsync(db => db.Ideas.Select(i => new { i.VoteCount, Rows = i.Votes.Count }).ToListAsync()), idea => Assert.Equal(idea.Rows, idea.VoteCount));
    }

    [FactIfBalancer]
    public async Task They_count_the_acts_of_a_network_together_and_know_it_from_the_balancer()
    {
        var answers = await SignUpsAsync("127.0.0.2", SignUps + 2);
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, SignUps), HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers.Select(a => a.Status));
        Assert.Equal(["0", "1"], answers.Take(SignUps).Select(a => a.Node).Distinct().Order(StringComparer.Ordinal));

        Assert.Equal([HttpStatusCode.OK], (await SignUpsAsync("127.0.0.3", 1)).Select(a => a.Status));
        // What somebody says of themselves is not believed.
        Assert.Equal([HttpStatusCode.TooManyRequests], (await SignUpsAsync("127.0.0.2", 1, saying: "203.0.113.7")).Select(a => a.Status));
    }

    public async Task DisposeAsync()
    {
        if (_balancer is not null) await _balancer.DisposeAsync();
        foreach (var site in _sites) site.Dispose();
        _data.Dispose();
    }

    private async Task<List<(HttpStatusCode Status, string Node)>> SignUpsAsync(string from, int times, string? saying = null)
    {
        using var client = _balancer.Browser(from);
        if (saying is not null) client.DefaultRequestHeaders.Add("X-Forwarded-For", saying);
        var visitor = new Visitor(client);
        var answers = new List<(HttpStatusCode, string)>();
        for (var n = 0; n < times; n++)
        {
            using var answer = await visitor.SendAsync("/account/sign-up", "/account/sign-up", ("Form.Email", "typed wrongly"));
            answers.Add((answer.StatusCode, answer.Headers.GetValues(Balancer.Node).Single()));
            // So that the next form is not sent to the same node again.
            if (n % 2 == 0) await visitor.OpenAsync("/");
        }
        return answers;
    }

    private async Task<T> ReadAsync<T>(Func<IdeaLabDb, Task<T>> read)
    {
        await using var db = OpenDatabase();
        return await read(db);
    }

    private IdeaLabDb OpenDatabase() => EmptyDatabase.Open(_data.File("idealab.db"));

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
}
