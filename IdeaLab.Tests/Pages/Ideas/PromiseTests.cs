using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

/// <summary>The promise of an answer, from sending an idea to the share that was kept. The clock of these tests stands at a Wednesday, or is moved on.</summary>
public sealed class PromiseTests : IAsyncLifetime
{
    private const string Settings = "/admin/settings";
    private const string Holidays = "/admin/holidays";

    private readonly LabApp _app = new();
    private string _topic = "";

    public async Task InitializeAsync()
    {
        _app.Clock.Advance(new DateTime(2027, 3, 3, 12, 0, 0, DateTimeKind.Utc) - _app.Clock.Now);
        _topic = (await _app.TopicAsync()).ToString();
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Everybody_sees_by_when_an_answer_is_promised_and_when_it_is_late()
    {
        var id = await SendAsync();

        Assert.Equal("Answer promised by 17 Mar 2027", await PromiseOfAsync(id));
        _app.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal("Answer promised by 17 Mar 2027: we are late", await PromiseOfAsync(id));

        await AnswerAsync(id, "It fits the spring release.");
        Assert.Null(await PromiseOfAsync(id));
    }

    [Fact]
    public async Task Holidays_and_the_number_of_days_are_set_by_an_admin_and_leave_earlier_promises_alone()
    {
        var earlier = await SendAsync();
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync(Settings, Settings, ("Form.AnswerWithinDays", "2"));
        await admin.PostAsync(Holidays, Holidays, ("Form.Day", "2027-03-04"), ("Form.Name", "Founders"));
        var page = await admin.PostAsync(Holidays, Holidays, ("Form.Day", "2027-03-04"), ("Form.Name", "Founders' day"));
        Assert.Equal(["Founders' day"], page.QuerySelectorAll("tbody td:nth-child(2)").Select(name => name.TextContent));

        // Thursday is a holiday: Friday and Monday.
        Assert.Equal("Answer promised by 8 Mar 2027", await PromiseOfAsync(await SendAsync("Photograph a receipt")));
        Assert.Equal("Answer promised by 17 Mar 2027", await PromiseOfAsync(earlier));
        Assert.Contains("Founders' day", (await _app.Visitor().OpenAsync("/about/promise")).Body!.TextContent, StringComparison.Ordinal);

        page = await admin.PostAsync(Holidays, Holidays + "?handler=Remove");
        Assert.Empty(page.QuerySelectorAll("tbody"));
    }

    [Theory]
    [InlineData(Settings, "Form.AnswerWithinDays", "0", "choose a number from 1 to 60")]
    [InlineData(Settings, "Form.AnswerWithinDays", "", "please fill this in")]
    [InlineData(Holidays, "Form.Day", "the 4th", "this cannot be read")]
    [InlineData(Holidays, "Form.Name", "", "please fill this in")]
    [InlineData(Holidays, "Form.Day", "1800-05-01", "Choose a day from this year or a later one")]
    public async Task What_cannot_be_is_refused_and_stays_typed(string path, string field, string value, string sentence)
    {
        var page = await (await _app.SignedInAsync("admin")).PostAsync(path, path, (field, value));
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_author_says_once_that_an_answer_was_none_and_it_is_queued_again()
    {
        var id = await SendAsync();
        await AnswerAsync(id, "We thank you for your idea.");
        var author = await _app.SignedInAsync("customer2");
        var link = (await author.OpenAsync($"/ideas/{id}")).QuerySelector("#answer a[href$='/no-answer']")!.Path();
        Assert.Null((await (await _app.SignedInAsync("employee")).OpenAsync($"/ideas/{id}")).QuerySelector("#answer a"));
        Assert.Equal(HttpStatusCode.Forbidden, await (await _app.SignedInAsync("employee")).StatusOfAsync(link));

        var page = await author.PostAsync(link, link);

        Assert.Equal("Answer promised by 17 Mar 2027", page.QuerySelector(".promise")!.TextContent.Trim());
        Assert.Null(page.QuerySelector("#answer a"));
        Assert.Contains("Says that the answer is none", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You have said so already", (await author.OpenAsync(link)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Its author says the answer was none.", (await QueueAsync()).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await AnswerAsync(id, "Yes: in May.");
        Assert.Null((await QueueAsync()).QuerySelector("tbody"));
    }

    [Fact]
    public async Task The_share_kept_is_shown_by_month_and_topic()
    {
        Assert.Equal("No promise has fallen due yet", (await _app.Visitor().OpenAsync("/about/promise")).QuerySelector(".empty h2")!.TextContent);
        var (kept, late) = (await SendAsync(), await SendAsync("Photograph a receipt"));
        await SendAsync("Only among us", "employee", Audience.Employees);
        await AnswerAsync(kept, "Yes.");
        _app.Clock.Advance(TimeSpan.FromDays(20));
        await AnswerAsync(late, "No.");
        // Answered in time, weeks before it is due: it counts in the month of the answer.
        _app.Clock.Advance(TimeSpan.FromDays(8));
        await AnswerAsync(await SendAsync("Show direct debits"), "Yes.");

        var page = await _app.Visitor().OpenAsync("/about/promise");
        Assert.Contains("In time: 2 of 3 answers promised", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["March 2027", "3", "2", "67%"], Cells(page.QuerySelectorAll("tbody")[0]));
        Assert.Equal(["Cards", "3", "2", "67%"], Cells(page.QuerySelectorAll("tbody")[1]));
        Assert.Contains("In time: 2 of 4", (await (await _app.SignedInAsync("reviewer")).OpenAsync("/about/promise")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queue_has_what_is_most_overdue_on_top_and_unpromised_ideas_last()
    {
        await _app.ShareAsync("From before promises", daysAgo: 400);
        await SendAsync();
        _app.Clock.Advance(TimeSpan.FromDays(13));
        await SendAsync("Photograph a receipt");
        _app.Clock.Advance(TimeSpan.FromDays(2));

        var rows = (await QueueAsync()).QuerySelectorAll("tbody tr").Select(row => (row.QuerySelector("th a")!.TextContent, row.QuerySelector(".tag")?.TextContent));

        Assert.Equal([("Freeze a lost card", "Late since 17 Mar 2027"), ("Photograph a receipt", "By 30 Mar 2027"), ("From before promises", null)], rows);
    }

    private static string[] Cells(IElement body) => [.. body.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Replace('\u00a0', ' ').Replace(" %", "%", StringComparison.Ordinal))];

    private async Task<int> SendAsync(string title = "Freeze a lost card", string by = "customer2", Audience audience = Audience.Everyone)
    {
        await (await _app.SignedInAsync(by)).PostAsync("/ideas/new", "/ideas/new",
            ("Input.Title", title), ("Input.Body", "Because it would help."), ("Input.TopicId", _topic), ("Input.Audience", audience.ToString()), ("anyway", "true"));
        return await _app.InDatabaseAsync(db => db.Ideas.Where(i => i.Title == title).Select(i => i.Id).SingleAsync());
    }

    private async Task AnswerAsync(int id, string answer) =>
        await (await _app.SignedInAsync("reviewer")).PostAsync($"/review/{id}", $"/review/{id}/answer", ("Input.Body", answer));

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> QueueAsync() => await (await _app.SignedInAsync("reviewer")).OpenAsync("/review");

    private async Task<string?> PromiseOfAsync(int id) => (await _app.Visitor().OpenAsync($"/ideas/{id}")).QuerySelector(".promise")?.TextContent.Trim();
}
