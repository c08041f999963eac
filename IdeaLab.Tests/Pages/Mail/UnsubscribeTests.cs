using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Mail;

public sealed class UnsubscribeTests : IAsyncLifetime
{
    private static readonly NewsChoices AtOnce = NewsChoices.All(MailChoice.Instant);
    private static readonly NewsChoices Never = NewsChoices.All(MailChoice.Never);
    private static readonly NewsChoices Mixed = new(MailChoice.Weekly, MailChoice.Instant, MailChoice.Never, MailChoice.Daily);

    private readonly LabApp _app = new();
    private Person _owner = null!;

    public async Task InitializeAsync() => _owner = await _app.PersonAsync("owner");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_person_stops_it_by_button_and_may_change_their_mind()
    {
        await ChooseAsync(Mixed);
        var (visitor, address) = (_app.Visitor(), Address(BulkMail.IdeaNews));

        var done = await visitor.PostAsync(address, address, ("act", "stop"));
        Assert.Equal(Never, (await _app.PersonAsync("owner")).News);
        Assert.Contains("news of ideas, debates and challenges", (await EnglishAsync(address)).Body!.TextContent);
        await visitor.PostAsync(address, address, ("act", "again"), ("before", done.QuerySelector<IHtmlInputElement>("[name=before]")!.Value));
        Assert.Equal(Mixed, (await _app.PersonAsync("owner")).News);
    }

    [Fact]
    public async Task Its_page_leads_to_all_choices()
    {
        var visitor = _app.Visitor();
        var link = (await visitor.OpenAsync(Address(BulkMail.IdeaNews))).QuerySelector("main form a")!.GetAttribute("href")!;

        Assert.NotNull((await visitor.OpenAsync(link)).QuerySelector("main select, main input[type=radio]"));
    }

    [Fact]
    public async Task Who_was_stopped_by_the_mail_program_goes_back_to_what_the_mail_was_written_for()
    {
        var address = Address(BulkMail.IdeaNews, Mixed);
        using var program = Program();
        using var oneClick = await program.PostAsync(address, OneClick());

        var visitor = _app.Visitor();
        var page = await EnglishAsync(address);
        Assert.Equal("You no longer receive these mails", page.QuerySelector("h1")!.TextContent);
        await visitor.PostAsync(address, address, ("act", "again"), ("before", page.QuerySelector<IHtmlInputElement>("[name=before]")!.Value));

        Assert.Equal(Mixed, (await _app.PersonAsync("owner")).News);
    }

    [Theory]
    [InlineData("act", "again", "before", "9999")]
    [InlineData("act", "again", "before", "3333")]
    [InlineData("act", "again", "before", "")]
    public async Task What_a_form_makes_up_is_not_gone_back_to(string act, string again, string before, string value)
    {
        await ChooseAsync(Never);
        using var client = Program();
        using var answer = await client.PostAsync(Address(BulkMail.IdeaNews, Mixed), Form((act, again), (before, value)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Mixed, (await _app.PersonAsync("owner")).News);
    }

    [Fact]
    public async Task The_page_reads_in_the_language_of_its_person_whatever_the_browser_says()
    {
        var page = await _app.Visitor("en").OpenAsync(Address(BulkMail.WeeklyDigest));
        Assert.Equal(("es", "es"), (_owner.Language, page.DocumentElement.GetAttribute("lang")));
    }

    [Fact]
    public async Task Many_who_stop_it_at_once_are_all_answered()
    {
        var address = Address(BulkMail.IdeaNews);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await _app.Visitor().Client.PostAsync(address, OneClick())).StatusCode));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(Never, (await _app.PersonAsync("owner")).News);
    }

    [Fact]
    public async Task An_address_nobody_was_given_does_not_exist()
    {
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync("/mail/unsubscribe/CfDJ8made-up"));
        foreach (var blank in (string[])["/mail/unsubscribe/%20", "/mail/choices/%20%20", "/mail/act/%20"]) Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync(blank));
        using var client = Program();
        using var answer = await client.PostAsync("/mail/unsubscribe/CfDJ8made-up", OneClick());
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private HttpClient Program() => _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

    private async Task<IHtmlDocument> EnglishAsync(string address)
    {
        await _app.InDatabaseAsync(async db =>
        {
            (await db.DemoPersonAsync("owner")).SpeakIn("en");
            return await db.SaveChangesAsync();
        });
        return await _app.Visitor().OpenAsync(address);
    }

    private Task<int> ChooseAsync(NewsChoices choices) => _app.InDatabaseAsync(async db =>
    {
        (await db.DemoPersonAsync("owner")).ReceiveNews(choices);
        return await db.SaveChangesAsync();
    });

    private static FormUrlEncodedContent OneClick() => Form(("List-Unsubscribe", "One-Click"));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private string Address(BulkMail what, NewsChoices? writtenFor = null) => "/mail/unsubscribe/" + _app.Services.GetRequiredService<UnsubscribeTokens>().For(_owner.Id, what, writtenFor ?? AtOnce);
}
