using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data;

/// <summary>The query and the domain say the same of every audience of a topic, of an idea and of a challenge, and of every kind of reader.</summary>
public sealed class VisibilityTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    [Fact]
    public async Task VisibleTo_and_ExistsFor_agree_on_everything_for_everybody()
    {
        await _app.SegmentAsync("a", "customer2", "employee");
        await _app.SegmentAsync("b", "employee");
        await _app.SegmentAsync("nobodys");
        await _app.InDatabaseAsync(SeedAsync);

        var seen = new HashSet<int>();
        foreach (var who in (string?[])[null, "customer", "customer2", "employee", "reviewer", "owner", "lead", "admin"])
        {
            await _app.InDatabaseAsync(async db =>
            {
                var person = who is null ? null : await db.DemoPersonAsync(who);
                if (person is not null) await db.WithCirclesAsync([person], default);
                var ideas = await db.Ideas.VisibleTo(person).Select(i => i.Id).ToListAsync();
                Assert.Equal((await db.Ideas.ToListAsync()).Where(i => i.ExistsFor(person)).Select(i => i.Id).Order(), ideas.Order());
                Assert.Equal((await db.Topics.ToListAsync()).Where(t => t.ExistsFor(person)).Select(t => t.Id).Order(), (await db.Topics.VisibleTo(person).Select(t => t.Id).ToListAsync()).Order());
                Assert.Equal((await db.Challenges.ToListAsync()).Where(c => c.ExistsFor(person)).Select(c => c.Id).Order(), (await db.Challenges.VisibleTo(person).Select(c => c.Id).ToListAsync()).Order());

                // Inside another query as well, which is where most pages ask.
                var asked = await db.People.Where(p => p.Id != 0).Select(p => db.Ideas.VisibleTo(person).Count(i => i.AuthorId == p.Id)).SumAsync();
                Assert.Equal(ideas.Count, asked);
                foreach (var idea in await db.Ideas.Include(i => i.Author).ToListAsync())
                    Assert.Equal(person is null || idea.AuthorId == person.Id ? null : (bool?)idea.ExistsFor(person), person is null || idea.AuthorId == person.Id ? null : await db.ToScore(idea).AnyAsync(p => p.Id == person.Id));
                return seen.Add(ideas.Count);
            });
        }

        // Visitors, the two customers, the employee and staff each see another part.
        Assert.True(seen.Count >= 5, string.Join(", ", seen));
    }

    [Fact]
    public async Task A_segment_that_is_an_audience_cannot_go_also_by_the_database_alone()
    {
        await _app.SegmentAsync("a", "customer2");
        await _app.InDatabaseAsync(SeedAsync);
        await Assert.ThrowsAnyAsync<Exception>(() => _app.InDatabaseAsync(db => db.Segments.Where(s => s.Key == "a").ExecuteDeleteAsync()));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<int> SeedAsync(IdeaLabDb db)
    {
        var (lead, now) = (await db.DemoPersonAsync("lead"), _app.Clock.Now);
        var carmen = await db.DemoPersonAsync("customer");
        List<(Audience Audience, Circle? Circle)> audiences = [(Audience.Everyone, null), (Audience.Customers, null), (Audience.Employees, null)];
        foreach (var key in await db.Segments.Select(s => s.Key).ToListAsync()) audiences.Add((Audience.Segments, await db.CircleOfAsync(key)));
        if (await db.Segments.CountAsync() > 1) audiences.Add((Audience.Segments, await db.CircleAsync(await db.Segments.Select(s => s.Id).Take(2).ToListAsync(), lead, default)));
        foreach (var (outer, index) in audiences.Select((a, n) => (a, n)))
        {
            var topic = new Topic($"Topic {index}", $"Tema {index}");
            db.Add(topic);
            db.Add(new Challenge(new($"How {index}?", "", DateOnly.FromDateTime(now), DateOnly.FromDateTime(now.AddDays(9)), outer.Audience, [], "", lead, null, outer.Circle), lead, TimeZoneInfo.Utc, now));
            foreach (var inner in audiences) db.Add(new Idea(lead, $"Idea {index}", "Body", topic, inner.Audience, now, circle: inner.Circle));
            if (index < 2) db.Add(new Idea(carmen, $"Idea {index} of hers", "Body", topic, Audience.Everyone, now));
            topic.BeFor(outer.Audience, outer.Circle);
        }
        return await db.SaveChangesAsync();
    }
}
