using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Rights;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Rights;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Rights;

public sealed class DataExportTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private const string Page = "/account/data";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_file_says_all_that_was_done_and_names_nobody_else()
    {
        var ana = await JoinedAsync();
        var id = await _app.ShareAsync("Freeze a lost card");
        await ana.PostAsync($"/ideas/{id}", $"/ideas/{id}/vote", ("cast", "true"));
        await _app.InDatabaseAsync(async db =>
        {
            var author = await db.Users.Where(a => a.Email == Ana).Select(a => a.Person).SingleAsync();
            (await db.Ideas.WithShareOf(author).SingleAsync(i => i.Id == id)).AddComment(author, "I lost mine <b>twice</b>.", Stance.None, null, _app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await ana.PostAsync($"/ideas/{id}/report", $"/ideas/{id}/report", ("Form.Ground", "PersonalData"), ("Form.Reason", "It names my bank."));
        await _app.InDatabaseAsync(db => db.Votes.Where(v => v.IdeaId == id).ExecuteUpdateAsync(set => set.SetProperty(v => v.Doubts, VoteDoubts.Sanctioned)));
        var files = await FetchAsync(ana);

        using var json = JsonDocument.Parse(files["data.json"]);
        Assert.Equal(Ana, json.RootElement.GetProperty("account")[0].GetProperty("address").GetString());
        Assert.Equal("Freeze a lost card", json.RootElement.GetProperty("votes")[0].GetProperty("title").GetString());
        Assert.False(json.RootElement.GetProperty("votes")[0].GetProperty("isCounted").GetBoolean());
        Assert.Equal("I lost mine <b>twice</b>.", json.RootElement.GetProperty("comments")[0].GetProperty("text").GetString());
        Assert.Equal("It names my bank.", json.RootElement.GetProperty("reports")[0].GetProperty("reason").GetString());
        Assert.EndsWith("Z", json.RootElement.GetProperty("madeAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(["lab", "madeAt", "person", .. PersonalData.Sections.Select(s => s.Name)], json.RootElement.EnumerateObject().Select(p => p.Name));

        Assert.Contains("I lost mine &lt;b&gt;twice&lt;/b&gt;.", files["data.html"], StringComparison.Ordinal);
        foreach (var file in files.Values)
        {
            var account = await _app.InDatabaseAsync(db => db.Users.SingleAsync(a => a.Email == Ana));
            Assert.All((string[])["Carmen", "customer@idealab.test", account.PasswordHash!, account.SecurityStamp!, account.ConcurrencyStamp!], other => Assert.DoesNotContain(other, file, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("en", "Your data at"), InlineData("es", "Tus datos en")]
    public async Task The_page_is_readable_by_itself_in_the_persons_language(string language, string title)
    {
        var html = (await FetchAsync(await JoinedAsync(language)))["data.html"];
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.All((string[])["<script", "src=", "href=", "http:", "https:", "Export.", "url("], outside => Assert.DoesNotContain(outside, html, StringComparison.OrdinalIgnoreCase));
        XDocument.Parse(html.Replace("<!doctype html>", "", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal).Replace("'unsafe-inline'\">", "'unsafe-inline'\"/>", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_part_and_field_has_its_words()
    {
        using var folder = new TestFolder();
        EmptyDatabase.CopyTo(folder.File("idealab.db"));
        using var db = EmptyDatabase.Open(folder.File("idealab.db"));
        var words = XDocument.Load(Repository.PathOf("IdeaLab.Web", "Localization", "Text.resx")).Descendants("data").Select(d => d.Attribute("name")!.Value).ToHashSet();
        var missing = PersonalData.Sections.SelectMany(s => s.Read(db, 1).ElementType.GetProperties().Select(p => $"Export.Field.{p.Name}").Append($"Export.Section.{s.Name}")).Distinct().Except(words);
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Asked_twice_it_is_made_once_and_written_once()
    {
        var ana = await JoinedAsync();
        await AskAsync(ana);
        Assert.Null((await ana.OpenAsync(Page)).QuerySelector("#Form_PasswordOrCode"));
        await _app.InDatabaseAsync(async db =>
        {
            db.Add(new DataExport(await db.Users.Where(a => a.Email == Ana).Select(a => a.Person).SingleAsync(), _app.Clock.Now));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            return true;
        });
        Assert.Equal(1, await _app.RunAsync<ExportDataJob>());
        Assert.Equal(0, await _app.RunAsync<ExportDataJob>());
        Assert.Single(await _app.MailsToAsync(Ana), m => m.Kind == MailKind.DataExported);
    }

    [Fact]
    public async Task Only_its_person_gets_it_and_only_for_seven_days()
    {
        var ana = await JoinedAsync();
        await AskAsync(ana);
        await _app.RunAsync<ExportDataJob>();
        var id = await _app.InDatabaseAsync(db => db.DataExports.Select(e => e.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.Redirect, await (await _app.SignedInAsync("admin")).StatusOfAsync($"{Page}/{id}"));
        Assert.Contains("/account/sign-in", (await _app.Visitor().Client.GetAsync($"{Page}/{id}")).Headers.Location!.ToString(), StringComparison.Ordinal);

        using var answer = await ana.Client.GetAsync($"{Page}/{id}");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());

        _app.Clock.Advance(TimeSpan.FromDays(7));
        var again = _app.Visitor();
        await again.TrySignInAsync(Ana);
        Assert.Contains("not here any more", (await again.OpenAsync($"{Page}/{id}")).Body!.TextContent, StringComparison.Ordinal);
        await _app.RunAsync<TidyUpJob>();
        Assert.Equal((0, 0), await _app.InDatabaseAsync(async db => (await db.DataExports.CountAsync(), await db.Set<DataExportContent>().CountAsync())));
    }

    [Fact]
    public async Task Without_the_password_nothing_is_made()
    {
        var ana = await JoinedAsync();
        var refused = await ana.PostAsync(Page, Page, ("Form.PasswordOrCode", "not my password"));
        Assert.Contains("neither your password", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.DataExports.CountAsync()));
    }

    [Fact]
    public async Task Staff_get_their_own_work_and_what_the_log_says_of_them()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var ruth = await _app.SignedInAsync("reviewer");
        await ruth.PostAsync($"/review/{id}/status", $"/review/{id}/status", ("Input.To", "UnderReview"), ("Input.Reason", "We ask the card team."));
        await ruth.PostAsync(Page, $"{Page}?handler=Code");
        await ruth.PostAsync(Page, Page, ("Form.PasswordOrCode", (await _app.LastMailToAsync("reviewer@idealab.test")).Code()));
        await _app.RunAsync<ExportDataJob>();
        var file = (await ReadAsync(ruth))["data.json"];
        using var json = JsonDocument.Parse(file);
        Assert.Equal("We ask the card team.", json.RootElement.GetProperty("steps")[0].GetProperty("reason").GetString());
        Assert.Equal("StatusChange", json.RootElement.GetProperty("loggedActs")[0].GetProperty("thing").GetString());
        Assert.DoesNotContain("Carmen", file, StringComparison.Ordinal);
    }

    private async Task<Visitor> JoinedAsync(string language = "en")
    {
        await _app.JoinAsync(Ana, language);
        var ana = _app.Visitor(language);
        await ana.TrySignInAsync(Ana);
        return ana;
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> AskAsync(Visitor who) => who.PostAsync(Page, Page, ("Form.PasswordOrCode", Members.Password));

    private async Task<Dictionary<string, string>> FetchAsync(Visitor who)
    {
        await AskAsync(who);
        await _app.RunAsync<ExportDataJob>();
        return await ReadAsync(who);
    }

    private async Task<Dictionary<string, string>> ReadAsync(Visitor who)
    {
        var id = await _app.InDatabaseAsync(db => db.DataExports.Select(e => e.Id).SingleAsync());
        using var zip = new ZipArchive(new MemoryStream(await who.Client.GetByteArrayAsync($"{Page}/{id}")));
        return zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
    }
}
