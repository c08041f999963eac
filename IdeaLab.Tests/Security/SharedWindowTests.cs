using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Security;

public sealed class SharedWindowTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly TestFolder _data = new();

    public SharedWindowTests() => EmptyDatabase.CopyTo(_data.File("idealab.db"));

    [Fact]
    public async Task A_window_begins_with_its_first_act_and_says_how_long_to_wait()
    {
        Assert.Equal([null, null, null], [await ActAsync(0), await ActAsync(3), await ActAsync(9)]);
        Assert.Equal(TimeSpan.FromMinutes(1), await ActAsync(9));
        // A refused act does not make it longer.
        Assert.Equal(TimeSpan.FromMinutes(0.5), await ActAsync(9.5));

        Assert.Equal([null, null, null], [await ActAsync(10), await ActAsync(11), await ActAsync(12)]);
        Assert.Equal(TimeSpan.FromMinutes(8), await ActAsync(12));
    }

    [Fact]
    public async Task Each_limit_and_everybody_has_a_window_of_their_own()
    {
        for (var n = 0; n < 3; n++) await ActAsync(0);

        Assert.Null(await ActAsync(0, who: 2));
        Assert.Null(await ActAsync(0, limit: "comment"));
        Assert.NotNull(await ActAsync(0));
    }

    [Fact]
    public async Task Acts_at_the_same_time_from_several_nodes_are_all_counted()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => ActAsync(0, most: 10))));

        Assert.Equal(10, waits.Count(wait => wait is null));
        await using var db = EmptyDatabase.Open(_data.File("idealab.db"));
        Assert.Equal(10, (await db.ActCounts.SingleAsync()).Acts);
    }

    [Fact]
    public async Task No_row_names_a_network_and_none_is_kept_for_long()
    {
        await using var app = new LabApp();
        await app.Visitor().SendAsync("/account/sign-in", "/account/sign-in", ("Form.Email", "typed wrongly"));
        var customer = await app.SignedInAsync("customer");
        await customer.SendAsync("/ideas/new", "/ideas/new", ("Form.Title", ""));

        var counts = await app.InDatabaseAsync(db => db.ActCounts.OrderBy(c => c.Limit).ToListAsync());
        Assert.Equal([("network", true, 3), ("sign-in", true, 1), ("submit", false, 1), ("write", true, 1)], counts.Select(c => (c.Limit, c.Who < 0, c.Acts)));
        Assert.Equal(await app.InDatabaseAsync(db => db.Users.Where(a => a.Email == "customer@idealab.test").Select(a => (long)a.Id).SingleAsync()), counts[2].Who);
    }

    [Fact]
    public async Task Windows_that_are_long_over_are_thrown_away()
    {
        await using var lab = JobLab.Open();
        await lab.SaveAsync(new ActCount("vote", 1, lab.Clock.Now.AddHours(-25)), new ActCount("vote", 2, lab.Clock.Now.AddHours(-1)));

        await lab.RunAsync<TidyUpJob>();

        Assert.Equal(2, await lab.InDatabaseAsync(db => db.ActCounts.Select(c => c.Who).SingleAsync()));
    }

    public void Dispose() => _data.Dispose();

    private async Task<TimeSpan?> ActAsync(double minute, int most = 3, long who = 1, string limit = "vote")
    {
        await using var db = EmptyDatabase.Open(_data.File("idealab.db"));
        return await db.InOneGoAsync(() => db.CountActAsync(limit, who, most, Window, Noon.AddMinutes(minute), default), default);
    }
}
