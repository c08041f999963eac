using AngleSharp.Html.Parser;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.AddressChanged;
using IdeaLab.Web.Mail.AlreadyMember;
using IdeaLab.Web.Mail.ConfirmAddress;
using IdeaLab.Web.Mail.NewSignIn;
using IdeaLab.Web.Mail.OutcomeAsked;
using IdeaLab.Web.Mail.ResetPassword;
using IdeaLab.Web.Mail.SignInCode;
using IdeaLab.Web.Mail.Test;

namespace IdeaLab.Tests.Mail;

public sealed class AccountMailTests
{
    private const string Link = "https://ideas.example.org/account/confirm?id=7&token=a%2Bb";

    public static TheoryData<string> Languages => ["en", "es"];

    private static readonly MailContent[] All =
    [
        new ConfirmAddressMail(Link, TimeSpan.FromHours(24)), new SignInCodeMail("042137", 10), new ResetPasswordMail(Link, TimeSpan.FromHours(1)),
        new AlreadyMemberMail("https://ideas.example.org/account/sign-in", "https://ideas.example.org/account/forgot"), new AddressChangedMail("ana.new@example.org"), new TestMail(MailDesk.Now),
        new NewSignInMail(new Device("Firefox", "Linux"), MailDesk.Now, "https://ideas.example.org/account/sessions"),
        new OutcomeAskedMail("Freeze a lost card", 90, "https://ideas.example.org/review/7/outcome/90"),
    ];

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_mail_says_the_same_in_html_and_text(string language)
    {
        foreach (var content in All)
        {
            var mail = await MailDesk.WriteAsync(content, MailDesk.Ana with { Language = language });
            var document = new HtmlParser().ParseDocument(mail.HtmlBody);
            var shown = document.Body!.TextContent;

            Assert.Equal(language, document.DocumentElement.GetAttribute("lang"));
            Assert.Equal(mail.Subject, document.Title);
            foreach (var link in document.QuerySelectorAll("a")) Assert.Contains(link.GetAttribute("href")!, mail.TextBody);
            Assert.Contains("Ana Núñez", shown);
            Assert.Contains("Ana Núñez", mail.TextBody);
            Assert.DoesNotContain("Mail.", shown);
            Assert.DoesNotContain("Mail.", mail.TextBody);
            Assert.DoesNotContain("{0", shown + mail.TextBody + mail.Subject);
        }
    }

    [Fact]
    public async Task A_mail_speaks_its_recipients_language()
    {
        var spanish = await MailDesk.WriteAsync(new SignInCodeMail("042137", 10));
        var english = await MailDesk.WriteAsync(new SignInCodeMail("042137", 10), MailDesk.Oliver);

        Assert.Equal("Tu código para entrar en IdeaLab", spanish.Subject);
        Assert.Equal("Your code to sign in to IdeaLab", english.Subject);
        Assert.StartsWith("Hola, Ana Núñez:", spanish.TextBody);
        Assert.Contains("\n    042137\n", spanish.TextBody);
    }

    [Fact]
    public async Task Times_are_told_in_the_recipients_zone_and_format()
    {
        var spanish = await MailDesk.WriteAsync(new TestMail(MailDesk.Now));
        var canarian = await MailDesk.WriteAsync(new TestMail(MailDesk.Now), MailDesk.Oliver);

        Assert.Contains("17 nov 2025", spanish.TextBody);
        Assert.Contains("8:00", spanish.TextBody);
        Assert.Contains("17 Nov 2025", canarian.TextBody);
        Assert.Contains("7:00", canarian.TextBody);
    }

    [Fact]
    public async Task The_code_is_in_the_body_only()
    {
        var mail = await MailDesk.WriteAsync(new SignInCodeMail("042137", 10));
        var preheader = new HtmlParser().ParseDocument(mail.HtmlBody).QuerySelector(".preheader")!.TextContent;

        Assert.DoesNotContain("042137", mail.Subject);
        Assert.DoesNotContain("042137", preheader);
        Assert.Contains("042137", mail.HtmlBody);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_after_its_minutes()
    {
        var mail = await MailDesk.WriteAsync(new SignInCodeMail("042137", 10));
        Assert.Equal(MailDesk.Now.AddMinutes(10), mail.UsefulUntil);
    }

    [Fact]
    public async Task A_name_cannot_become_markup()
    {
        var mail = await MailDesk.WriteAsync(new SignInCodeMail("042137", 10), MailDesk.Ana with { Name = "<img src=x onerror=alert(1)>" });
        Assert.Empty(new HtmlParser().ParseDocument(mail.HtmlBody).QuerySelectorAll("img"));
    }

    [Fact]
    public async Task Styles_are_in_the_elements_and_dark_mode_in_the_head()
    {
        var mail = await MailDesk.WriteAsync(new ConfirmAddressMail(Link, TimeSpan.FromHours(24)));
        var document = new HtmlParser().ParseDocument(mail.HtmlBody);

        Assert.Contains("background-color", document.QuerySelector(".button td")!.GetAttribute("style"));
        Assert.Contains("600px", document.QuerySelector(".sheet")!.GetAttribute("style"));
        var head = document.QuerySelector("style")!.TextContent;
        Assert.Contains("prefers-color-scheme", head);
        Assert.Contains("!important", head);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_message_id()
    {
        var one = await MailDesk.WriteAsync(new TestMail(MailDesk.Now), key: "status:42:person:7");
        var again = await MailDesk.WriteAsync(new TestMail(MailDesk.Now), key: "status:42:person:7");
        var other = await MailDesk.WriteAsync(new TestMail(MailDesk.Now), key: "status:42:person:8");

        Assert.Equal(one.MessageId, again.MessageId);
        Assert.NotEqual(one.MessageId, other.MessageId);
        Assert.EndsWith("@example.org>", one.MessageId);
        Assert.All(All.Select(content => content.Kind).Except([MailKind.AlreadyMember, MailKind.AddressChanged, MailKind.Test, MailKind.OutcomeAsked, MailKind.NewSignIn]), kind => Assert.True(kind.HoldsSecret()));
    }
}
