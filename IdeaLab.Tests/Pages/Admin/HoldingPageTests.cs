using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Admin;

public sealed class HoldingPageTests : IAsyncLifetime
{
    private const string Holding = "/admin/holding";
    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_rule_says_what_it_does_and_that_nothing_is_deleted()
    {
        var page = await (await _app.SignedInAsync("admin")).OpenAsync(Holding);
        var rules = page.QuerySelectorAll("tbody tr");
        Assert.Equal(Enum.GetValues<ScreeningRule>().Select(rule => $"{HoldingWeights.Usual.Of(rule)}"), rules.Select(row => ((IHtmlInputElement)row.QuerySelector("input")!).Value));
        Assert.All(rules, row => Assert.InRange(row.QuerySelector(".field-help")!.TextContent.Length, 30, 300));
        Assert.Contains("No rule deletes anything", page.QuerySelector(".page-head")!.TextContent);
    }

    [Fact]
    public async Task An_admin_changes_the_rules_and_the_log_says_so()
    {
        var admin = await _app.SignedInAsync("admin");
        var page = await admin.PostAsync(Holding, Holding, ("Form.Threshold", "90"), ("Form.Links", "10"), ("Form.YoungDays", "14"), ("Form.EnglishWords", "roulette\r\nfree spins\r\n"), ("Form.HoldsPosts", "false"));
        Assert.Contains("The holding rules are saved", page.QuerySelector(".notice-good")!.TextContent);

        var saved = await _app.InDatabaseAsync(db => db.HoldingAsync(default));
        Assert.Equal((90, HoldingWeights.Usual with { Links = 10 }, 14, 5, "roulette\nfree spins", false), (saved.Threshold, saved.Weights, saved.YoungDays, saved.TrustedPosts, saved.EnglishWords, saved.HoldsPosts));
        await admin.PostAsync(Holding, Holding, ("Form.Threshold", "80"));
        var entry = await _app.InDatabaseAsync(db => db.Audit.OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal(("HoldingSettings", "Threshold", "90", "80"), (entry.Thing, entry.Changes.Single().What, entry.Changes.Single().Before, entry.Changes.Single().After));
        Assert.Contains("Threshold, in points", (await admin.OpenAsync("/admin/audit")).Body!.TextContent);
    }

    [Theory]
    [InlineData("Form.Threshold", "0", "Threshold, in points: choose a number from 1 to 500")]
    [InlineData("Form.Links", "101", "Links: choose a number from 0 to 100")]
    [InlineData("Form.Honeypot", "many", "Hidden field filled in: this cannot be read")]
    [InlineData("Form.Shouting", "", "Shouting: please fill this in")]
    [InlineData("Form.SpanishWords", "!!!", "“!!!” cannot be listed")]
    public async Task What_cannot_be_is_refused_and_all_that_was_typed_stays(string field, string value, string sentence)
    {
        var admin = await _app.SignedInAsync("admin");
        foreach (var act in (string[])[Holding, $"{Holding}?handler=Try#tried"])
        {
            var page = await admin.PostAsync(Holding, act, ("Form.AccountAge", "77"), ("Form.EnglishWords", "roulette"), (field, value));
            Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
            Assert.Equal(("77", "roulette", value), (page.Field("#Form_AccountAge"), page.Field("#Form_EnglishWords"), page.Field($"#{field.Replace('.', '_')}")));
        }
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.HoldingSettings.CountAsync()));
    }

    [Fact]
    public async Task Typed_weights_are_tried_on_the_last_posts_and_nothing_is_saved_or_held()
    {
        await _app.ShareAsync("Win at our casino", body: "A payday loan, and [more](https://one.example) [and](https://two.example) [more](https://three.example) www.four.example");
        var id = await _app.ShareAsync("Freeze a lost card", by: "customer2");
        await _app.CommentAsync(id, "The casino again", "employee");
        await _app.ShareAsync("Staff and their casino", by: "reviewer", body: "A payday loan");
        var admin = await _app.SignedInAsync("admin");

        var page = await admin.PostAsync(Holding, $"{Holding}?handler=Try#tried", ("Form.Threshold", "100"), ("Form.ListedWords", "40"));
        Assert.Contains("1 of the last 3 posts", page.QuerySelector("#tried")!.TextContent);
        Assert.Equal(["1 1", "3 1", "0 0", "0 0", "2 1", "not kept 0", "not kept 0"], page.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("td.number").Select(cell => cell.TextContent.Trim()))));
        Assert.Equal("40", page.Field("#Form_ListedWords"));
        Assert.Equal((0, 0), await _app.InDatabaseAsync(async db => (await db.HoldingSettings.CountAsync(), await db.Withheld.CountAsync())));
    }

    [Fact]
    public async Task Of_two_admins_who_save_at_once_the_second_is_told_and_can_save_again()
    {
        var (first, second) = (await _app.SignedInAsync("admin"), await _app.SignedInAsync("admin"));
        var opened = await second.OpenAsync(Holding);
        await first.PostAsync(Holding, Holding, ("Form.Threshold", "90"));

        using var refused = await second.SendOpenAsync(opened, Holding, values: [("Form.Threshold", "50"), ("Form.EnglishWords", "casino"), ("Form.SpanishWords", "casino")]);
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains("Somebody else has changed this", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("50", page.Field("#Form_Threshold"));
        Assert.Equal(90, (await _app.InDatabaseAsync(db => db.HoldingAsync(default))).Threshold);

        (await second.SendOpenAsync(page, Holding, values: [("Form.EnglishWords", "casino"), ("Form.SpanishWords", "casino")])).Dispose();
        Assert.Equal(50, (await _app.InDatabaseAsync(db => db.HoldingAsync(default))).Threshold);
    }

    [Fact]
    public async Task A_text_can_be_tried_with_its_points_by_name()
    {
        var admin = await _app.SignedInAsync("admin");
        var page = await admin.PostAsync($"{Holding}/sample", $"{Holding}/sample", ("Form.Title", "BUY BUYING THINGS HERE TODAY"), ("Form.Body", "The **casino** at https://spam.example"), ("Form.Seconds", "1"), ("Form.FilledHoneypot", "true"));
        Assert.Equal(["Links 13 points", "New account 20 points", "Shouting 20 points", "Listed words 35 points", "Sent too fast 30 points", "Hidden field filled in 100 points"],
            page.QuerySelectorAll("#screening dt").Select(name => $"{name.TextContent} {name.NextElementSibling!.TextContent}"));
        Assert.Contains("218 points of 70: it would wait", page.QuerySelector("#screening-title")!.TextContent);

        var fine = await admin.PostAsync($"{Holding}/sample", $"{Holding}/sample", ("Form.Body", "A plain text."), ("Form.AccountDays", "30"), ("Form.Posts", "9"), ("Form.Seconds", ""));
        Assert.Contains("0 points of 70: everybody would see it at once", fine.QuerySelector("#screening")!.TextContent);
        Assert.Equal("A plain text.", fine.Field("#Form_Body"));
    }
}
