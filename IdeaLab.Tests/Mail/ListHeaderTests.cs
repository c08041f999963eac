using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Mail.SignInCode;

namespace IdeaLab.Tests.Mail;

/// <summary>What a bulk mail says of its list, clause by clause of RFC 2369, RFC 2919 and RFC 8058; what the site answers is in <c>Pages/Mail/OneClickTests</c>. And where answers go.</summary>
public sealed class ListHeaderTests : IDisposable
{
    private static readonly string Address = "https://ideas.example.org/mail/unsubscribe/" + new string('x', 400);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rfc_2369_section_2_one_field_with_one_address_in_angle_brackets_without_white_space()
    {
        var received = await ReceivedAsync(Bulk(Address));
        Assert.Equal($"<{Address}>", received["List-Unsubscribe"]);
        Assert.Contains($"List-Unsubscribe: <{Address}>\r\n", received.Raw.Replace("\r\n ", ""));
        Assert.DoesNotContain(' ', received["List-Unsubscribe"]!);
    }

    [Fact]
    public async Task Rfc_8058_section_3_1_one_post_field_with_one_key_and_value() =>
        Assert.Equal("List-Unsubscribe=One-Click", (await ReceivedAsync(Bulk(Address)))["List-Unsubscribe-Post"]);

    [Fact]
    public async Task Rfc_8058_section_3_1_without_https_one_click_is_not_offered()
    {
        var received = await ReceivedAsync(Bulk(Address.Replace("https", "http")));
        Assert.Null(received["List-Unsubscribe-Post"]);
        Assert.StartsWith("<http://", received["List-Unsubscribe"]);
    }

    [Fact]
    public async Task Rfc_2919_section_3_the_list_has_a_name_in_a_domain_of_ours() =>
        Assert.Equal("<news.ideas.example.org>", (await ReceivedAsync(Bulk(Address)))["List-Id"]);

    [Fact]
    public async Task Rfc_2369_section_4_a_mail_to_one_person_alone_has_no_list_fields()
    {
        var received = await ReceivedAsync(await MailDesk.WriteAsync(new SignInCodeMail("042137", 10)));
        Assert.All((string[])["List-Unsubscribe", "List-Unsubscribe-Post", "List-Id"], field => Assert.Null(received[field]));
    }

    [Theory]
    [InlineData(null, null), InlineData("", null), InlineData("answers@example.org", "answers@example.org")]
    public async Task Answers_go_where_the_setting_says_or_to_the_sender(string? setting, string? replyTo)
    {
        var received = await ReceivedAsync(Bulk(Address), MailDesk.Settings with { ReplyTo = setting });
        Assert.Equal(replyTo, received["Reply-To"]);
        Assert.Contains("ideas@example.org", received["From"]);
        Assert.Null(received["Sender"]);
    }

    private static OutgoingMail Bulk(string address) =>
        new(MailKind.IdeaNews, "news", "<news@example.org>", new("ana@example.org", "Ana", 7), new("News", "<p>News</p>", "News"), new("news.ideas.example.org", address, null, NewsKinds.Followed), MailDesk.Now);

    private async Task<ReceivedMail> ReceivedAsync(OutgoingMail mail, MailSettings? settings = null)
    {
        await new MailFolder(_folder.Path, settings ?? MailDesk.Settings).SendAsync(mail, "IdeaLab", default);
        return ReceivedMail.Read(await File.ReadAllBytesAsync(Directory.GetFiles(_folder.Path, "*.eml").Single()), "folder");
    }
}
