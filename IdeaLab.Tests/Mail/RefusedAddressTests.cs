using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Mail;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Mail;

/// <summary>An address that a server refused for good, from the refusal until it is in order again.</summary>
public sealed class RefusedAddressTests : IAsyncLifetime
{
    private const string Gone = "refuse-550-5.1.1@example.org";
    private const string Ana = "ana@example.org";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000", ["RateLimits:sign-up"] = "1000" } };
    private SmtpServer? _server;

    [FactIfSmtp]
    public async Task Nothing_more_is_sent_there_and_the_member_reads_why()
    {
        await ServeAsync();
        var account = await _app.JoinAsync(Gone);
        await QueueAsync(Gone, 2);
        await QueueAsync(Ana, 1);
        await SendAsync();

        var mails = await MailsAsync();
        Assert.Equal([(MailState.Failed, MailFault.AddressRefused), (MailState.Failed, MailFault.AddressStopped), (MailState.Sent, null)], mails.Select(mail => (mail.State, mail.LastFault)));
        Assert.Equal([1, 0, 1], mails.Select(mail => mail.Attempts));
        Assert.Contains("refused as asked", mails[1].LastFaultDetail);
        await using (var scope = _app.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<LabMail>().RecipientAsync(await _app.InDatabaseAsync(db => db.People.SingleAsync(p => p.Id == account.PersonId)), default));

        var member = _app.Visitor();
        await member.TrySignInAsync(Gone);
        var notice = (await member.OpenAsync("/ideas")).QuerySelector(".notice-warn")!;
        Assert.Contains($"A mail to {Gone} came back", notice.TextContent);
        var page = await member.OpenAsync(notice.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(Gone, page.QuerySelector<IHtmlInputElement>("[name='Form.Email']")!.Value);
        Assert.Contains("refused as asked", page.QuerySelector("main details")!.TextContent);
    }

    [Fact]
    public async Task It_is_in_order_again_once_the_member_confirms_it()
    {
        await _app.JoinAsync(Ana);
        await RefuseAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        await ana.PostAsync("/account/address", "/account/address", ("Form.Password", Members.Password));
        Assert.NotNull(await RefusalAsync());

        var link = (await _app.LastMailToAsync(Ana)).Link();
        var done = await ana.PostAsync(link, link);
        Assert.Null(await RefusalAsync());
        Assert.Null(done.QuerySelector(".notice-warn"));
        await QueueAsync(Ana, 1);
        await SendAsync();
        Assert.All(await MailsAsync(), mail => Assert.Equal(MailState.Sent, mail.State));
    }

    [Fact]
    public async Task What_the_member_asks_for_is_tried_all_the_same_and_when_it_arrives_the_address_is_in_order()
    {
        await _app.JoinAsync(Ana);
        await RefuseAsync(Ana);
        await _app.Visitor().PostAsync("/account/code", "/account/code", ("Form.Email", Ana));
        await SendAsync();

        Assert.Equal(MailState.Sent, Assert.Single(await MailsAsync()).State);
        Assert.Null(await RefusalAsync());
    }

    [Fact]
    public async Task An_admin_sees_it_and_lets_mails_go_there_again_one_by_one_or_all()
    {
        foreach (var address in (string[])[Ana, "bob@example.org", "eve@example.org"])
        {
            await _app.JoinAsync(address);
            await RefuseAsync(address);
        }
        var admin = await _app.SignedInAsync("admin");
        Assert.Contains("3 addresses take no mail", (await admin.OpenAsync("/admin/mail")).QuerySelector("main")!.TextContent);

        var page = await admin.OpenAsync("/admin/mail/addresses");
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("550 no such user", page.QuerySelector("tbody")!.TextContent);
        var one = page.QuerySelectorAll<IHtmlFormElement>("tbody form").Select(form => form.GetAttribute("action")!).First();
        Assert.Contains("this address again", (await admin.PostAsync("/admin/mail/addresses", one)).QuerySelector(".notice-good")!.TextContent);
        Assert.Contains("2 addresses again", (await admin.PostAsync("/admin/mail/addresses", "/admin/mail/addresses")).QuerySelector(".notice-good")!.TextContent);
        Assert.Contains("Every address takes mail", (await admin.OpenAsync("/admin/mail/addresses")).QuerySelector("main")!.TextContent);
    }

    [FactIfSmtp]
    public async Task An_admin_who_tries_a_failed_mail_again_means_it()
    {
        await ServeAsync();
        await _app.JoinAsync(Ana);
        await RefuseAsync(Ana);
        await QueueAsync(Ana, 1);
        await SendAsync();
        Assert.Equal(MailFault.AddressStopped, Assert.Single(await MailsAsync()).LastFault);

        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync("/admin/mail", $"/admin/mail?id={(await MailsAsync())[0].Id}");
        Assert.Equal(MailState.Sent, Assert.Single(await MailsAsync()).State);
        Assert.Null(await RefusalAsync());
    }

    [Theory]
    [InlineData("/account/sign-up"), InlineData("/account/address")]
    public async Task An_address_our_server_cannot_write_to_is_refused_where_it_is_typed_with_everything_kept(string form)
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        if (form == "/account/address") await ana.TrySignInAsync(Ana);

        var page = await ana.PostAsync(form, form, ("Form.Email", "muñoz@example.org"), ("Form.Name", "Muñoz"), ("Form.Password", Members.Password));
        Assert.Contains("cannot write to an address with such letters", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("muñoz@example.org", page.QuerySelector<IHtmlInputElement>("[name='Form.Email']")!.Value);

        var other = await ana.PostAsync(form, form, ("Form.Email", "munoz@españa.example"), ("Form.Name", "Muñoz"), ("Form.Password", Members.Password));
        Assert.Null(other.QuerySelector("[data-valmsg-for='Form.Email'].field-validation-error"));
    }

    [Fact]
    public async Task It_is_taken_where_settings_say_that_the_server_can()
    {
        _app.Settings["Mail:InternationalAddresses"] = "true";
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        await ana.PostAsync("/account/address", "/account/address", ("Form.Email", "muñoz@example.org"), ("Form.Password", Members.Password));
        await SendAsync();
        Assert.Equal(("muñoz@example.org", MailState.Sent), (await MailsAsync()).Select(mail => (mail.Address, mail.State)).Single());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    private async Task ServeAsync()
    {
        _server = await SmtpServer.StartAsync();
        foreach (var (key, value) in ((string, string)[])[("From", "ideas@example.org"), ("Smtp:Host", "localhost"), ("Smtp:Port", $"{_server.Port}"), ("Smtp:StartTls", "false")]) _app.Settings[$"Mail:{key}"] = value;
    }

    private async Task SendAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendMailJob>().RunAsync(default);
    }

    private Task QueueAsync(string address, int count) => _app.InDatabaseAsync(db =>
    {
        db.AddRange(Enumerable.Range(0, count).Select(n => new OutgoingMail(MailKind.IdeaNews, $"{address}:{n}", $"<{n}-{address}>", new Addressee(address, "Member", null), new Letter("News", "<p>News</p>", "News"), null, _app.Clock.Now)));
        return db.SaveChangesAsync();
    });

    private Task RefuseAsync(string address) => _app.InDatabaseAsync(async db =>
    {
        await db.RefuseAddressAsync(address, "550 no such user", _app.Clock.Now, default);
        return true;
    });

    private Task<string?> RefusalAsync() => _app.InDatabaseAsync(db => db.RefusalOfAsync(Ana, default));

    private Task<List<OutgoingMail>> MailsAsync() => _app.InDatabaseAsync(db => db.Mails.OrderBy(m => m.Id).ToListAsync());
}
