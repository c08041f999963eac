using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Challenges;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Admin;

public sealed class AdminTopicsTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    [Fact]
    public async Task A_topic_is_added_named_and_given_to_owners()
    {
        var admin = await _app.SignedInAsync("admin");
        var page = await admin.PostAsync("/admin/topics", "/admin/topics", ("Form.English", "Cards"), ("Form.Spanish", "Tarjetas"));
        var path = new Uri(page.Url).AbsolutePath;
        Assert.Equal(["Laura Price", "Óscar Medina"], page.QuerySelectorAll("input[name='Owners']").Select(owner => owner.ParentElement!.TextContent.Trim()));

        var oscar = await _app.PersonAsync("owner");
        var list = await admin.PostAsync(path, path, ("Form.English", "Cards and payments"), ("Owners", $"{oscar.Id}"));
        var row = list.QuerySelectorAll("tbody tr").Single();
        Assert.Contains("Cards and payments", row.TextContent);
        Assert.Contains("Tarjetas", row.TextContent);
        Assert.Contains("Óscar Medina", row.TextContent);
    }

    [Theory]
    [InlineData("", "Tarjetas", "Name in English: please fill this in")]
    [InlineData("General", "Tarjetas", "Another topic already has one of these names")]
    [InlineData("Cards", "General", "Another topic already has one of these names")]
    [InlineData("génERAL", "Tarjetas", "Another topic already has one of these names")]
    public async Task A_name_is_needed_and_free(string english, string spanish, string sentence)
    {
        await AddAsync("General");
        var page = await (await _app.SignedInAsync("admin")).PostAsync("/admin/topics", "/admin/topics", ("Form.English", english), ("Form.Spanish", spanish));
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(spanish, page.QuerySelector<IHtmlInputElement>("#Form_Spanish")!.Value);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Topics.CountAsync()));
    }

    [Fact]
    public async Task Only_owners_and_leads_can_own()
    {
        var path = $"/admin/topics/{await AddAsync("General")}";
        var elena = await _app.PersonAsync("employee");
        var page = await (await _app.SignedInAsync("admin")).PostAsync(path, path, ("Owners", $"{elena.Id}"));
        Assert.Contains("Elena Vidal cannot own a topic", page.QuerySelector(".error-summary")!.TextContent);
    }

    [Fact]
    public async Task Closing_is_confirmed_and_can_be_undone()
    {
        var id = await AddAsync("General");
        var admin = await _app.SignedInAsync("admin");
        await admin.OpenAsync($"/admin/topics/{id}/close");
        Assert.False(await IsClosedAsync(id));

        var list = await admin.PostAsync($"/admin/topics/{id}/close", $"/admin/topics/{id}/close");
        Assert.Contains("is closed to new ideas", list.Body!.TextContent);
        Assert.True(await IsClosedAsync(id));

        await admin.PostAsync($"/admin/topics/{id}", $"/admin/topics/{id}/reopen");
        Assert.False(await IsClosedAsync(id));
    }

    [Fact]
    public async Task Of_two_admins_who_save_at_once_the_second_is_told_and_loses_nothing()
    {
        var path = $"/admin/topics/{await AddAsync("General")}";
        var (first, second) = (await _app.SignedInAsync("admin"), await _app.SignedInAsync("admin"));
        var opened = await second.OpenAsync(path);
        await first.PostAsync(path, path, ("Form.English", "Everything"));

        var fields = opened.QuerySelectorAll<IHtmlInputElement>("main form.form input").Where(i => i.Type is not ("checkbox" or "radio") || i.Type is "radio" && i.IsChecked).ToDictionary(i => i.Name!, i => i.Value);
        fields["Form.English"] = "All sorts";
        var page = await Visitor.ReadAsync(await second.Client.PostAsync(path, new FormUrlEncodedContent(fields)));

        Assert.Contains("Somebody else has changed this", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("Everything", page.QuerySelector("aside")!.TextContent);
        Assert.Equal("All sorts", page.QuerySelector<IHtmlInputElement>("#Form_English")!.Value);
        Assert.Equal("Everything", await _app.InDatabaseAsync(db => db.Topics.Select(t => t.English).SingleAsync()));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<int> AddAsync(string name) => _app.InDatabaseAsync(async db =>
    {
        var topic = new Topic(name, name);
        db.Add(topic);
        await db.SaveChangesAsync();
        return topic.Id;
    });

    private Task<bool> IsClosedAsync(int id) => _app.InDatabaseAsync(db => db.Topics.Where(t => t.Id == id).Select(t => t.IsClosed).SingleAsync());
}
