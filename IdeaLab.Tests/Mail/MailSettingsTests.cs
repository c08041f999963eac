using IdeaLab.Web;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Mail;
using Microsoft.Extensions.Configuration;

namespace IdeaLab.Tests.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void Nothing_needs_to_be_set() => Assert.Equal("localhost", Read().Domain);

    [Theory]
    [InlineData("Mail:From", "Mail:From=")]
    [InlineData("Mail:From", "Mail:From=ideas at example")]
    [InlineData("Mail:ReplyTo", "Mail:From=a@example.org", "Mail:ReplyTo=the lab")]
    [InlineData("Mail:Smtp:Port", "Mail:From=a@example.org", "Mail:Smtp:Port=70000")]
    [InlineData("Mail:Smtp:Port", "Mail:From=a@example.org", "Mail:Smtp:Port=465")]
    [InlineData("Mail:Smtp:ImplicitTls", "Mail:From=a@example.org", "Mail:Smtp:ImplicitTls=true")]
    [InlineData("Mail:Dkim", "Mail:From=a@example.org", "Mail:Dkim:KeyFile=key.pem", "Mail:Dkim:Selector=2026a")]
    [InlineData("Mail:Smtp:OAuth", "Mail:From=a@example.org", "Mail:Smtp:OAuth:TokenEndpoint=https://login.example.org/token")]
    [InlineData("Mail:Smtp:Port", "Mail:From=a@example.org", "Mail:Smtp:Port=abc", "Mail:Smtp:User=lab", "Mail:Smtp:Password=secret")]
    [InlineData("Mail:Smtp:User", "Mail:From=a@example.org", "Mail:Smtp:Password=secret")]
    [InlineData("Mail:Smtp:Password", "Mail:From=a@example.org", "Mail:Smtp:User=lab")]
    [InlineData("Mail:Smtp:StartTls", "Mail:From=a@example.org", "Mail:Smtp:User=lab", "Mail:Smtp:Password=secret", "Mail:Smtp:StartTls=false")]
    [InlineData("Mail:Smtp:TimeoutSeconds", "Mail:From=a@example.org", "Mail:Smtp:TimeoutSeconds=0")]
    [InlineData("Mail:Smtp:TimeoutSeconds", "Mail:From=a@example.org", "Mail:Smtp:TimeoutSeconds=241")]
    public void A_setting_that_cannot_work_is_named(string key, params string[] settings)
    {
        var error = Assert.Throws<SetupException>(() => Read(["Mail:Smtp:Host=mail.example.org", .. settings]));

        Assert.Contains(key, error.Message);
        Assert.DoesNotContain("secret", error.Message);
    }

    [Theory]
    [InlineData("Mail:Dkim:Selector", "Mail:Dkim:KeyFile=key.pem")]
    [InlineData("Mail:Dkim:KeyFile", "Mail:Dkim:Selector=2026a")]
    public void What_belongs_together_is_asked_for_together(string key, string setting) =>
        Assert.Contains(key, Assert.Throws<SetupException>(() => Read(hasMailKit: true, "Mail:From=a@example.org", "Mail:Smtp:Host=mail.example.org", setting)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("TokenEndpoint", "TokenEndpoint=")]
    [InlineData("TokenEndpoint", "TokenEndpoint=login.example.org")]
    [InlineData("TokenEndpoint", "TokenEndpoint=http://login.example.org/token")]
    [InlineData("TokenEndpoint", "TokenEndpoint=https://lab:secret@login.example.org/token")]
    [InlineData("ClientId", "ClientId=")]
    [InlineData("ClientSecret", "ClientSecret=")]
    [InlineData("ClientSecret", "ClientSecretFile=/run/secret")]
    [InlineData("ClientSecretFile", "ClientSecret=", "ClientSecretFile=/no/such/file")]
    public void What_is_missing_for_a_token_is_named(string key, params string[] settings)
    {
        var error = Assert.Throws<SetupException>(() => WithToken("ideas@example.org", [.. settings.Select(setting => "Mail:Smtp:OAuth:" + setting)]));

        Assert.Contains("Mail:Smtp:OAuth:" + key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message.Replace("client's secret", "").Replace("a secret", ""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_is_shown_by_a_mailbox_instead_of_a_password()
    {
        Assert.DoesNotContain("secret", WithToken("ideas@example.org").ToString(), StringComparison.Ordinal);
        Assert.Contains("Mail:Smtp:User", Assert.Throws<SetupException>(() => WithToken("")).Message, StringComparison.Ordinal);
        Assert.Contains("Mail:Smtp:Password", Assert.Throws<SetupException>(() => WithToken("ideas@example.org", "Mail:Smtp:Password=secret")).Message, StringComparison.Ordinal);
        Assert.Contains("Mail:Smtp:StartTls", Assert.Throws<SetupException>(() => WithToken("ideas@example.org", "Mail:Smtp:StartTls=false")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("587", null, false)]
    [InlineData("465", null, true)]
    [InlineData("465", "false", false)]
    [InlineData("2525", "true", true)]
    public void With_MailKit_a_connection_may_be_encrypted_at_once_and_on_465_is(string port, string? said, bool expected)
    {
        var settings = Read(hasMailKit: true, ["Mail:From=a@example.org", "Mail:Smtp:Host=mail.example.org", $"Mail:Smtp:Port={port}", .. said is null ? Array.Empty<string>() : [$"Mail:Smtp:ImplicitTls={said}"]]);
        Assert.Equal(expected, settings.Smtp.IsEncryptedAtOnce);
    }

    [Fact]
    public void The_longest_wait_for_a_server_ends_before_another_sender_takes_the_mail_up()
    {
        var longest = Read("Mail:From=a@example.org", "Mail:Smtp:Host=mail.example.org", "Mail:Smtp:TimeoutSeconds=240").Smtp.TimeoutSeconds;
        Assert.True(TimeSpan.FromSeconds(longest) < MailSender.Lease);
    }

    [Fact]
    public void Settings_never_print_their_password() =>
        Assert.DoesNotContain("secret", Read("Mail:From=a@example.org", "Mail:Smtp:Host=mail.example.org", "Mail:Smtp:User=lab", "Mail:Smtp:Password=secret").ToString());

    private static MailSettings WithToken(string user, params string[] more) => Read(hasMailKit: true,
        ["Mail:From=a@example.org", "Mail:Smtp:Host=mail.example.org", $"Mail:Smtp:User={user}", "Mail:Smtp:OAuth:TokenEndpoint=https://login.example.org/token", "Mail:Smtp:OAuth:ClientId=lab", "Mail:Smtp:OAuth:ClientSecret=secret", .. more]);

    private static MailSettings Read(params string[] settings) => Read(hasMailKit: false, settings);

    private static MailSettings Read(bool hasMailKit, params string[] settings) => MailSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).GroupBy(pair => pair[0], (_, said) => said.Last()).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build(), hasMailKit);
}
