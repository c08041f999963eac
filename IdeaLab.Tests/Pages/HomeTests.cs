using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages;

public sealed class HomeTests
{
    [Fact]
    public async Task An_empty_lab_invites_the_first_idea()
    {
        await using var app = new LabApp();

        var page = await app.Visitor().OpenAsync("/");

        Assert.Equal("The board is still empty", page.QuerySelector(".empty h2")!.TextContent);
    }

    [Fact]
    public async Task It_shows_what_moves_what_was_delivered_and_what_was_answered()
    {
        await using var app = new LabApp { Settings = { ["Demo:Ideas"] = "true" } };

        var page = await app.Visitor().OpenAsync("/");

        Assert.Equal(3, page.QuerySelectorAll(".cards > li").Length);
        Assert.Equal("Freeze a lost card from the lock screen", page.QuerySelector("[aria-labelledby=delivered] h3")!.TextContent.Trim());
        Assert.NotEmpty(page.QuerySelectorAll("[aria-labelledby=answered] h3"));
    }

    [Fact]
    public async Task Ideas_for_others_are_not_there()
    {
        await using var app = new LabApp();
        var now = app.Clock.Now;
        var employee = await app.PersonAsync("employee");
        await app.InDatabaseAsync(async db =>
        {
            var author = await db.People.SingleAsync(p => p.Id == employee.Id);
            var topic = new Topic("Offices", "Oficinas");
            db.Add(new Idea(author, "Quieter meeting rooms", "Felt on the walls.", topic, Audience.Employees, now));
            return await db.SaveChangesAsync();
        });

        var (visitor, colleague) = (await app.Visitor().OpenAsync("/"), await (await app.SignedInAsync("reviewer")).OpenAsync("/"));

        Assert.Empty(visitor.QuerySelectorAll(".cards > li"));
        Assert.Single(colleague.QuerySelectorAll(".cards > li"));
    }
}
