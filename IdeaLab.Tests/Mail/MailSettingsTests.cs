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

    private static MailSettings Read(params string[] settings) => Read(hasMailKit: false, settings);

    private static MailSettings Read(bool hasMailKit, params string[] settings) => MailSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build(), hasMailKit);
}
