using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

public sealed class ImportCommentsTests : ImportLab
{
    private const string Header = "key,parent,idea,author,body,created,time\n";

    [Fact]
    public async Task A_debate_of_any_depth_becomes_threads_of_two_levels_in_order()
    {
        await IdeasAsync();
        Assert.Equal(0, await ImportCommentsAsync(Header
            + "c1,-1,7,a,first,2024-05-02,0 days 10:00:00\n"
            + "c4,c3,7,b,deepest,2024-05-02,0 days 13:00:00\n"
            + "c2,c1,7,b,second,2024-05-02,0 days 11:00:00\n"
            + "c3,c2,7,a,third,2024-05-02,0 days 12:00:00\n"
            + "c5,gone,7,c,parent is missing,2024-05-02,0 days 09:00:00\n"
            + "c6,c1,8,c,parent is elsewhere,2024-05-02,\n"));

        Assert.Equal(["c5 <", "c1 <", "c2 < c1", "c3 < c1", "c4 < c1"], await ThreadsAsync("7"));
        Assert.Equal(["c6 <"], await ThreadsAsync("8"));
        var first = await Lab.InDatabaseAsync(db => db.Comments.SingleAsync(c => c.SourceKey == "c1"));
        Assert.Equal(new DateTime(2024, 5, 2, 8, 0, 0, DateTimeKind.Utc), first.CreatedAt);
        Assert.Equal(Stance.None, first.Stance);
    }

    [Fact]
    public async Task An_empty_comment_is_refused_and_the_debate_closes_over_it()
    {
        await IdeasAsync();
        Assert.Equal(1, await ImportCommentsAsync(Header
            + "c1,,7,a, ,2024-05-02,\n"
            + "c2,c1,7,b,answers nothing,2024-05-02,\n"
            + "c3,c2,7,a,answers c2,2024-05-02,\n"
            + "c4,c3,7,a,,2024-05-02,\n"
            + "c5,c4,7,b,answers nothing below c2,2024-05-02,\n"));

        Assert.Equal(["c2 <", "c3 < c2", "c5 < c2"], await ThreadsAsync("7"));
        Assert.Contains("Line 2 refused: the comment is empty.\n", Said, StringComparison.Ordinal);
        Assert.Contains("Line 5 refused: the comment is empty.\n", Said, StringComparison.Ordinal);
        Assert.Contains("5 rows read, 3 added, 0 unchanged, 2 refused", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_that_answer_each_other_in_a_circle_come_in()
    {
        await IdeasAsync();
        Assert.Equal(0, await ImportCommentsAsync(Header + "c1,c2,7,a,one,2024-05-02,\nc2,c1,7,b,two,2024-05-02,\nc3,c3,7,b,myself,2024-05-02,\n"));

        Assert.Equal(3, (await ThreadsAsync("7")).Count);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_a_longer_one_goes_on()
    {
        await IdeasAsync();
        const string rows = Header + "c1,,7,a,one,2024-05-02,\nc2,c1,7,b,two,2024-05-03,\n";
        await ImportCommentsAsync(rows);
        var before = await IdeaAsync("7");

        Assert.Equal(0, await ImportCommentsAsync(rows));
        Assert.Contains("2 rows read, 0 added, 2 unchanged, 0 refused", Said, StringComparison.Ordinal);
        var after = await IdeaAsync("7");
        Assert.Equal((before.Version, before.CommentCount, before.TrendingScore), (after.Version, after.CommentCount, after.TrendingScore));

        Assert.Equal(0, await ImportCommentsAsync(Header + "c3,c2,7,a,three,2024-05-04,\n"));
        Assert.Equal(["c1 <", "c2 < c1", "c3 < c1"], await ThreadsAsync("7"));
    }

    [Fact]
    public async Task Counters_and_trending_are_what_the_rows_say()
    {
        await IdeasAsync();
        await ImportCommentsAsync(Header
            + "c1,,7,b,later,2024-05-09,\n"
            + "c2,,7,b,earlier,2024-05-02,\n"
            + "c3,,7,author,own,2024-05-03,\n"
            + "c4,,7,a,another,2024-05-04,\n");

        var idea = await IdeaAsync("7");
        DateTime At(int day) => new DateTime(2024, 5, day, 0, 0, 0, DateTimeKind.Utc).AddHours(-2);
        var expected = Trending.Standard.Of(
            [new(RankTerm.Imported, 10, At(1)), new(RankTerm.Comments, Trending.Standard.CommentWeight, At(2)), new(RankTerm.Comments, Trending.Standard.CommentWeight, At(4))], idea.CreatedAt);
        Assert.Equal(4, idea.CommentCount);
        Assert.Equal(expected, idea.TrendingScore, 9);
    }

    [Fact]
    public async Task Bad_rows_are_named_with_line_and_reason()
    {
        await IdeasAsync();
        Assert.Equal(1, await ImportCommentsAsync(Header
            + "c1,,99,a,no such idea,2024-05-02,\n"
            + "c2,,,a,no idea,2024-05-02,\n"
            + "c3,,7,a,bad time,2024-05-02,25:00\n"
            + $"c4,,7,a,{new string('x', Comment.BodyMaxLength + 1)},2024-05-02,\n"
            + "c5,,7,a,good,2024-05-02,\n"));

        string[] expected =
        [
            "Line 2 refused: there is no idea \"99\" from town.",
            "Line 3 refused: its idea is empty.",
            "Line 4 refused: its time \"25:00\" is not of the form 23:59:59.",
            "Line 5 refused: Write a comment of at most 10,000 characters.",
        ];
        Assert.Equal(expected, Said.Split('\n').Where(line => line.StartsWith("Line", StringComparison.Ordinal)));
        Assert.Equal(["c5 <"], await ThreadsAsync("7"));
    }

    [Fact]
    public async Task Comments_of_one_moment_keep_the_order_of_the_file()
    {
        await IdeasAsync();
        var rows = Enumerable.Range(1, 300).Select(n => $"c{n},{(n % 3 == 0 ? $"c{n - 1}" : "")},7,p{n % 40},text {n},2024-05-02,\n");
        Assert.Equal(0, await ImportCommentsAsync(Header + string.Concat(rows)));

        var roots = (await ThreadsAsync("7")).Where(comment => comment.EndsWith('<'));
        Assert.Equal(Enumerable.Range(1, 300).Where(n => n % 3 != 0).Select(n => $"c{n} <"), roots);
    }

    [Fact]
    public async Task The_same_author_of_a_source_is_the_same_person_in_ideas_and_comments()
    {
        await IdeasAsync();
        await ImportCommentsAsync(Header + "c1,,7,author,mine,2024-05-02,\n");

        var comment = await Lab.InDatabaseAsync(db => db.Comments.Include(c => c.Idea).SingleAsync());
        Assert.Equal(comment.Idea.AuthorId, comment.AuthorId);
    }

    private async Task IdeasAsync() =>
        Assert.Equal(0, await ImportIdeasAsync("key,title,author,support,created\n7,Clean streets,author,10,2024-05-01\n8,Trees,author,0,2024-05-01\n"));

    private Task<Idea> IdeaAsync(string key) => Lab.InDatabaseAsync(db => db.Ideas.SingleAsync(i => i.SourceKey == key));

    private Task<List<string>> ThreadsAsync(string idea) => Lab.InDatabaseAsync(async db =>
    {
        var comments = await db.Comments.Where(c => c.Idea.SourceKey == idea).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Include(c => c.Parent).ToListAsync();
        return comments.ConvertAll(c => $"{c.SourceKey} < {c.Parent?.SourceKey}".TrimEnd());
    });
}
