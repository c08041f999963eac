using System.Net;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Ideas;

/// <summary>From which network a vote was cast is noted with it, and no address ever.</summary>
public sealed class VoteTraceTests : IAsyncLifetime
{
    private readonly AddressedLab _app = new();
    private int _idea;

    public async Task InitializeAsync() => _idea = await _app.ShareAsync("Freeze my card");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Neighbours_leave_the_same_trace_and_others_another()
    {
        await VoteAsync("customer2", "203.0.113.7");
        await VoteAsync("employee", "::ffff:203.0.113.250");
        await VoteAsync("lead", "203.0.114.7");
        var traces = await TracesAsync();
        Assert.Equal(traces[0].Network, traces[1].Network);
        Assert.NotEqual(traces[0].Network, traces[2].Network);
        Assert.All(traces, trace => Assert.Equal(_app.Clock.Now, trace.At));
    }

    [Fact]
    public async Task Taking_it_back_leaves_the_trace_and_whoever_casts_it_again_has_voted_then_and_from_there()
    {
        await VoteAsync("customer2", "203.0.113.7");
        var before = Assert.Single(await TracesAsync());
        var oliver = await _app.SignedInAsync("customer2");
        await oliver.PostAsync($"/ideas/{_idea}", $"/ideas/{_idea}/vote/withdraw");
        Assert.Equal(before.Network, Assert.Single(await TracesAsync()).Network);

        _app.Clock.Advance(TimeSpan.FromDays(7));
        await VoteAsync("customer2", "203.0.114.7");
        var after = Assert.Single(await TracesAsync());
        Assert.Equal((before.Network, before.At, _app.Clock.Now), (after.Network, after.At, after.AgainAt));
        // A vote of a week ago is worth half, however often it is taken back.
        var (castAt, score) = await _app.InDatabaseAsync(async db => (await db.Votes.Select(v => v.CastAt).SingleAsync(), await db.Ideas.Where(i => i.Id == _idea).Select(i => i.TrendingScore).SingleAsync()));
        Assert.Equal(before.At, castAt);
        Assert.Equal(0.5, Trending.Standard.FreshVotes(score, _app.Clock.Now), 1e-9);
    }

    [Fact]
    public async Task A_crowd_that_was_not_there_when_its_hour_was_over_is_looked_at_when_it_is_back()
    {
        var crowd = await _app.InDatabaseAsync(db => db.ComeAsync(Crowd.Burst(39, networks: 3, _app.Clock.Now), _idea));
        _app.Clock.Advance(TimeSpan.FromMinutes(59));
        await ForAllAsync((idea, person) => idea.WithdrawVote(person, _app.Clock.Now));
        _app.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(0, await _app.RunAsync<HoldVotesJob>());

        _app.Clock.Advance(TimeSpan.FromMinutes(30));
        foreach (var voter in crowd) await _app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var person = await db.People.SingleAsync(p => p.Id == voter);
            await db.CastVoteAsync(await db.Ideas.WithShareOf(person).SingleAsync(i => i.Id == _idea), person, _app.Clock.Now, default);
            return true;
        }, default));
        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(39, await _app.RunAsync<HoldVotesJob>());

        Task<bool> ForAllAsync(Action<Idea, Person> act) => _app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var idea = await db.Ideas.Include(i => i.Votes).Include(i => i.Follows).Include(i => i.Comments).SingleAsync(i => i.Id == _idea);
            foreach (var person in await db.People.Where(p => crowd.Contains(p.Id)).ToListAsync()) act(idea, person);
            await db.RescoreAsync(idea, default);
            return true;
        }, default));
    }

    [Fact]
    public async Task Votes_from_a_budget_leave_one_too()
    {
        var challenge = await _app.ChallengeAsync(budget: new(5, 3));
        var idea = await _app.EnterAsync(challenge, "Print on both sides");
        _app.Address = IPAddress.Parse("2001:db8:1:2::1");
        var oliver = await _app.SignedInAsync("customer2");
        await oliver.PostAsync($"/ideas/{idea}", $"/ideas/{idea}/votes", ("amount", "2"));
        Assert.NotNull((await _app.InDatabaseAsync(db => db.VoteTraces.SingleAsync(t => t.IdeaId == idea))).Network);
    }

    [Fact]
    public async Task The_salt_of_a_week_is_gone_when_it_is_over_and_a_trace_after_thirty_days()
    {
        await VoteAsync("customer2", "203.0.113.7");
        Assert.Equal(0, await TidyAsync(days: 1));
        Assert.Equal((1, 1), await LeftAsync());
        await TidyAsync(days: 7);
        Assert.Equal((1, 0), await LeftAsync());
        await VoteAsync("employee", "203.0.113.7");
        Assert.Equal(2, (await TracesAsync()).Select(t => t.Network).Distinct().Count());

        await TidyAsync(days: 23);
        Assert.Equal((1, 0), await LeftAsync());

        async Task<int> TidyAsync(int days)
        {
            _app.Clock.Advance(TimeSpan.FromDays(days));
            return await _app.RunAsync<TidyUpJob>();
        }
    }

    [Theory]
    [InlineData("2026-03-02T00:00:00Z", "2026-03-02")]
    [InlineData("2026-03-08T23:59:59Z", "2026-03-02")]
    [InlineData("2026-03-09T00:00:00Z", "2026-03-09")]
    public void A_week_begins_on_Monday(string at, string monday) =>
        Assert.Equal(DateOnly.Parse(monday, null), NetworkSalt.WeekOf(DateTime.Parse(at, null, System.Globalization.DateTimeStyles.AdjustToUniversal)));

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.254", true)]
    [InlineData("192.0.2.1", "192.0.3.1", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:ffff::9", true)]
    [InlineData("2001:db8:1::1", "2001:db8:2::1", false)]
    public void Addresses_of_one_household_or_office_have_one_hash(string one, string other, bool same)
    {
        var salt = new NetworkSalt(new(2026, 3, 2));
        Assert.Equal(same, salt.HashOf(IPAddress.Parse(one)) == salt.HashOf(IPAddress.Parse(other)));
        Assert.NotEqual(salt.HashOf(IPAddress.Parse(one)), new NetworkSalt(new(2026, 3, 9)).HashOf(IPAddress.Parse(one)));
        Assert.Null(salt.HashOf(null));
    }

    private async Task VoteAsync(string who, string address)
    {
        _app.Address = IPAddress.Parse(address);
        var voter = await _app.SignedInAsync(who);
        await voter.PostAsync($"/ideas/{_idea}", $"/ideas/{_idea}/vote", ("cast", "true"));
    }

    private Task<List<VoteTrace>> TracesAsync() => _app.InDatabaseAsync(db => db.VoteTraces.AsNoTracking().OrderBy(t => t.At).ThenBy(t => t.VoterId).ToListAsync());

    private Task<(int, int)> LeftAsync() => _app.InDatabaseAsync(async db => (await db.VoteTraces.CountAsync(), await db.NetworkSalts.CountAsync()));

    /// <summary>Whose visitors come from an address; those of the test server have none.</summary>
    private sealed class AddressedLab : LabApp
    {
        public IPAddress? Address { get; set; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new From(this)));
        }

        private sealed class From(AddressedLab lab) : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((http, go) =>
                {
                    http.Connection.RemoteIpAddress = lab.Address;
                    return go(http);
                });
                next(app);
            };
        }
    }
}
