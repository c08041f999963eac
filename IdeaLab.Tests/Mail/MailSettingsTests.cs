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

    [Fact]
    public void The_longest_wait_for_a_server_ends_before_another_sender_takes_the_mail_up()
    {
        var longest = Read("Mail:From=a@example.org", "Mail:Smtp:Host=mail.example.org", "Mail:Smtp:TimeoutSeconds=240").Smtp.TimeoutSeconds;
        Assert.True(TimeSpan.FromSeconds(longest) < MailSender.Lease);
    }

    [Fact]
    public void Settings_never_print_their_password() =>
        Assert.DoesNotContain("secret", Read("Mail:From=a@example.org", "Mail:Smtp:Host=mail.example.org", "Mail:Smtp:User=lab", "Mail:Smtp:Password=secret").ToString());

    private static MailSettings Read(params string[] settings) => MailSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build());
}
