using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;

namespace IdeaLab.Tests.Data;

/// <summary>What search asks of SQL Server, by its indexes and by LIKE. The server that is not there reads all of it by Microsoft's parser.</summary>
public sealed class ServerSearchTests : IDisposable
{
    private readonly FakeServer _server = new();
    private readonly SqlServerIdeaLabDb _db;

    public ServerSearchTests() => _db = _server.Open();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_search_is_T_SQL_and_holds_nothing_of_what_is_typed(bool isIndexed)
    {
        var (ideas, lessons) = (new ServerIdeaSearch(new Index(isIndexed), _db), new ServerLessonSearch(new Index(isIndexed), _db));
        foreach (var typed in (string[])["zyx", "zyx \"wvu tsr\" qpo", "zyx'; DROP TABLE Ideas --", "zyx {0} {9} %_[ ", string.Join(' ', Enumerable.Repeat("zyx", 30))])
        {
            await ideas.FindAsync(typed, _db.Ideas.VisibleTo(null), null, null, 21, default);
            await ideas.FindAsync(typed, _db.Ideas.VisibleTo(null), null, BoardPlace.At(-3.5, 7), 21, default);
            await ideas.FindAsync(typed, _db.Ideas, null, null, 21, default, asThemselves: true);
            await ideas.SimilarToAsync(typed, null, 5, default, except: 3);
            await lessons.FindAsync(typed, _db.Lessons, BoardPlace.At(-3.5, 7), 21, default);
        }

        var searches = _server.Asked.Where(asked => asked.Text.Contains(isIndexed ? "CONTAINSTABLE" : " LIKE ", StringComparison.Ordinal)).ToList();
        Assert.Equal(25, searches.Count);
        Assert.All(searches, asked => Assert.DoesNotMatch("zyx|DROP|LIKE N?'", asked.Text));
    }

    [Fact]
    public async Task All_words_have_to_be_in_one_of_the_two_indexes_and_a_word_in_the_title_weighs_more()
    {
        await new FullTextIdeaSearch(_db).FindAsync("lost \"my card\" fre", _db.Ideas, null, null, 21, default, asThemselves: true);

        var (text, values) = _server.Asked[0];
        Assert.Equal(["\"lost\"", "\"my card\"", "\"fre*\"", "lost my card fre", "\"lost\" OR \"my card\" OR \"fre*\""], values.OfType<string>());
        Assert.Equal(2, text.Split("INTERSECT").Length - 1);
        foreach (var part in (string[])["UNION SELECT [KEY] FROM CONTAINSTABLE([IdeaTextsEnglish], ([Title], [Body]), ", "10 * [RANK] AS [Rank] FROM FREETEXTTABLE([Ideas], [Title], ", ", LANGUAGE 3082)", ", LANGUAGE 1033)"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_of_the_words_of_a_title_makes_an_idea_similar()
    {
        await new FullTextIdeaSearch(_db).SimilarToAsync("Bloquear las tarjetas AND \"perdidas\"", null, 5, default);

        var (text, values) = _server.Asked[0];
        Assert.Contains("\"bloquear*\" OR \"tarjeta*\" OR \"perdida*\"", values);
        Assert.DoesNotContain("INTERSECT", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LIKE_compares_without_accents_and_takes_one_sign_between_the_words_of_a_phrase()
    {
        await new LikeIdeaSearch(_db).FindAsync("\"lost card\" 100%_[a-z]", _db.Ideas, null, null, 21, default, asThemselves: true);

        var (text, values) = _server.Asked[0];
        Assert.Equal(["%lost_card%", "%100_a_z%"], values.OfType<string>().Distinct());
        Assert.Contains("[Body] COLLATE Latin1_General_100_CI_AI LIKE ", text, StringComparison.Ordinal);
    }

    public void Dispose() => _db.Dispose();

    private sealed class Index(bool serves) : ISearchIndex
    {
        public ValueTask<bool> ServesAsync(CancellationToken ct) => ValueTask.FromResult(serves);
        public Task<SearchIndexFinding> ExamineAsync(CancellationToken ct) => throw new NotSupportedException();
    }
}
