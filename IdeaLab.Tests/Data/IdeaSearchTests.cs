using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdeaLab.Tests.Data;

/// <summary>What holds of searching on every engine.</summary>
public abstract class IdeaSearchTests : IDisposable
{
    private static readonly DateTime Start = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Utc);

    private readonly TestFolder _folder = new();
    private readonly IdeaLabDb _db;
    private readonly IIdeaSearch _search;
    private readonly Person _customer = new("Carmen", PersonKind.Customer, "es", "Europe/Madrid", Start);
    private readonly Person _employee = new("Elena", PersonKind.Employee, "es", "Europe/Madrid", Start);
    private readonly Person _reviewer = new("Ruth", PersonKind.Employee, "en", "Europe/Madrid", Start);
    private readonly Topic _topic = new("General", "General");

    protected IdeaSearchTests(Func<IdeaLabDb, IIdeaSearch> search, params IInterceptor[] interceptors)
    {
        EmptyDatabase.CopyTo(_folder.File("search.db"));
        _db = EmptyDatabase.Open(_folder.File("search.db"), interceptors);
        _search = search(_db);
        _reviewer.TakeRoles(Roles.Reviewer);
        _db.AddRange(_customer, _employee, _reviewer, _topic);
        _db.SaveChanges();
    }

    [Theory]
    [InlineData("aplicacion movil")]
    [InlineData("APLICACIÓN")]
    [InlineData("móv")]
    [InlineData("\"aplicación móvil\"")]
    public async Task Accents_and_case_do_not_matter_and_the_last_word_may_be_unfinished(string typed)
    {
        Share("Una aplicación móvil más clara", "Texto");
        Assert.Single(await FoundAsync(typed));
    }

    [Theory]
    [InlineData("AND")]
    [InlineData("card NOT freeze OR")]
    [InlineData("NEAR(card")]
    [InlineData("title:card")]
    [InlineData("card*\"")]
    [InlineData("^card -freeze +(x)")]
    [InlineData("{Title} : card")]
    [InlineData("card\0freeze")]
    [InlineData("' ; DROP TABLE Ideas; --")]
    public async Task No_text_is_an_error_or_an_operator(string typed)
    {
        Share("Freeze a lost card", "From the lock screen");
        await FoundAsync(typed);
    }

    [Fact]
    public async Task Words_all_have_to_be_there_and_those_in_quotation_marks_stand_together()
    {
        Share("Freeze a lost card", "Text");
        Share("A card that was lost and found", "Text");
        Share("Freeze prices", "Text");

        Assert.Equal(2, (await FoundAsync("card lost ")).Count);
        Assert.Single(await FoundAsync("\"lost card\""));
        Assert.Single(await FoundAsync("freeze card"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("?! …")]
    [InlineData("\"\"")]
    public async Task Nothing_to_search_for_finds_nothing(string? typed)
    {
        Share("A title", "A body");
        Assert.Empty(await _search.FindAsync(typed, _db.Ideas, null, null, 10, default));
    }

    [Fact]
    public async Task A_word_in_the_title_counts_more_than_in_the_body()
    {
        Share("Something else", "A receipt, a receipt and a receipt again.");
        Share("Photograph a receipt", "At the end of the month I cannot tell one supermarket from another.");
        Assert.Equal(["Photograph a \u0002receipt\u0003", "Something else"], (await FoundAsync("receipt")).Select(h => h.Title));
    }

    [Fact]
    public async Task Pages_of_equal_matches_neither_repeat_nor_miss_an_idea()
    {
        for (var i = 0; i < 60; i++) Share("The same title", i % 3 == 0 ? "The same body, a little longer" : "The same body");

        var found = new List<SearchHit>();
        for (BoardPlace? place = null; ;)
        {
            var page = await _search.FindAsync("same", _db.Ideas, null, place, 7, default);
            if (page.Count == 0) break;
            found.AddRange(page);
            place = BoardPlace.At(page[^1].Rank, page[^1].Id);
        }

        Assert.Equal(60, found.Select(hit => hit.Id).Distinct().Count());
        Assert.Equal(found.OrderBy(hit => hit.Rank).ThenBy(hit => hit.Id), found);
    }

    [Fact]
    public async Task Similar_ideas_share_words_in_singular_or_plural_and_the_best_comes_first()
    {
        Share("Bloquear tarjetas perdidas", "Texto");
        Share("Bloquear la tarjeta perdida desde el móvil", "Texto");
        Share("Autobuses nocturnos", "Texto");

        var similar = await _search.SimilarToAsync("Quiero bloquear desde el móvil mi tarjeta perdida", _customer, 5, default);

        Assert.Equal(["Bloquear la tarjeta perdida desde el móvil", "Bloquear tarjetas perdidas"], similar.Select(s => s.Title));
    }

    [Fact]
    public async Task Similar_ideas_include_the_declined_with_the_reason_and_leave_out_what_does_not_exist_for_the_person()
    {
        var declined = Share("Free coffee in every branch", "Text");
        Share("Free coffee for employees", "Text", Audience.Employees);
        declined.TakeStep(IdeaStatus.Declined, _reviewer, "Branches have no kitchens.", Start, new Reopening("Something changes."));
        await _db.SaveChangesAsync();

        var similar = Assert.Single(await _search.SimilarToAsync("Free coffee", _customer, 5, default));

        Assert.Equal((IdeaStatus.Declined, "Branches have no kitchens.", "Something changes.", null), (similar.Status, similar.Why, similar.ReopenWhen, similar.NextTime));
        Assert.Equal(2, (await _search.SimilarToAsync("Free coffee", _employee, 5, default)).Count);
        Assert.Empty(await _search.SimilarToAsync("Free coffee", _customer, 5, default, except: declined.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("the one with that")]
    [InlineData("\"AND\" (OR *")]
    public async Task A_title_that_says_nothing_is_like_nothing(string title)
    {
        Share("The one with that", "Text");
        Assert.Empty(await _search.SimilarToAsync(title, _customer, 5, default));
    }

    [Fact]
    public async Task A_merged_idea_is_found_as_the_one_it_leads_to_and_each_is_found_once()
    {
        var target = Share("Lock my card", "From the phone");
        Idea[] merged = [Share("Freeze a card", "When it is lost"), Share("Freeze a lost card at once", "Text")];
        foreach (var idea in merged)
        {
            var both = await _db.ForMergingAsync(idea.Id, target.Id, default);
            both[idea.Id].MergeInto(both[target.Id], _reviewer, "The same.", Start);
            await _db.SaveChangesAsync();
        }

        Assert.Equal([(target.Id, target.Id)], (await FoundAsync("card")).Select(hit => (hit.Id, hit.FoundId)));
        Assert.Equal([(target.Id, merged[0].Id)], (await FoundAsync("freeze")).Select(hit => (hit.Id, hit.FoundId)));
        Assert.Equal(merged.Select(idea => idea.Id), (await _search.FindAsync("freeze", _db.Ideas, null, null, 10, default, asThemselves: true)).Select(hit => hit.Id).Order());
        Assert.Equal(["Lock my card"], (await _search.SimilarToAsync("Freezing the freezer: freeze cards", _customer, 5, default)).Select(idea => idea.Title));
    }

    [Fact]
    public async Task What_is_found_shows_the_words_in_the_middle_of_a_long_text()
    {
        Share("Something else", $"{string.Join(' ', Enumerable.Repeat("before", 100))} the Última receipt {string.Join(' ', Enumerable.Repeat("after", 100))}");

        var snippet = Assert.Single(await FoundAsync("ultima rece")).Snippet;

        Assert.Contains(" the \u0002Última\u0003 \u0002receipt\u0003 after", snippet, StringComparison.Ordinal);
        Assert.Equal(("…", "…", 32), (snippet[..1], snippet[^1..], snippet.Split(' ').Length));
    }

    public void Dispose()
    {
        _db.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private Idea Share(string title, string body, Audience audience = Audience.Everyone)
    {
        var idea = new Idea(audience == Audience.Employees ? _employee : _customer, title, body, _topic, audience, Start);
        _db.Add(idea);
        _db.SaveChanges();
        return idea;
    }

    private Task<List<SearchHit>> FoundAsync(string typed) => _search.FindAsync(typed, _db.Ideas, null, null, 1000, default);
}

public sealed class Fts5IdeaSearchTests() : IdeaSearchTests(db => new Fts5IdeaSearch(db));

/// <summary>As it is asked of SQL Server, whose way of comparing SQLite is taught.</summary>
public sealed class LikeIdeaSearchTests() : IdeaSearchTests(db => new LikeIdeaSearch(db), LikeOfSqlServer.Instance);
