using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages;

public sealed class ErrorPageTests
{
    [Fact]
    public async Task A_missing_page_is_404_in_the_readers_language()
    {
        await using var app = new LabApp();

        var page = await OpenAsync(app.Visitor("es"), "/no-existe", HttpStatusCode.NotFound);

        Assert.Equal("es", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("No hay nada en esta dirección", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("/no-existe", page.QuerySelector("[name=back]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_page_for_others_is_403()
    {
        await using var app = new LabApp();

        var page = await OpenAsync(await app.SignedInAsync("customer2"), "/admin/jobs", HttpStatusCode.Forbidden);

        Assert.Equal("This page is not for your account", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_form_without_its_token_is_400()
    {
        await using var app = new LabApp();

        using var answer = await app.Visitor().Client.PostAsync("/language", new FormUrlEncodedContent([KeyValuePair.Create("to", "es")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("That form was not complete", (await Visitor.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("en", "You are signed out")]
    [InlineData("es", "Tu sesión ha terminado")]
    public async Task What_was_typed_before_the_session_ended_is_shown(string language, string title)
    {
        await using var app = new LabApp();
        var id = await app.ShareAsync("Freeze a lost card");

        using var answer = await app.Visitor(language).Client.PostAsync($"/ideas/{id}/comment", new FormUrlEncodedContent([new("Input.Body", "A <b>long</b> thought")]));
        var page = await Visitor.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal("A <b>long</b> thought", page.Field("#typed"));
        Assert.Equal($"/account/sign-in?returnUrl=%2Fideas%2F{id}%2Fcomment", page.QuerySelector("#main .button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_typed_beyond_the_limit_is_shown()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:submit"] = "1" } };
        var member = await app.SignedInAsync("customer2");
        await member.PostAsync("/ideas/new", "/ideas/new");

        using var answer = await member.SendAsync("/ideas/new", "/ideas/new", ("Input.Title", "Freeze a lost card"), ("Input.Body", "From the lock screen."));
        var page = await Visitor.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("Freeze a lost card\n\nFrom the lock screen.", page.Field("#typed"));
    }

    [Fact]
    public async Task What_the_session_lost_is_shown_from_any_form_and_never_a_password()
    {
        await using var app = new LabApp();
        var id = await app.ShareAsync("Freeze a lost card");

        using var answer = await app.Visitor().Client.PostAsync($"/review/{id}/decide", new FormUrlEncodedContent(
            [new("Form.Options", "Build it\nBuy it"), new("Form.Outcome", "GoAhead"), new("Form.Reason", "It pays for itself."), new("Form.Password", "a long secret sentence"), new("__RequestVerificationToken", "a b c")]));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Build it\nBuy it\n\nIt pays for itself.", (await Visitor.ReadAsync(answer)).Field("#typed"));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "garbage")]
    [InlineData("application/x-www-form-urlencoded", null)]
    public async Task A_form_that_cannot_be_read_is_400_on_a_page_of_the_lab(string type, string? body)
    {
        await using var app = new LabApp();
        using var content = new StringContent(body ?? string.Join('&', Enumerable.Range(0, 3000).Select(n => $"f{n}=1")));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        using var answer = await app.Visitor().Client.PostAsync("/account/sign-in", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("That form was not complete", (await Visitor.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/robots.txt")]
    [InlineData("/.env")]
    public async Task A_file_that_is_not_there_is_404_and_no_sign_in(string path)
    {
        await using var app = new LabApp();
        await OpenAsync(app.Visitor(), path, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_hue_that_is_none_is_the_first_one()
    {
        await using var app = new LabApp();
        Assert.Equal(await app.Visitor().Client.GetStringAsync("/brand.css"), await app.Visitor().Client.GetStringAsync("/brand.css?hue=abc"));
    }

    [Fact]
    public async Task A_fault_shows_its_number_and_never_a_stack()
    {
        await using var app = new LabApp();
        await using var broken = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new Fault("/about")))));

        using var answer = await broken.CreateClient().GetAsync("/about");
        var page = await Visitor.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Matches("^[0-9a-f]{32}$", page.QuerySelector("code")!.TextContent);
        Assert.DoesNotContain("Secret of the fault", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_database_the_lab_says_so_also_to_members()
    {
        await using var app = new LabApp();
        var member = await app.SignedInAsync("customer");
        // Past the time after which the sign-in is checked against the database again.
        app.Clock.Advance(TimeSpan.FromHours(1));
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(app.DataFolder, "idealab.db*")) File.Delete(file);
        Directory.CreateDirectory(Path.Combine(app.DataFolder, "idealab.db"));

        foreach (var reader in (Visitor[])[member, app.Visitor()])
        {
            var page = await OpenAsync(reader, "/about", HttpStatusCode.ServiceUnavailable);
            Assert.Equal("We are away for a moment", page.QuerySelector("h1")!.TextContent);
            Assert.Equal(HttpStatusCode.OK, await reader.StatusOfAsync("/site.css"));
        }
    }

    private static async Task<IHtmlDocument> OpenAsync(Visitor visitor, string path, HttpStatusCode expected)
    {
        using var answer = await visitor.Client.GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        return await Visitor.ReadAsync(answer);
    }

    private sealed class Fault(string path) : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
            if (context.HttpContext.Request.Path == path) throw new InvalidOperationException("Secret of the fault");
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context) { }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
    }
}
