using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Admin;

public sealed class AdminSettingsTests : IAsyncLifetime
{
    private const string Settings = "/admin/settings";
    private readonly LabApp _app = new();

    [Fact]
    public async Task The_lab_gets_its_name_colour_language_and_door()
    {
        var admin = await _app.SignedInAsync("admin");
        var page = await admin.PostAsync(Settings, Settings,
            ("Form.Name", "Bank Labs"), ("Form.PurposeSpanish", "Para mejorar juntos."), ("Form.Hue", "30"), ("Form.Language", "es"),
            ("Form.TimeZone", "Atlantic/Canary"), ("Form.Currency", "CHF"), ("Form.SignUpIsOpen", "false"), ("Form.EmployeeDomains", "bank.example, @casa.example"));

        Assert.Contains("The settings are saved", page.Body!.TextContent);
        Assert.Contains("Bank Labs", page.Title);
        Assert.NotNull(page.QuerySelector("link[href^='/brand.css?hue=30']"));
        var saved = await _app.InDatabaseAsync(db => db.Settings.SingleAsync());
        Assert.Equal(("Bank Labs", 30, "es", "Atlantic/Canary", "CHF", false), (saved.Name, saved.Hue, saved.Language, saved.TimeZone, saved.Currency, saved.SignUpIsOpen));
        Assert.True(saved.IsEmployeeAddress("eva@casa.example"));
    }

    [Fact]
    public async Task The_labs_language_is_for_browsers_that_ask_for_neither()
    {
        await (await _app.SignedInAsync("admin")).PostAsync(Settings, Settings, ("Form.Language", "es"));
        Assert.Equal("es", (await _app.Visitor("fr").OpenAsync("/account/sign-in")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await _app.Visitor("en").OpenAsync("/account/sign-in")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Another_half_life_sets_every_score_anew()
    {
        var id = await _app.InDatabaseAsync(async db =>
        {
            var (author, voter) = (await db.DemoPersonAsync("customer"), await db.DemoPersonAsync("employee"));
            var idea = new Idea(author, "Freeze a lost card", "From the lock screen.", new Topic("Cards", "Tarjetas"), Audience.Everyone, _app.Clock.Now.AddDays(-9));
            idea.CastVote(voter, _app.Clock.Now.AddDays(-7));
            db.Add(idea);
            await db.SaveChangesAsync();
            return idea.Id;
        });

        await (await _app.SignedInAsync("admin")).PostAsync(Settings, Settings, ("Form.HalfLife", "14"), ("Form.CommentWeight", "0"));

        // A vote of seven days ago: 2^(-7/14).
        var score = await _app.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == id).Select(i => i.TrendingScore).SingleAsync());
        Assert.Equal(0.7071067811865476, new Trending(TimeSpan.FromDays(14), 0, 0.25).FreshVotes(score, _app.Clock.Now), 1e-9);
        Assert.Null(await _app.InDatabaseAsync(db => db.RescoringAsync(default)));
    }

    [Theory]
    [InlineData("Form.HalfLife", "0", "Half-life, in days")]
    [InlineData("Form.FollowWeight", "1001", "Follow, in hundredths of a vote")]
    [InlineData("Form.Name", "", "Name of the lab: please fill this in")]
    [InlineData("Form.Hue", "360", "The hue is a number from 0 to 359")]
    [InlineData("Form.Hue", "blue", "Brand colour: this cannot be read")]
    [InlineData("Form.TimeZone", "Atlantis", "Choose a time zone")]
    [InlineData("Form.Currency", "XXX", "Choose a currency from the list")]
    [InlineData("Form.EmployeeDomains", "bank.example; not/a/domain", "“not/a/domain” is not a domain")]
    public async Task What_cannot_be_is_refused_and_stays_in_the_form(string field, string value, string sentence)
    {
        var page = await (await _app.SignedInAsync("admin")).PostAsync(Settings, Settings, ("Form.PurposeEnglish", "Typed with care"), (field, value));
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Typed with care", page.QuerySelector<IHtmlTextAreaElement>("#Form_PurposeEnglish")!.Value);
        Assert.Equal("IdeaLab", await _app.InDatabaseAsync(db => db.Settings.Select(s => s.Name).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_admins_who_save_at_once_the_second_sees_the_difference_and_can_save_again()
    {
        var (first, second) = (await _app.SignedInAsync("admin"), await _app.SignedInAsync("admin"));
        var opened = await second.OpenAsync(Settings);
        await first.PostAsync(Settings, Settings, ("Form.Name", "Bank Labs"));

        var page = await Visitor.ReadAsync(await second.Client.PostAsync(Settings, FieldsOf(opened, "Idea Bank")));
        Assert.Contains("Somebody else has changed this", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(["Name of the lab"], page.QuerySelectorAll(".facts dt").Select(t => t.TextContent));
        Assert.Equal(["Bank Labs"], page.QuerySelectorAll(".facts dd").Select(t => t.TextContent));
        Assert.Equal("Bank Labs", await _app.InDatabaseAsync(db => db.Settings.Select(s => s.Name).SingleAsync()));

        await second.Client.PostAsync(Settings, FieldsOf(page, "Idea Bank"));
        Assert.Equal("Idea Bank", await _app.InDatabaseAsync(db => db.Settings.Select(s => s.Name).SingleAsync()));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static FormUrlEncodedContent FieldsOf(IHtmlDocument page, string name)
    {
        var form = page.QuerySelector<IHtmlFormElement>("main form.form")!;
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is not "checkbox" || i.IsChecked).Select(i => (i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(t => (t.Name!, t.Value)))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(s => (s.Name!, s.Value!)));
        return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item1 == "Form.Name" ? name : f.Item2)));
    }
}
