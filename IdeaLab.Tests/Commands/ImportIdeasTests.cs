using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

public sealed class ImportIdeasTests : ImportLab
{
    private const string Header = "key,title,body,author,support,created\n";

    [Fact]
    public async Task An_idea_comes_in_with_its_support_marked_as_imported()
    {
        Assert.Equal(0, await ImportIdeasAsync(Header + "7,Clean streets,As simple as that.,9884,6560,2015-09-15\n"));

        var idea = await OnlyIdeaAsync();
        Assert.Equal(("Clean streets", "As simple as that.", "town", "7"), (idea.Title, idea.Body, idea.Source, idea.SourceKey));
        Assert.Equal((6560, 6560, 0), (idea.ImportedSupport, idea.Support, idea.VoteCount));
        Assert.Equal(IdeaStatus.Submitted, idea.Status);
        Assert.Equal(Audience.Everyone, idea.Audience);
        // Midnight in Madrid, where the lab is.
        Assert.Equal(new DateTime(2015, 9, 14, 22, 0, 0, DateTimeKind.Utc), idea.CreatedAt);
        Assert.Equal(6560, Trending.Standard.FreshVotes(idea.TrendingScore, idea.CreatedAt), 6);
        Assert.StartsWith("rows.csv: 1 rows read, 1 added, 0 unchanged, 0 refused, in ", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Support_beyond_all_measure_is_refused()
    {
        Assert.Equal(1, await ImportIdeasAsync(Header + "1,A,a,,2147483647,2024-05-01\n2,B,b,,100000000,2024-05-01\n"));

        Assert.Equal(100_000_000, (await OnlyIdeaAsync()).Support);
        Assert.Contains("Line 2 refused: Support must be from 0 to 100,000,000.", Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A topic with a name that is longer than any topic's name may be")]
    public async Task A_topic_that_cannot_be_is_named(string topic)
    {
        Assert.Equal(2, await RunAsync("import", "ideas", File(Header + "1,A,a,,3,2024-05-01\n"), "--source", "town", "--topic", topic));
        Assert.Contains("--topic needs a name of at most 60 characters.", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idea_without_support_is_quiet()
    {
        await ImportIdeasAsync(Header + "1,A,b,,,2024-05-01\n");

        Assert.True(Trending.IsQuiet((await OnlyIdeaAsync()).TrendingScore));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        const string rows = Header + "1,A,a,5,3,2024-05-01\n2,B,b,5,4,2024-05-02\n";
        await ImportIdeasAsync(rows);
        var before = await SnapshotAsync();

        Assert.Equal(0, await ImportIdeasAsync(rows));
        Assert.Contains("2 rows read, 0 added, 2 unchanged, 0 refused", Said, StringComparison.Ordinal);
        Assert.Equal(before, await SnapshotAsync());

        Assert.Equal(0, await ImportIdeasAsync(rows + "3,C,c,6,1,2024-05-03\n3,C again,c,6,1,2024-05-03\n"));
        Assert.Contains("4 rows read, 1 added, 3 unchanged, 0 refused", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_of_another_source_is_another_idea()
    {
        await ImportIdeasAsync(Header + "1,A,a,5,3,2024-05-01\n");
        Assert.Equal(0, await RunAsync("import", "ideas", File(Header + "1,A,a,5,3,2024-05-01\n"), "--source", "village"));

        Assert.Equal(2, await Lab.InDatabaseAsync(db => db.Ideas.CountAsync()));
        Assert.Equal(2, await Lab.InDatabaseAsync(db => db.People.CountAsync(p => p.SourceKey == "5")));
    }

    [Fact]
    public async Task Bad_rows_are_named_with_line_and_reason_and_the_rest_comes_in()
    {
        var rows = Header
            + "1,Good,a,,1,2024-05-01\n"
            + "2,  ,no title,,1,2024-05-01\n"
            + "3,\"Two\nlines\",a,,1,2024-05-01\n"
            + ",No key,a,,1,2024-05-01\n"
            + "5,Bad date,a,,1,yesterday\n"
            + "6,Bad support,a,,many,2024-05-01\n"
            + "7,Negative,a,,-1,2024-05-01\n"
            + "8,Future,a,,1,2031-05-01\n"
            + $"9,{new string('x', 121)},a,,1,2024-05-01\n"
            + "10,Too few\n"
            + "11,SHOUTED,,,1,2024-05-01\n";

        Assert.Equal(1, await ImportIdeasAsync(rows));

        string[] expected =
        [
            "Line 3 refused: its title is empty.",
            "Line 6 refused: its key is empty.",
            "Line 7 refused: its date \"yesterday\" is not of the form 2026-12-31 or 2026-12-31T23:59:59, nor a number of milliseconds since 1970.",
            "Line 8 refused: its support \"many\" is not a whole number.",
            "Line 9 refused: Support must be from 0 to 100,000,000.",
            "Line 10 refused: its date \"2031-05-01\" lies in the future.",
            "Line 11 refused: Give the idea a title of at most 120 characters.",
            "Line 12 refused: it has 2 columns, but the header has 6.",
        ];
        Assert.Equal(expected, Said.Split('\n').Where(line => line.StartsWith("Line", StringComparison.Ordinal)));
        Assert.Contains("11 rows read, 3 added, 0 unchanged, 8 refused", Said, StringComparison.Ordinal);
        Assert.Equal(["Good", "SHOUTED", "Two lines"], await Lab.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Title).Select(i => i.Title).ToListAsync()));
    }

    [Fact]
    public async Task A_quotation_mark_that_never_closes_spoils_only_its_line()
    {
        var rows = Header
            + "1,A,a,,1,2024-05-01\n"
            + "2,\"B,b,,1,2024-05-01\n"
            + "3,C,c 5\" wide,,1,2024-05-01\n"
            + "4,\"D \"\"d\"\"\",\"d\nd\",,1,2024-05-01\n"
            + "5,,e,,1,2024-05-01\n";

        Assert.Equal(1, await ImportIdeasAsync(rows));

        Assert.Contains("Line 3 refused: its quotation marks are not in order.", Said, StringComparison.Ordinal);
        Assert.Contains("Line 7 refused: its title is empty.", Said, StringComparison.Ordinal);
        Assert.Equal(["A", "C", "D \"d\""], await Lab.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Id).Select(i => i.Title).ToListAsync()));
    }

    [Fact]
    public async Task Columns_delimiter_date_form_and_html_are_as_told()
    {
        var file = File("\"id\";\"name\";\"text\";\"made\"\n\"9\";\"Bus\u007F  por la noche \";\"<p>Cada <strong>hora</strong>&nbsp;</p><p>&lt;a onclick=alert(1)&gt;</p>\";\"31/12/2024\"\n");

        Assert.Equal(0, await RunAsync("import", "ideas", file, "--source", "town", "--delimiter", ";", "--html", "--date-format", "dd/MM/yyyy", "--columns", "key=id,title=name,body=text,created=made", "--topic", "Movilidad"));

        var idea = await OnlyIdeaAsync();
        Assert.Equal(("Bus por la noche", "Cada **hora**\n\n\\<a onclick=alert(1)>", "Movilidad"), (idea.Title, idea.Body, idea.Topic.Spanish));
        Assert.Equal(new DateTime(2024, 12, 30, 23, 0, 0, DateTimeKind.Utc), idea.CreatedAt);
    }

    [Theory]
    [InlineData("2024-07-01", "2024-06-30 22:00")]
    [InlineData("2024-07-01T12:30:00", "2024-07-01 10:30")]
    [InlineData("2024-07-01 12:30", "2024-07-01 10:30")]
    [InlineData("2024-07-01T12:30:00Z", "2024-07-01 12:30")]
    [InlineData("2024-07-01T12:30:00.123+05:00", "2024-07-01 07:30")]
    [InlineData("2024-03-31T02:30:00", "2024-03-31 01:30")]
    public async Task Dates_without_a_zone_are_meant_where_the_lab_is(string created, string utc)
    {
        await ImportIdeasAsync(Header + $"1,A,a,,1,{created}\n");

        Assert.Equal(utc, (await OnlyIdeaAsync()).CreatedAt.ToString("yyyy-MM-dd HH:mm"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public async Task A_file_is_read_in_the_encoding_it_has(string encoding)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var file = File(Header + "1,Señalización más clara – 5 €,a,,1,2024-05-01\n", System.Text.Encoding.GetEncoding(encoding));

        Assert.Equal(0, await RunAsync("import", "ideas", file, "--source", "town", "--columns", "key=key,title=title,created=created"));
        Assert.Equal("Señalización más clara – 5 €", (await OnlyIdeaAsync()).Title);
    }

    [Fact]
    public async Task An_author_is_one_person_under_a_pseudonym_and_without_an_account()
    {
        await ImportIdeasAsync(Header + "1,A,a,u77,1,2024-05-01\n2,B,b,u77,1,2024-05-02\n3,C,c,u78,1,2024-05-02\n4,D,d,,1,2024-05-02\n");

        var people = await Lab.InDatabaseAsync(db => db.People.Where(p => p.Source == "town").OrderBy(p => p.SourceKey).ToListAsync());
        Assert.Equal(["town", "Vega", "Altair"], people.Select(p => p.Name));
        Assert.Equal(["", "u77", "u78"], people.Select(p => p.SourceKey));
        Assert.Equal(0, await Lab.InDatabaseAsync(db => db.Users.CountAsync(a => a.Person.Source != null)));
        Assert.Equal(2, await Lab.InDatabaseAsync(db => db.Ideas.CountAsync(i => i.Author.SourceKey == "u77")));
    }

    [Fact]
    public async Task Ideas_go_to_General_which_the_demo_owner_owns()
    {
        await ImportIdeasAsync(Header + "1,A,a,,1,2024-05-01\n");
        await RunAsync("import", "ideas", File(Header + "2,B,b,,1,2024-05-01\n"), "--source", "town");

        var topic = await Lab.InDatabaseAsync(db => db.Topics.Include(t => t.Owners).ThenInclude(o => o.Person).SingleAsync());
        Assert.Equal("General", topic.English);
        Assert.Equal((await Lab.PersonAsync("owner")).Id, Assert.Single(topic.Owners).PersonId);
    }

    [Theory]
    [InlineData("key=id", "The file has no column \"id\". Its columns are: (no name), key, title, created.")]
    [InlineData("key=key,title=title", "Say with --columns which column holds \"created\", for example \"created=name of the column\". Its columns are: (no name), key, title, created.")]
    [InlineData("key=key,name=title,created=created", "There is no field \"name\". The fields are: key, title, created, body, author, support, time.")]
    public async Task Columns_that_are_not_there_end_the_import_with_a_sentence(string columns, string sentence)
    {
        Assert.Equal(2, await RunAsync("import", "ideas", File(",key,title,created\n0,1,A,2024-05-01\n"), "--source", "town", "--columns", columns));
        Assert.Equal(sentence, Said.Trim());
    }

    [Fact]
    public async Task What_cannot_be_read_at_all_ends_with_2()
    {
        Assert.Equal(2, await RunAsync("import", "ideas", Path.Combine(Lab.DataFolder, "nothing.csv"), "--source", "town"));
        Assert.StartsWith("There is no file ", Said, StringComparison.Ordinal);
        Assert.Equal(2, await ImportIdeasAsync(""));
        Assert.Equal("rows.csv is empty.", Said.Trim());
        Assert.Equal(2, await ImportIdeasAsync(Header, "--delimiter", "abc"));
        Assert.Equal(2, await ImportIdeasAsync("key;title;created\n1;A;2024-05-01\n"));
        Assert.EndsWith("If that is all in one, --delimiter says what stands between columns.", Said.Trim(), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync("import", "ideas", File(Header)));
        Assert.Equal(2, await RunAsync("import", "idea"));
        Assert.Equal(0, await Lab.InDatabaseAsync(db => db.Ideas.CountAsync()));
    }

    [Fact]
    public async Task More_rows_than_one_batch_keep_their_order()
    {
        var rows = string.Concat(Enumerable.Range(1, 1234).Select(n => $"{n},Idea {n},b,u{n % 50},1,2024-05-01\n"));
        Assert.Equal(0, await ImportIdeasAsync(Header + rows));

        var titles = await Lab.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Select(i => i.Title).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 1234).Select(n => $"Idea {n}"), titles);
        Assert.Equal(50, await Lab.InDatabaseAsync(db => db.People.Where(p => p.Source != null).Select(p => p.Name).Distinct().CountAsync()));
    }

    private Task<Idea> OnlyIdeaAsync() => Lab.InDatabaseAsync(db => db.Ideas.Include(i => i.Topic).SingleAsync());

    private Task<string> SnapshotAsync() => Lab.InDatabaseAsync(async db =>
        string.Join('\n', await db.Ideas.OrderBy(i => i.Id).Select(i => $"{i.Id} {i.Title} {i.Body} {i.Support} {i.TrendingScore} {i.Version} {i.AuthorId}").ToListAsync())
        + await db.People.CountAsync() + await db.Topics.CountAsync());
}
