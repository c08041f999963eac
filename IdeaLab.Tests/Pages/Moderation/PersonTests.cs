using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Moderation;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Moderation;

/// <summary>A person as those who moderate see one: what they did, and a sanction on their votes.</summary>
public sealed class PersonTests : IAsyncLifetime
{
    private readonly LabApp _app = new() { Settings = { ["RateLimits:vote"] = "1000" } };
    private int _idea;
    private string _page = "";
    private Visitor _ruth = null!;

    public async Task InitializeAsync()
    {
        _idea = await _app.ShareAsync("Freeze my card");
        foreach (var who in (string[])["customer2", "employee"]) await _app.ActAsync(_idea, who, (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        _page = $"/moderation/people/{(await _app.PersonAsync("customer2")).Id}";
        _ruth = await _app.SignedInAsync("reviewer");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_sanction_takes_the_votes_out_and_lifting_it_brings_them_back()
    {
        var before = await _ruth.OpenAsync(_page);
        Assert.Equal(("1", "1"), (Fact(before, "Votes given"), Fact(before, "Of them counted")));
        Assert.Equal("Freeze my card", before.QuerySelector("tbody th")!.TextContent);

        var after = await _ruth.PostAsync(_page, _page, ("Input.Reason", "Ten accounts, one hand."));
        Assert.Equal((1, 2), await _app.VotesAsync(_idea));
        Assert.Equal(("1", "0"), (Fact(after, "Votes given"), Fact(after, "Of them counted")));
        Assert.All((string[])["Ruth Adler took these votes out", "Ten accounts, one hand.", "The votes leave the count now.", "Sanctioned"], part => Assert.Contains(part, after.Body!.TextContent));

        _app.Clock.Advance(TimeSpan.FromSeconds(5));
        var back = await _ruth.PostAsync(_page, $"{_page}?handler=lift", ("Input.Reason", "They are ten people."));
        Assert.Equal((2, 2), await _app.VotesAsync(_idea));
        Assert.Equal("1", Fact(back, "Of them counted"));
        Assert.All((string[])["Ten accounts, one hand.", "They are ten people.", "Earlier sanctions"], part => Assert.Contains(part, back.Body!.TextContent));
    }

    [Fact]
    public async Task The_person_and_everybody_else_see_no_sign_of_it()
    {
        await _ruth.PostAsync(_page, _page, ("Input.Reason", "One hand."));
        var oliver = await _app.SignedInAsync("customer2");
        var mine = await oliver.OpenAsync($"/ideas/{_idea}");
        Assert.Equal(("true", "You voted"), (mine.QuerySelector($"#vote-{_idea}")!.GetAttribute("aria-pressed"), mine.QuerySelector($"#vote-{_idea} span:last-child")!.TextContent));
        Assert.DoesNotContain("anction", mine.Body!.TextContent);

        await oliver.PostAsync($"/ideas/{_idea}", $"/ideas/{_idea}/vote/withdraw");
        Assert.Equal((1, 1), await _app.VotesAsync(_idea));
        var again = await oliver.PostAsync($"/ideas/{_idea}", $"/ideas/{_idea}/vote");
        Assert.Equal((1, 2), await _app.VotesAsync(_idea));
        Assert.Equal("true", again.QuerySelector($"#vote-{_idea}")!.GetAttribute("aria-pressed"));
        Assert.Equal("1", (await _app.Visitor().OpenAsync("/ideas")).QuerySelector($"#vote-{_idea} .vote-count")!.TextContent.Trim());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Sanction.ReasonMaxLength + 1)]
    public async Task Without_a_reason_of_some_length_nothing_is_done_and_what_was_typed_is_still_there(int length)
    {
        var typed = new string('x', length);
        var page = await _ruth.PostAsync(_page, _page, ("Input.Reason", typed));
        Assert.NotEmpty(page.QuerySelector("[data-valmsg-for='Input.Reason']")!.TextContent);
        Assert.Equal(typed, page.Field("textarea"));
        Assert.Equal((2, 2), await _app.VotesAsync(_idea));
    }

    [Fact]
    public async Task Both_acts_are_in_the_audit_log_with_whose_votes_and_why()
    {
        await _ruth.PostAsync(_page, _page, ("Input.Reason", "One hand."));
        await _ruth.PostAsync(_page, $"{_page}?handler=lift", ("Input.Reason", "Ten people."));

        var entries = await _app.InDatabaseAsync(db => db.Audit.AsNoTracking().Where(e => e.Thing == nameof(Sanction)).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([AuditAct.Added, AuditAct.Changed], entries.Select(e => e.Act));
        var rows = (await (await _app.SignedInAsync("admin")).OpenAsync("/admin/audit?thing=Sanction")).QuerySelectorAll("tbody tr");
        Assert.All((string[])["Changed Sanction: Oliver Grant", "Lifted because", "Ten people."], part => Assert.Contains(part, Words(rows[0])));
        Assert.All((string[])["Added Sanction", "Oliver Grant", "One hand."], part => Assert.Contains(part, Words(rows[1])));
    }

    [Fact]
    public async Task Whoever_is_second_is_told_who_was_faster_and_keeps_what_was_typed()
    {
        var laura = await _app.SignedInAsync("lead");
        var (hers, his) = (await laura.OpenAsync(_page), await _ruth.OpenAsync(_page));
        await laura.SendOpenAsync(hers, _page, values: ("Input.Reason", "Hers"));
        using var second = await _ruth.SendOpenAsync(his, _page, values: ("Input.Reason", "His"));

        var page = await Visitor.ReadAsync(second);
        Assert.Contains("Laura Price was faster", page.Body!.TextContent);
        Assert.Equal("His", page.Field("textarea"));
        Assert.Equal("Hers", (await SanctionsAsync()).Single().Reason);

        using var same = await laura.SendOpenAsync(hers, _page, values: ("Input.Reason", "Hers"));
        Assert.Equal(HttpStatusCode.Redirect, same.StatusCode);
        Assert.Single(await SanctionsAsync());
    }

    [Fact]
    public async Task Many_at_once_leave_one_sanction()
    {
        var staff = new List<Visitor>();
        foreach (var who in (string[])["reviewer", "lead", "owner", "reviewer", "lead", "owner"]) staff.Add(await _app.SignedInAsync(who));
        var answers = await Task.WhenAll(staff.Select(person => person.SendAsync(_page, _page, ("Input.Reason", "One hand."))));
        Assert.Equal(2, answers.Count(answer => answer.StatusCode is HttpStatusCode.Redirect));
        Assert.Single(await SanctionsAsync());
        Assert.Equal((1, 2), await _app.VotesAsync(_idea));
    }

    [Fact]
    public async Task Staff_are_not_sanctioned_and_whom_nobody_knows_is_not_there()
    {
        var lead = $"/moderation/people/{(await _app.PersonAsync("lead")).Id}";
        var page = await _ruth.OpenAsync(lead);
        Assert.Contains("an admin takes their roles away first", page.Body!.TextContent);
        Assert.Null(page.QuerySelector("textarea"));
        var form = await _ruth.OpenAsync(_page);
        form.QuerySelector("form[data-keeps]")!.SetAttribute("action", lead);
        using var forged = await _ruth.SendOpenAsync(form, lead, values: ("Input.Reason", "Why not"));
        Assert.Contains("an admin takes their roles away first", (await Visitor.ReadAsync(forged)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await _ruth.StatusOfAsync("/moderation/people/99999"));
        Assert.Empty(await SanctionsAsync());
    }

    [Theory]
    [InlineData("customer", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("owner", HttpStatusCode.OK)]
    public async Task Only_those_who_moderate_reach_it(string who, HttpStatusCode status) =>
        Assert.Equal(status, await (await _app.SignedInAsync(who)).StatusOfAsync(_page));

    [Fact]
    public async Task It_is_one_click_from_an_authors_idea_and_speaks_Spanish()
    {
        var review = await _ruth.OpenAsync($"/review/{_idea}");
        Assert.Equal("Carmen Ruiz", review.QuerySelector("a[href^='/moderation/people/']")!.TextContent);
        var page = await (await _app.SignedInAsync("owner")).PostAsync(_page, _page, ("Input.Reason", "Una mano."));
        Assert.All((string[])["Levantar la sanción", "sacó estos votos", "Los votos salen ahora del recuento."], part => Assert.Contains(part, page.Body!.TextContent));
    }

    private static string Fact(IHtmlDocument page, string name) => page.QuerySelectorAll("dt").Single(dt => dt.TextContent == name).NextElementSibling!.TextContent;

    private Task<List<Sanction>> SanctionsAsync() => _app.InDatabaseAsync(db => db.Sanctions.AsNoTracking().ToListAsync());

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
