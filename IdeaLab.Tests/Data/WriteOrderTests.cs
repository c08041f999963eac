using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Data;

/// <summary>The rule of <see cref="RaceQueries.InOneGoAsync{T}"/>: no two transactions come to the same tables in opposite orders.</summary>
public sealed class WriteOrderTests : IAsyncLifetime
{
    private readonly OrderedLab _app = new();
    private int _id;

    public async Task InitializeAsync() => _id = await _app.ShareAsync("Freeze a card", by: "customer2");

    [Fact]
    public async Task A_vote_comes_to_its_idea_last()
    {
        var voter = await _app.SignedInAsync("lead");
        foreach (var act in (string[])["vote", "vote/withdraw", "vote"]) await voter.PostAsync("/ideas", $"/ideas/{_id}/{act}");

        Assert.Contains("Ideas", _app.Writes.Seen);
        Assert.Contains("VoteTraces, Ideas", _app.Writes.Seen);
    }

    [Fact]
    public void A_circle_would_be_found()
    {
        Assert.Equal([], new WriteOrder("Follows, Ideas, Votes", "Ballots, Ideas", "Votes, VoteTraces").Circles());
        Assert.Equal(["Ideas", "VoteTraces", "Votes"], new WriteOrder("Follows, Ideas, Votes", "Votes, VoteTraces", "VoteTraces, Ideas").Circles());
    }

    [Fact]
    public async Task Nobody_goes_against_anybody_else()
    {
        var voter = await _app.SignedInAsync("lead");
        foreach (var act in (string[])["vote", "vote/withdraw", "vote"]) await voter.PostAsync("/ideas", $"/ideas/{_id}/{act}");
        await voter.OpenAsync($"/ideas/{_id}");
        await _app.CommentAsync(_id, "I would use it.");
        await DoubtAsync(on: true);
        await DoubtAsync(on: false);

        var other = await _app.ShareAsync("Lock a card");
        foreach (var who in (string[])["lead", "employee", "owner"]) await _app.ActAsync(other, who, (idea, person) => idea.CastVote(person, _app.Clock.Now));
        await _app.MergeAsync(other, _id);
        await DoubtAsync(on: true);
        foreach (var act in (string[])["vote/withdraw", "vote"]) await voter.PostAsync("/ideas", $"/ideas/{_id}/{act}");
        await _app.ActAsync(_id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.UnderReview, reviewer, "Promising.", _app.Clock.Now));

        var challenge = await _app.ChallengeAsync(budget: new VoteBudget(10, 3), endsIn: 1);
        var entered = await _app.EnterAsync(challenge, "Less paper");
        foreach (var amount in (int[])[1, 3]) await _app.GiveAsync(entered, "lead", amount);

        await _app.InDatabaseAsync(async db =>
        {
            (await db.Settings.SingleAsync()).RankBy(9, 40, 20);
            return await db.SaveChangesAsync();
        });
        await WorkAsync();
        _app.Clock.Advance(TimeSpan.FromDays(9));
        await WorkAsync();
        await _app.EndAsync(_id, IdeaStatus.Delivered);
        await LeaveAsync();
        await WorkAsync();

        Assert.True(_app.Writes.Circles().Count == 0, $"{string.Join(", ", _app.Writes.Circles())} are in a circle:\n{string.Join('\n', _app.Writes.Seen)}");
        foreach (var order in (string[])["Follows, Ideas, Votes", "Challenges, Ideas", "Ballots, Ideas, Votes", "Digests, Mails"]) Assert.Contains(order, _app.Writes.Seen);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<int> DoubtAsync(bool on) => _app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        await db.ChangeDoubtsAsync(_id, [(await db.DemoPersonAsync("lead")).Id], VoteDoubts.Sanctioned, on, default), default));

    // Somebody asks for their data, and leaves with all they did.
    private async Task LeaveAsync()
    {
        const string Leo = "leo@example.org";
        await _app.JoinAsync(Leo);
        var leo = _app.Visitor();
        await leo.TrySignInAsync(Leo);
        var idea = await _app.ShareAsync("Round up to savings");
        await leo.PostAsync("/ideas", $"/ideas/{idea}/vote");
        await leo.PostAsync($"/ideas/{idea}", $"/ideas/{idea}/comment", ("Form.Body", "I would use it too."));
        await leo.PostAsync("/account/data", "/account/data", ("Form.PasswordOrCode", Members.Password));
        await _app.RunAsync<ExportDataJob>();
        await leo.PostAsync("/account/erase", "/account/erase", ("Form.PasswordOrCode", Members.Password), ("Erase.Texts", "Nobody"), ("Erase.Typed", "DELETE"));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.People.CountAsync(p => p.ErasedAt != null)));
    }

    private async Task WorkAsync()
    {
        await _app.RunAsync<RescoreIdeasJob>();
        await _app.RunAsync<HoldVotesJob>();
        await _app.RunAsync<ApplySanctionsJob>();
        await _app.RunAsync<CloseChallengesJob>();
        await _app.RunAsync<RankIdeasJob>();
        await _app.RunAsync<DrawEyesJob>();
        await _app.RunAsync<RecountVotesJob>();
        await _app.RunAsync<AskOutcomesJob>();
        await _app.RunAsync<RemindScorersJob>();
        await _app.RunAsync<TellFollowersJob>();
        await _app.RunAsync<SendDigestsJob>();
        await _app.RunAsync<SendMailJob>();
        await _app.RunAsync<WarnEarlyJob>();
        await _app.RunAsync<TidyUpJob>();
    }

    private sealed class OrderedLab : LabApp
    {
        public WriteOrder Writes { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<SqliteIdeaLabDb>(options => options.AddInterceptors(Writes)));
        }
    }
}
