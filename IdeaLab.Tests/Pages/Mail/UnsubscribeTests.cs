using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Mail;

public sealed class UnsubscribeTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private Person _owner = null!;

    public async Task InitializeAsync() => _owner = await _app.PersonAsync("owner");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_mail_program_stops_it_with_one_post_without_cookie_or_redirect()
    {
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

        using var answer = await client.PostAsync(Address(BulkMail.WeeklyDigest), new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await _app.PersonAsync("owner")).DeclinesDigest);
        Assert.Equal(MailChoice.Instant, (await _app.PersonAsync("owner")).MailChoice);
    }

    [Fact]
    public async Task Opening_the_address_changes_nothing()
    {
        await _app.Visitor().OpenAsync(Address(BulkMail.IdeaNews));
        Assert.Equal(MailChoice.Instant, (await _app.PersonAsync("owner")).MailChoice);
    }

    [Fact]
    public async Task A_person_stops_it_by_button_and_may_change_their_mind()
    {
        var (visitor, address) = (_app.Visitor(), Address(BulkMail.IdeaNews));

        await visitor.PostAsync(address, address);
        Assert.Equal(MailChoice.Never, (await _app.PersonAsync("owner")).MailChoice);
        await visitor.PostAsync(address, address, ("again", "true"), ("before", "Weekly"));
        Assert.Equal(MailChoice.Weekly, (await _app.PersonAsync("owner")).MailChoice);
    }

    [Fact]
    public async Task Who_was_stopped_by_the_mail_program_goes_back_to_what_the_mail_was_written_for()
    {
        var address = "/mail/unsubscribe/" + _app.Services.GetRequiredService<UnsubscribeTokens>().For(_owner.Id, BulkMail.IdeaNews, MailChoice.Weekly);
        using var program = _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var oneClick = await program.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));

        var visitor = _app.Visitor();
        var page = await visitor.OpenAsync(address);
        Assert.Equal("You no longer receive these mails", page.QuerySelector("h1")!.TextContent);
        var before = page.QuerySelector<IHtmlInputElement>("[name=before]")!.Value;
        await visitor.PostAsync(address, address, ("again", "true"), ("before", before));

        Assert.Equal(MailChoice.Weekly, (await _app.PersonAsync("owner")).MailChoice);
    }

    [Fact]
    public async Task Many_who_stop_it_at_once_are_all_answered()
    {
        var address = Address(BulkMail.IdeaNews);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await _app.Visitor().Client.PostAsync(address, new FormUrlEncodedContent([]))).StatusCode));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task An_address_nobody_was_given_does_not_exist() =>
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync("/mail/unsubscribe/CfDJ8made-up"));

    private string Address(BulkMail what) => "/mail/unsubscribe/" + _app.Services.GetRequiredService<UnsubscribeTokens>().For(_owner.Id, what);
}
