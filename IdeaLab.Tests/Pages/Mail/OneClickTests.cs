using System.Net;
using System.Text;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Mail;

/// <summary>RFC 8058, clause by clause, as the site answers; what the mail itself says of it is in <c>Mail/ListHeaderTests</c>.</summary>
public sealed class OneClickTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private Person _reader = null!;
    private string _address = "";

    public async Task InitializeAsync()
    {
        _reader = (await _app.JoinAsync("ana@example.org", roles: Roles.Owner)).Person;
        _address = Address(BulkMail.IdeaNews);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(BulkMail.IdeaNews), InlineData(BulkMail.WeeklyDigest), InlineData(BulkMail.EarlyWarnings)]
    public async Task Section_3_2_a_post_of_the_header_value_stops_that_list_and_no_other(BulkMail what)
    {
        await _app.InDatabaseAsync(async db =>
        {
            (await db.People.FindAsync(_reader.Id))!.ReceiveWarnings(true);
            return await db.SaveChangesAsync();
        });
        using var answer = await PostAsync(Address(what), new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var person = await ReaderAsync();
        Assert.Contains(what switch { BulkMail.IdeaNews => "news of ideas", BulkMail.WeeklyDigest => "weekly digest", _ => "early warnings" }, await answer.Content.ReadAsStringAsync());
        Assert.Equal((what == BulkMail.IdeaNews, what == BulkMail.WeeklyDigest, what == BulkMail.EarlyWarnings), (person.News.IsNever, person.DeclinesDigest, !person.ReceivesWarnings));
    }

    [Fact]
    public async Task Section_3_2_the_body_may_be_multipart_form_data()
    {
        using var answer = await PostAsync(_address, new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await ReaderAsync()).News.IsNever);
    }

    [Fact]
    public async Task Section_3_2_the_body_as_the_header_writes_it_is_understood_byte_for_byte()
    {
        using var answer = await PostAsync(_address, new StringContent("List-Unsubscribe=One-Click", Encoding.ASCII, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await ReaderAsync()).News.IsNever);
    }

    [Fact]
    public async Task Section_3_2_no_cookie_authorization_or_other_context_is_needed_and_no_cookie_is_set()
    {
        using var answer = await PostAsync(_address, OneClick());
        Assert.True((await ReaderAsync()).News.IsNever);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Empty(answer.RequestMessage!.Headers);
    }

    [Fact]
    public async Task Section_3_1_no_redirect_is_answered()
    {
        using var answer = await PostAsync(_address, OneClick());
        Assert.Equal((HttpStatusCode.OK, null), (answer.StatusCode, answer.Headers.Location));
    }

    [Theory]
    [InlineData("GET"), InlineData("HEAD")]
    public async Task Section_1_a_scanner_that_fetches_the_address_changes_nothing(string method)
    {
        using var client = Program();
        using var answer = await client.SendAsync(new HttpRequestMessage(new(method), _address));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(NewsChoices.All(MailChoice.Instant), (await ReaderAsync()).News);
    }

    [Fact]
    public async Task Section_1_not_even_with_the_header_value_in_the_query()
    {
        using var client = Program();
        using var opened = await client.GetAsync($"{_address}?List-Unsubscribe=One-Click&act=stop");
        using var posted = await client.PostAsync($"{_address}?List-Unsubscribe=One-Click&act=stop", new FormUrlEncodedContent([]));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (opened.StatusCode, posted.StatusCode));
        Assert.False((await ReaderAsync()).News.IsNever);
    }

    [Theory]
    [InlineData("List-Unsubscribe", "Two-Clicks"), InlineData("List-Unsubscribe", ""), InlineData("something", "else")]
    public async Task Section_3_2_a_post_that_does_not_say_so_changes_nothing(string field, string value)
    {
        using var answer = await PostAsync(_address, new FormUrlEncodedContent([KeyValuePair.Create(field, value)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False((await ReaderAsync()).News.IsNever);
    }

    [Fact]
    public async Task Section_3_2_repeated_posts_end_as_one()
    {
        for (var n = 0; n < 3; n++)
        {
            using var answer = await PostAsync(_address, OneClick());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.True((await ReaderAsync()).News.IsNever);
    }

    [Fact]
    public void Section_3_1_the_address_is_opaque_and_hard_to_forge()
    {
        var token = _address.Split('/')[^1];
        Assert.True(token.Length >= 60);
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        var decoded = Encoding.Latin1.GetString(Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '=')));
        Assert.DoesNotContain("ana", decoded, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"{_reader.Id}:1:", decoded);
        var tokens = _app.Services.GetRequiredService<UnsubscribeTokens>();
        Assert.Null(tokens.Read(token[..^4] + (token[^4] == 'A' ? 'B' : 'A') + token[^3..]));
    }

    [Fact]
    public async Task The_address_works_after_sixty_days_and_after_a_restart_with_newer_keys()
    {
        _app.Clock.Advance(TimeSpan.FromDays(400));
        var keys = _app.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.KeyManagement.IKeyManager>();
        var now = TimeProvider.System.GetUtcNow();
        keys.CreateNewKey(now, now.AddDays(90));

        using var answer = await PostAsync(_address, OneClick());
        Assert.True((await ReaderAsync()).News.IsNever);
    }

    [Theory]
    [InlineData("1"), InlineData("1:2")]
    public async Task Addresses_in_mails_from_before_the_kinds_were_told_apart_still_work(string tail)
    {
        var old = _app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("unsubscribe").Protect($"{_reader.Id}:{tail}");
        using var answer = await PostAsync($"/mail/unsubscribe/{old}", OneClick());
        Assert.True((await ReaderAsync()).News.IsNever);
    }

    private async Task<HttpResponseMessage> PostAsync(string address, HttpContent body)
    {
        using var client = Program();
        return await client.PostAsync(address, body);
    }

    private HttpClient Program() => _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

    private static FormUrlEncodedContent OneClick() => new([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);

    private Task<Person> ReaderAsync() => _app.InDatabaseAsync(async db => (await db.People.FindAsync(_reader.Id))!);

    private string Address(BulkMail what) => "/mail/unsubscribe/" + _app.Services.GetRequiredService<UnsubscribeTokens>().For(_reader.Id, what, NewsChoices.All(MailChoice.Instant));
}
