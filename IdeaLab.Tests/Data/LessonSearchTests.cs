using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdeaLab.Tests.Data;

/// <summary>What holds of searching lessons on every engine.</summary>
public abstract class LessonSearchTests : IDisposable
{
    private static readonly DateTime Start = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Utc);

    private readonly TestFolder _folder = new();
    private readonly IdeaLabDb _db;
    private readonly ILessonSearch _search;
    private readonly Person _reviewer = new("Ruth", PersonKind.Employee, "en", "Europe/Madrid", Start);
    private readonly Topic _topic = new("General", "General");

    protected LessonSearchTests(Func<IdeaLabDb, ILessonSearch> search, params IInterceptor[] interceptors)
    {
        EmptyDatabase.CopyTo(_folder.File("search.db"));
        _db = EmptyDatabase.Open(_folder.File("search.db"), interceptors);
        _search = search(_db);
        _reviewer.TakeRoles(Roles.Reviewer);
        _db.AddRange(_reviewer, _topic);
        _db.SaveChanges();
    }

    [Theory]
    [InlineData("proteccion")]
    [InlineData("datos protec")]
    [InlineData("\"protección de datos\"")]
    [InlineData("tarjeta sorpresa")]
    [InlineData("poco ")]
    public async Task Words_are_found_in_every_part_and_in_the_title(string typed)
    {
        Teach("Bloquear la tarjeta", new("Hubo una sorpresa.", "Poco.", "Preguntar a protección de datos."));
        Teach("Shorter queues", new("Nothing.", "Little.", "Begin on Monday."));

        var hit = Assert.Single(await FoundAsync(typed));

        Assert.Contains('\u0002', hit.Title + hit.Happened + hit.Learned + hit.NextTime);
    }

    [Fact]
    public async Task The_title_weighs_most_and_then_what_to_do_next_time()
    {
        Teach("First", new("A receipt.", "B.", "C."));
        Teach("Second", new("A.", "B.", "A receipt."));
        Teach("Receipt", new("A.", "B.", "C."));

        Assert.Equal(["\u0002Receipt\u0003", "Second", "First"], (await FoundAsync("receipt")).Select(hit => hit.Title));
    }

    [Fact]
    public async Task Pages_neither_repeat_nor_miss_a_lesson()
    {
        for (var n = 0; n < 20; n++) Teach("The same title", new("Long.", "Much.", n % 3 == 0 ? "Ask the same again." : "Ask."));

        var found = new List<LessonHit>();
        for (BoardPlace? place = null; ;)
        {
            var page = await _search.FindAsync("same", _db.Lessons, place, 7, default);
            if (page.Count == 0) break;
            found.AddRange(page);
            place = BoardPlace.At(page[^1].Rank, page[^1].Id);
        }

        Assert.Equal(20, found.Select(hit => hit.Id).Distinct().Count());
        Assert.Equal(20, found.Count);
    }

    public void Dispose()
    {
        _db.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Teach(string title, LessonText text)
    {
        var idea = new Idea(_reviewer, title, "Body", _topic, Audience.Everyone, Start);
        idea.TakeStep(IdeaStatus.Declined, _reviewer, "No.", Start, new Reopening("Something changes."));
        _db.Add(idea);
        _db.SaveChanges();
        _db.Add(idea.WriteLesson(_reviewer, text, Start));
        _db.SaveChanges();
    }

    private Task<List<LessonHit>> FoundAsync(string typed) => _search.FindAsync(typed, _db.Lessons, null, 100, default);
}

public sealed class Fts5LessonSearchTests() : LessonSearchTests(db => new Fts5LessonSearch(db));

/// <summary>As it is asked of SQL Server, whose way of comparing SQLite is taught.</summary>
public sealed class LikeLessonSearchTests() : LessonSearchTests(db => new LikeLessonSearch(db), LikeOfSqlServer.Instance);
