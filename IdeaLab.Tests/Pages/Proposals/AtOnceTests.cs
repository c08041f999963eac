using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Proposals;

/// <summary>Two people save at once: the second sees both texts and chooses, and whatever they choose, neither text is lost.</summary>
public sealed class AtOnceTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;
    private Visitor _ruth = null!;
    private Visitor _oscar = null!;

    public async Task InitializeAsync()
    {
        _id = await _app.RefiningAsync();
        await _app.ProposeAsync(_id, new() { Problem = "Cards get lost.", Solution = "A widget." });
        (_ruth, _oscar) = (await _app.SignedInAsync("reviewer"), await _app.SignedInAsync("owner"));
        await _app.InDatabaseAsync(async db =>
        {
            (await db.DemoPersonAsync("owner")).SpeakIn("en");
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task The_second_sees_both_texts_with_what_differs_and_nothing_is_saved_yet()
    {
        var page = await OvertakenAsync();
        Assert.Contains("While you were writing, Ruth Adler saved version 2", page.Text(".error-summary"));
        Assert.Equal("removed: phone (end)", page.Text(".versions-sides > :first-child del"));
        Assert.Equal("added: watch (end)", page.Text(".versions-sides > :last-child ins"));
        Assert.Equal("A widget on the watch.", page.Field("#Form_Solution"));
        Assert.Equal("2", page.Field("[name='Form.Base']"));
        Assert.Equal(["A widget.", "A widget on the phone."], await SolutionsAsync());
    }

    [Fact]
    public async Task They_keep_theirs()
    {
        var page = await OvertakenAsync();
        using var saved = await _oscar.SaveOpenAsync(page);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(["A widget.", "A widget on the phone.", "A widget on the watch."], await SolutionsAsync());
    }

    [Fact]
    public async Task They_take_the_others_and_their_own_stays_among_the_versions()
    {
        var page = await OvertakenAsync();
        var after = await Visitor.ReadAsync(await _oscar.Client.GetAsync((await _oscar.SaveOpenAsync(page, "Take")).Headers.Location));
        Assert.Contains("Version 2 stands. Yours can be read as version 3.", after.Body!.TextContent);
        Assert.Contains("A widget on the phone.", after.Text("article"));
        Assert.Equal(["A widget.", "A widget on the phone.", "A widget on the watch.", "A widget on the phone."], await SolutionsAsync());
    }

    [Fact]
    public async Task They_write_on_and_save_both_thoughts()
    {
        var page = await OvertakenAsync();
        await _oscar.SaveOpenAsync(page, null, ("Form.Solution", "A widget on phone and watch."));
        Assert.Equal("A widget on phone and watch.", (await SolutionsAsync())[^1]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Take")]
    public async Task A_third_who_saves_meanwhile_is_shown_as_well(string? choice)
    {
        var page = await OvertakenAsync();
        await _app.ProposeAsync(_id, new() { Problem = "Cards get lost.", Solution = "A button." });
        page = await Visitor.ReadAsync(await _oscar.SaveOpenAsync(page, choice));
        Assert.Contains("saved version 3", page.Text(".error-summary"));
        Assert.Equal("A widget on the watch.", page.Field("#Form_Solution"));
        Assert.Equal(3, (await SolutionsAsync()).Count);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_version_and_no_quarrel()
    {
        var page = await _ruth.OpenAsync($"/proposals/{_id}/edit");
        foreach (var _ in (int[])[1, 2]) Assert.Equal(HttpStatusCode.Redirect, (await _ruth.SaveOpenAsync(page, null, ("Form.Solution", "A button."))).StatusCode);
        Assert.Equal(["A widget.", "A button."], await SolutionsAsync());
    }

    [Fact]
    public async Task Who_adds_a_picture_is_in_nobodys_way()
    {
        var page = await _oscar.OpenAsync($"/proposals/{_id}/edit");
        await _app.InDatabaseAsync(async db =>
        {
            var ruth = await db.DemoPersonAsync("reviewer");
            var idea = (await db.ForRefiningAsync(_id, ruth, default))!;
            var picture = new IdeaLab.Domain.Pictures.Picture(IdeaLab.Domain.Pictures.PictureFile.Read(Support.Pictures.Jpeg), "A card", ruth, _app.Clock.Now);
            idea.Propose(idea.Proposal!.Latest.Content with { Pictures = [picture] }, ruth, "", false, _app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Redirect, (await _oscar.SaveOpenAsync(page, null, ("Form.Solution", "A button."))).StatusCode);
        var saved = await _app.Visitor().OpenAsync($"/proposals/{_id}");
        Assert.Contains("A button.", saved.Text("article"));
        Assert.Equal("A card", saved.QuerySelector(".pictures img")!.GetAttribute("alt"));
    }

    [Fact]
    public async Task Of_many_who_save_in_the_same_moment_one_wins_and_all_others_are_told()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _ruth.OpenAsync($"/proposals/{_id}/edit")));
        var answers = await Task.WhenAll(pages.Select((page, n) => _ruth.SaveOpenAsync(page, null, ("Form.Solution", $"Idea number {n}."))));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Redirect);
        foreach (var answer in answers.Where(answer => answer.StatusCode is HttpStatusCode.OK)) Assert.Contains("While you were writing", (await Visitor.ReadAsync(answer)).Text(".error-summary"));
        Assert.Equal([1, 2], await _app.InDatabaseAsync(db => db.ProposalVersions.Where(v => v.IdeaId == _id).OrderBy(v => v.Number).Select(v => v.Number).ToListAsync()));
    }

    [Fact]
    public async Task Of_two_who_write_the_first_proposal_at_once_the_second_is_told()
    {
        var id = await _app.ShareAsync("Another idea");
        await _app.ActAsync(id, "reviewer", (idea, ruth) => idea.TakeStep(IdeaLab.Domain.Ideas.IdeaStatus.UnderReview, ruth, "Promising.", _app.Clock.Now));
        var (first, second) = (await _ruth.OpenAsync($"/proposals/{id}/edit"), await _oscar.OpenAsync($"/proposals/{id}/edit"));
        await _ruth.SaveOpenAsync(first, null, ("Form.Problem", "Theirs"));
        var page = await Visitor.ReadAsync(await _oscar.SaveOpenAsync(second, null, ("Form.Problem", "Mine")));
        Assert.Contains("saved version 1", page.Text(".error-summary"));
        Assert.Equal("Mine", page.Field("#Form_Problem"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> OvertakenAsync()
    {
        var (first, second) = (await _ruth.OpenAsync($"/proposals/{_id}/edit"), await _oscar.OpenAsync($"/proposals/{_id}/edit"));
        Assert.Equal(HttpStatusCode.Redirect, (await _ruth.SaveOpenAsync(first, null, ("Form.Solution", "A widget on the phone."))).StatusCode);
        using var answer = await _oscar.SaveOpenAsync(second, null, ("Form.Solution", "A widget on the watch."));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Visitor.ReadAsync(answer);
    }

    private Task<List<string>> SolutionsAsync() => _app.InDatabaseAsync(db => db.ProposalVersions.Where(v => v.IdeaId == _id).OrderBy(v => v.Number).Select(v => v.Solution).ToListAsync());
}
