using AngleSharp.Html.Dom;
using IdeaLab.Domain.Settings;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Admin;

public sealed class RetentionPageTests : IAsyncLifetime
{
    private const string Page = "/admin/retention";
    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_is_saved_is_told_on_the_privacy_page_and_in_the_audit_log()
    {
        var admin = await _app.SignedInAsync("admin");
        var saved = await admin.PostAsync(Page, Page, ("Days[Drafts]", "200"), ("Days[MailBodies]", "10"));
        Assert.Contains("The periods are saved", saved.Body!.TextContent);

        foreach (var (language, days) in (ValueTuple<string, string>[])[("en", "200 days"), ("es", "200 días")])
        {
            var privacy = await _app.Visitor(language).OpenAsync("/about/privacy");
            Assert.Contains(privacy.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains(days));
            Assert.Equal(Retention.All.Count, privacy.QuerySelectorAll("tbody tr").Length);
        }

        var log = await admin.OpenAsync("/admin/audit");
        Assert.Contains("200", log.QuerySelector("tbody")!.TextContent);
        Assert.Equal(2, await _app.InDatabaseAsync(db => db.RetentionPeriods.CountAsync()));
    }

    [Fact]
    public async Task What_is_out_of_range_or_no_number_is_refused_and_stays_typed()
    {
        var admin = await _app.SignedInAsync("admin");
        var refused = await admin.PostAsync(Page, Page, ("Days[Drafts]", "5"), ("Days[MailBodies]", "soon"), ("Days[Mails]", "100"));
        Assert.Equal(["5", "soon", "100"], ((string[])["Drafts", "MailBodies", "Mails"]).Select(what => ((IHtmlInputElement)refused.QuerySelector($"#days-{what}")!).Value));
        Assert.Equal(2, refused.QuerySelectorAll("input[aria-invalid=true]").Length);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.RetentionPeriods.CountAsync()));
    }

    [Fact]
    public async Task What_is_fixed_is_nobodys_to_change()
    {
        var admin = await _app.SignedInAsync("admin");
        var page = await admin.OpenAsync(Page);
        Assert.Null(page.QuerySelector("#days-Sessions"));
        await admin.PostAsync(Page, Page, ("Days[Sessions]", "1"), ("Days[DataExports]", "100"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.RetentionPeriods.CountAsync()));
    }

    [Fact]
    public async Task Of_two_admins_the_second_sees_what_the_first_saved()
    {
        var (one, other) = (await _app.SignedInAsync("admin"), await _app.SignedInAsync("admin"));
        var stale = ((IHtmlInputElement)(await other.OpenAsync(Page)).QuerySelector("input[name=Version]")!).Value;
        await one.PostAsync(Page, Page, ("Days[Drafts]", "200"));
        var refused = await other.PostAsync(Page, Page, ("Days[Drafts]", "300"), ("Version", stale));
        Assert.NotNull(refused.QuerySelector(".validation-summary-errors, .error-summary, [role=alert]"));
        Assert.Equal(200, await _app.InDatabaseAsync(db => db.RetentionPeriods.Select(p => p.Days).SingleAsync()));
    }
}
