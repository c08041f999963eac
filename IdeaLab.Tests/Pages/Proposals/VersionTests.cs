using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Proposals;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Proposals;

public sealed class VersionTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;

    public async Task InitializeAsync()
    {
        _id = await _app.RefiningAsync();
        await _app.ProposeAsync(_id, new() { Problem = "Cards get lost.", Effort = Effort.Days });
        await _app.ProposeAsync(_id, new() { Problem = "Cards are often lost.", Effort = Effort.Days }, "How often");
        await _app.ProposeAsync(_id, new() { Problem = "Cards are often lost.", Effort = Effort.Year, Value = new(1000, 2000) }, "It is larger", isMaterial: true);
    }

    [Fact]
    public async Task Any_version_can_be_read_with_who_when_and_what_changed()
    {
        var page = await _app.Visitor().OpenAsync($"/proposals/{_id}");
        Assert.Equal(["Version 3", "Version 2", "Version 1"], page.QuerySelectorAll(".side .timeline > li > a").Select(a => a.TextContent));
        Assert.Contains("It is larger", page.Text(".side .timeline > li:first-child"));
        Assert.Contains("Material change", page.Text(".side .timeline > li:first-child"));
        Assert.Contains("Ruth Adler", page.Text(".side .timeline > li:first-child"));

        var old = await _app.Visitor().OpenAsync(page.QuerySelector(".side .timeline > li:last-child > a")!.Path());
        Assert.Contains("Cards get lost.", old.Text("article"));
        Assert.Contains("This is version 1. Version 3 stands.", old.Text(".notice"));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync($"/proposals/{_id}?version=9"));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync($"/proposals/{await _app.ShareAsync("No proposal")}"));
    }

    [Fact]
    public async Task Any_two_versions_stand_beside_each_other_word_by_word()
    {
        var page = await _app.Visitor().OpenAsync($"/proposals/{_id}/compare?from=1&to=3");
        Assert.Equal(["Problem", "Effort", "Expected value"], page.QuerySelectorAll(".versions-part h3").Select(h => h.TextContent));
        var problem = page.QuerySelector(".versions-part")!;
        Assert.Equal("removed: get (end)", problem.Text("del"));
        Assert.Equal("added: are often (end)", problem.Text("ins"));
        Assert.Contains("The same in both: Who benefits, Solution", page.Body!.TextContent);

        // Either way round, by default the last step, and never one that is not there.
        Assert.Equal("removed: are often (end)", (await _app.Visitor().OpenAsync($"/proposals/{_id}/compare?from=3&to=1")).Text(".versions-part del"));
        Assert.Equal(["Effort", "Expected value"], (await _app.Visitor().OpenAsync($"/proposals/{_id}/compare")).QuerySelectorAll(".versions-part h3").Select(h => h.TextContent));
        Assert.Contains("Both say the same", (await _app.Visitor().OpenAsync($"/proposals/{_id}/compare?from=2&to=2")).Text(".versions"));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync($"/proposals/{_id}/compare?from=1&to=4"));
    }

    [Fact]
    public async Task What_is_written_is_never_markup()
    {
        await _app.ProposeAsync(_id, new() { Problem = "<img src=x onerror=alert(1)>" });
        var page = await _app.Visitor().OpenAsync($"/proposals/{_id}/compare");
        Assert.Empty(page.QuerySelectorAll(".versions img"));
        Assert.Contains("onerror", page.Text(".versions"));
    }

    [Fact]
    public async Task An_older_version_is_restored_as_a_new_one()
    {
        var (reviewer, restore) = (await _app.SignedInAsync("reviewer"), $"/proposals/{_id}/restore/1");
        var page = await reviewer.OpenAsync(restore);
        Assert.Equal(["Problem", "Effort", "Expected value"], page.QuerySelectorAll(".versions-part h3").Select(h => h.TextContent));

        var after = await reviewer.PostAsync(restore, restore, ("Form.Note", "Too large"));
        Assert.Contains("says again what version 1 said", after.Body!.TextContent);
        Assert.Contains("Cards get lost.", after.Text("article"));
        Assert.Contains("Says again what version 1 said. Too large", after.Text(".side .timeline > li:first-child"));
        Assert.Equal([1, 2, 3, 4], await NumbersAsync());

        // Twice is once: nothing is left to restore.
        var again = await reviewer.OpenAsync(restore);
        Assert.Contains("Both say the same", again.Text(".versions"));
        Assert.Empty(again.QuerySelectorAll("main form.form"));
    }

    [Fact]
    public async Task Whoever_restores_over_a_version_they_have_not_seen_sees_it_first()
    {
        var (reviewer, restore) = (await _app.SignedInAsync("reviewer"), $"/proposals/{_id}/restore/1");
        await _app.ProposeAsync(_id, new() { Problem = "Cards melt." }, by: "owner");
        var page = await reviewer.PostAsync(restore, restore, ("Form.Latest", "3"), ("Form.Note", "Back"));
        Assert.Contains("Óscar Medina has saved version 4 meanwhile", page.Text(".error-summary"));
        Assert.Contains("melt", page.Text(".versions"));
        Assert.Equal("Back", page.Field("#Form_Note"));
        Assert.Equal([1, 2, 3, 4], await NumbersAsync());
        await reviewer.PostAsync(restore, restore);
        Assert.Equal([1, 2, 3, 4, 5], await NumbersAsync());
    }

    [Fact]
    public async Task The_idea_tells_each_version_in_its_one_history()
    {
        var page = await _app.Visitor().OpenAsync($"/ideas/{_id}/freeze-my-card");
        var steps = page.QuerySelectorAll(".timeline > li").Select(step => string.Join(' ', step.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.StartsWith("Proposal, version 1", steps[^3]);
        Assert.StartsWith("Proposal, version 3 Material change", steps[^1]);
        Assert.Contains("It is larger", steps[^1]);
    }

    [Fact]
    public async Task All_of_it_is_there_in_Spanish()
    {
        var page = await _app.Visitor("es").OpenAsync($"/proposals/{_id}");
        Assert.Contains("de 1.000\u00A0€ a 2.000\u00A0€", page.QuerySelector(".figures")!.TextContent);
        Assert.Equal("eliminado: Días (fin)", (await _app.Visitor("es").OpenAsync($"/proposals/{_id}/compare")).Text(".versions del"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<List<int>> NumbersAsync() => _app.InDatabaseAsync(db => db.ProposalVersions.Where(v => v.IdeaId == _id).OrderBy(v => v.Number).Select(v => v.Number).ToListAsync());
}
