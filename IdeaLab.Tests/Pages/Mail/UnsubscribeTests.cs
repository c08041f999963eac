using System.Net;
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
    public async Task An_address_nobody_was_given_does_not_exist() =>
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync("/mail/unsubscribe/CfDJ8made-up"));

    private string Address(BulkMail what) => "/mail/unsubscribe/" + _app.Services.GetRequiredService<UnsubscribeTokens>().For(_owner.Id, what);
}
