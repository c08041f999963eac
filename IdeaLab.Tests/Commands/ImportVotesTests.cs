using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

public sealed class ImportVotesTests : ImportLab
{
    private const string Header = "idea,voter,at,value\n";

    [Fact]
    public async Task Rows_in_any_order_become_one_vote_per_voter_and_idea_and_later_events_win()
    {
        await IdeasAsync();
        Assert.Equal(0, await ImportVotesAsync(Header
            + "7,a,2024-05-04T10:00:00Z,1\n"
            + "7,a,2024-05-03T10:00:00Z,0\n"
            + "7,a,2024-05-02T10:00:00Z,1\n"
            + "7,a,2024-05-05T10:00:00Z,1\n"
            + "7,b,2024-05-03T10:00:00Z,-1\n"
            + "7,b,2024-05-02T10:00:00Z,1\n"
            + "8,b,1714730400000,\n"));

        Assert.Equal(["7 a 2024-05-04 10:00:00Z", "8 b 2024-05-03 10:00:00Z"], await VotesAsync());
        Assert.Equal((1, 11, 1), ((await IdeaAsync("7")).VoteCount, (await IdeaAsync("7")).Support, (await IdeaAsync("8")).VoteCount));
        Assert.Contains("7 rows read, 7 added, 0 unchanged, 0 refused", Said, StringComparison.Ordinal);
        Assert.Equal(0, await RecountedAsync());
    }

    [Fact]
    public async Task What_a_person_under_a_sanction_did_elsewhere_is_brought_in_and_does_not_count()
    {
        await IdeasAsync();
        await ImportVotesAsync(Header + "7,a,2024-05-02,1\n7,b,2024-05-02,1\n");
        await Lab.InDatabaseAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Source == "town" && p.SourceKey == "b")).Sanction("One hand.", await db.DemoPersonAsync("reviewer"), Lab.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await Lab.RunAsync<ApplySanctionsJob>();
        Assert.Equal(0, await ImportVotesAsync(Header + "8,a,2024-05-03,1\n8,b,2024-05-03,1\n7,b,2024-05-03,0\n7,b,2024-05-04,1\n"));

        Assert.Equal(["7 a 2024-05-01 22:00:00Z", "7 b 2024-05-03 22:00:00Z", "8 a 2024-05-02 22:00:00Z", "8 b 2024-05-02 22:00:00Z"], await VotesAsync());
        Assert.Equal((1, 1), ((await IdeaAsync("7")).VoteCount, (await IdeaAsync("8")).VoteCount));
        Assert.Equal(0, await RecountedAsync());
    }

    [Fact]
    public async Task Of_one_moment_the_later_line_wins()
    {
        await IdeasAsync();
        await ImportVotesAsync(Header + "7,a,2024-05-02,1\n7,a,2024-05-02,0\n8,a,2024-05-02,0\n8,a,2024-05-02,1\n");

        Assert.Equal(["8 a 2024-05-01 22:00:00Z"], await VotesAsync());
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await IdeasAsync();
        const string rows = Header + "7,a,2024-05-02,1\n7,b,2024-05-02,1\n7,b,2024-05-03,0\n8,c,2024-05-03,1\n";
        await ImportVotesAsync(rows);
        var before = (await VotesAsync(), await IdeaAsync("7"));

        Assert.Equal(0, await ImportVotesAsync(rows));

        var after = (await VotesAsync(), await IdeaAsync("7"));
        Assert.Equal(before.Item1, after.Item1);
        Assert.Equal((before.Item2.Version, before.Item2.TrendingScore), (after.Item2.Version, after.Item2.TrendingScore));
        Assert.Contains("4 rows read, 0 added, 4 unchanged, 0 refused", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_file_takes_back_what_an_earlier_one_brought_and_an_older_event_changes_nothing()
    {
        await IdeasAsync();
        await ImportVotesAsync(Header + "7,a,2024-05-02,1\n7,b,2024-05-02,1\n7,c,2024-05-02,1\n");
        Assert.Equal(0, await ImportVotesAsync(Header + "7,a,2024-05-04,0\n7,b,2024-05-04,0\n7,b,2024-05-05,1\n7,c,2024-05-01T21:00:00Z,0\n"));
        Assert.Contains("4 rows read, 3 added, 1 unchanged", Said, StringComparison.Ordinal);
        Assert.Equal(["7 b 2024-05-04 22:00:00Z", "7 c 2024-05-01 22:00:00Z"], await VotesAsync());

        // Older than the withdrawal, which left no vote.
        await ImportVotesAsync(Header + "7,a,2024-05-03,1\n");
        Assert.Equal(2, (await IdeaAsync("7")).VoteCount);
        Assert.Equal(0, await RecountedAsync());
    }

    [Fact]
    public async Task Bad_rows_are_named_with_line_and_reason()
    {
        await IdeasAsync();
        Assert.Equal(1, await ImportVotesAsync(Header
            + "99,a,2024-05-02,1\n"
            + ",a,2024-05-02,1\n"
            + "7,,2024-05-02,1\n"
            + "7,a,yesterday,1\n"
            + "7,a,2026-03-05,1\n"
            + "7,a,2024-05-02,2\n"
            + "7,a,2024-04-29,1\n"
            + "7,a,2024-04-30,1\n"));

        string[] expected =
        [
            "Line 2 refused: there is no idea \"99\" from town.",
            "Line 3 refused: its idea is empty.",
            "Line 4 refused: its voter is empty.",
            "Line 5 refused: its date \"yesterday\" is not of the form 2026-12-31 or 2026-12-31T23:59:59, nor a number of milliseconds since 1970.",
            "Line 6 refused: its date \"2026-03-05\" lies in the future.",
            "Line 7 refused: its value \"2\" is not 1 for support, nor 0 or -1 for taking it back.",
            "Line 8 refused: it is from before the idea.",
        ];
        Assert.Equal(expected, Said.Split('\n').Where(line => line.StartsWith("Line", StringComparison.Ordinal)));
        // A day early counts from the idea's beginning.
        Assert.Equal(["7 a 2024-04-30 22:00:00Z"], await VotesAsync());
    }

    [Fact]
    public async Task A_settled_idea_takes_no_votes_but_what_was_brought_in_before_is_not_refused()
    {
        await IdeasAsync();
        await ImportVotesAsync(Header + "7,a,2024-05-02,1\n");
        await Lab.InDatabaseAsync(db => db.Ideas.Where(i => i.SourceKey == "7").ExecuteUpdateAsync(set => set.SetProperty(i => i.Status, IdeaStatus.Declined)));

        Assert.Equal(1, await ImportVotesAsync(Header + "7,a,2024-05-02,1\n7,a,2024-05-03,0\n7,b,2024-05-02,1\n"));

        Assert.Contains("Line 3 refused: Voting on this idea is closed.\n", Said, StringComparison.Ordinal);
        Assert.Contains("3 rows read, 0 added, 1 unchanged, 2 refused", Said, StringComparison.Ordinal);
        Assert.Equal(1, (await IdeaAsync("7")).VoteCount);
    }

    [Fact]
    public async Task Voters_are_the_authors_of_the_same_source_and_joined_with_their_first_vote()
    {
        await IdeasAsync();
        await ImportVotesAsync(Header + "7,author,2024-05-02,1\n7,new,2024-05-03,1\n8,new,2024-05-02,1\n");

        var votes = await Lab.InDatabaseAsync(db => db.Votes.Include(v => v.Voter).Include(v => v.Idea).OrderBy(v => v.CastAt).ToListAsync());
        Assert.Equal(votes[0].Idea.AuthorId, votes.Single(v => v.Voter.SourceKey == "author").VoterId);
        var newcomer = votes.Last(v => v.Voter.SourceKey == "new").Voter;
        Assert.Equal(new DateTime(2024, 5, 1, 22, 0, 0, DateTimeKind.Utc), newcomer.JoinedAt);
        Assert.Equal("Altair", newcomer.Name);
    }

    [Fact]
    public async Task Taking_a_vote_back_reaches_what_was_merged_into_the_idea()
    {
        await IdeasAsync();
        await ImportVotesAsync(Header + "8,a,2024-05-02,1\n8,b,2024-05-02,1\n7,b,2024-05-03,1\n");
        var (from, into) = ((await IdeaAsync("8")).Id, (await IdeaAsync("7")).Id);
        var reviewer = await Lab.PersonAsync("reviewer");
        await Lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var both = await db.ForMergingAsync(from, into, default);
            both[from].MergeInto(both[into], await db.People.SingleAsync(p => p.Id == reviewer.Id), "The same.", Lab.Clock.Now);
            await db.RescoreAsync(both[into], default);
            return true;
        }, default));
        Assert.Equal(2, (await IdeaAsync("7")).VoteCount);

        Assert.Equal(1, await ImportVotesAsync(Header + "7,a,2024-05-05,0\n7,b,2024-05-05,0\n8,c,2024-05-05,1\n"));

        Assert.Contains("Line 4 refused: This idea was merged with another one", Said, StringComparison.Ordinal);
        Assert.Empty(await VotesAsync());
        Assert.Equal((0, 0), ((await IdeaAsync("7")).VoteCount, (await IdeaAsync("8")).VoteCount));
        Assert.Equal(0, await RecountedAsync());
    }

    [Fact]
    public async Task Columns_are_asked_for_by_name()
    {
        await IdeasAsync();
        Assert.Equal(2, await ImportVotesAsync("idea;user;when\n7;a;2024-05-02\n", "--delimiter", ";"));
        Assert.Equal("Say with --columns which column holds \"voter\", for example \"voter=name of the column\". Its columns are: idea, user, when.", Said.Trim());
        Assert.Equal(0, await ImportVotesAsync("idea;user;when\n7;a;02/05/2024\n", "--delimiter", ";", "--columns", "idea=idea,voter=user,at=when", "--date-format", "dd/MM/yyyy"));
        Assert.Equal(["7 a 2024-05-01 22:00:00Z"], await VotesAsync());
    }

    private async Task IdeasAsync() =>
        Assert.Equal(0, await ImportIdeasAsync("key,title,author,support,created\n7,Clean streets,author,10,2024-05-01\n8,Trees,author,0,2024-05-01\n"));

    private Task<Idea> IdeaAsync(string key) => Lab.InDatabaseAsync(db => db.Ideas.SingleAsync(i => i.SourceKey == key));

    private Task<List<string>> VotesAsync() => Lab.InDatabaseAsync(async db =>
        (await db.Votes.Select(v => $"{v.Idea.SourceKey} {v.Voter.SourceKey} {v.CastAt:u}").ToListAsync()).Order(StringComparer.Ordinal).ToList());

    // Counters and scores that are not what the rows say.
    private Task<int> RecountedAsync() => Lab.InDatabaseAsync(async db =>
    {
        var trending = await db.TrendingAsync(default);
        var wrong = 0;
        foreach (var idea in await db.Ideas.Include(i => i.Votes).ToListAsync())
        {
            var events = await db.EventsOfAsync(idea, trending, default);
            if (idea.VoteCount != idea.Votes.Count(v => v.Counts) || Math.Abs(idea.TrendingScore - trending.Of(events, idea.CreatedAt)) > 1e-9) wrong++;
        }

        return wrong;
    });
}
