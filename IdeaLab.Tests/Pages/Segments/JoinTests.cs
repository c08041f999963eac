using System.Net;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Segments;

public sealed class JoinTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _segment;

    [Fact]
    public async Task A_member_joins_by_the_button_and_twice_is_once()
    {
        var link = await InviteAsync();
        var oliver = await _app.SignedInAsync("customer2");
        Assert.Contains("Club smes", (await oliver.OpenAsync(link)).QuerySelector("main")!.TextContent);
        Assert.Contains("Welcome", (await oliver.PostAsync(link, link)).Body!.TextContent);
        Assert.Contains("You are in already", (await oliver.OpenAsync(link)).Body!.TextContent);
        Assert.Equal([MembershipSource.Invitation], await _app.InDatabaseAsync(db => db.Memberships.Select(m => m.By).ToListAsync()));
    }

    [Fact]
    public async Task A_visitor_is_led_to_sign_in_or_up_and_comes_back()
    {
        var link = await InviteAsync();
        var page = await _app.Visitor().OpenAsync(link);
        var ways = page.QuerySelectorAll("main .actions a").Cast<IHtmlAnchorElement>().Select(a => new Uri(a.Href).PathAndQuery).ToList();
        Assert.Equal([$"/account/sign-in?returnUrl={Uri.EscapeDataString(link)}", $"/account/sign-up?returnUrl={Uri.EscapeDataString(link)}"], ways.Select(w => w.Replace("ReturnUrl", "returnUrl")));

        await _app.JoinAsync("ana@example.org");
        var ana = _app.Visitor();
        var back = await ana.TrySignInAsync("ana@example.org", page: ways[0]);
        Assert.Equal(link, back.Headers.Location!.ToString());
        await ana.PostAsync(link, link);
        Assert.Equal(1, await MembersAsync());
    }

    [Fact]
    public async Task A_link_that_is_over_says_why_in_a_sentence_and_not_where_it_led()
    {
        var admin = await _app.SignedInAsync("admin");
        var (withdrawn, used, ended) = (await InviteAsync(), await InviteAsync(most: 1), await InviteAsync(until: "2026-03-10"));
        var first = await _app.InDatabaseAsync(db => db.SegmentInvitations.MinAsync(i => i.Id));
        await admin.PostAsync("/admin/segments/invitations", "/admin/segments/invitations?handler=Withdraw", ("invitation", $"{first}"));
        await (await _app.SignedInAsync("employee")).PostAsync(used, used);
        _app.Clock.Set(new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero));

        var oliver = await _app.SignedInAsync("customer2");
        foreach (var (link, status, sentence) in new[] { (withdrawn, HttpStatusCode.Gone, "has been withdrawn"), (used, HttpStatusCode.Gone, "places of this invitation are taken"), (ended, HttpStatusCode.Gone, "has expired"), ("/join/torn-off", HttpStatusCode.NotFound, "is no invitation") })
        {
            using var answer = await oliver.Client.GetAsync(link);
            var page = await Visitor.ReadAsync(answer);
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains(sentence, page.QuerySelector("main")!.TextContent);
            Assert.DoesNotContain("Club smes", page.Body!.TextContent);
        }
        Assert.Equal(1, await MembersAsync());
    }

    [Fact]
    public async Task Of_many_who_come_to_the_last_places_at_once_only_so_many_get_in()
    {
        var link = await InviteAsync(most: 2);
        var people = await Task.WhenAll(((string[])["customer", "customer2", "employee", "reviewer", "owner", "lead"]).Select(who => _app.SignedInAsync(who)));
        await Task.WhenAll(people.Select(person => person.SendAsync(link, link)));
        Assert.Equal(2, await MembersAsync());
        Assert.Equal((2, 2), await _app.InDatabaseAsync(async db => ((await db.SegmentInvitations.SingleAsync()).Used, (await db.SegmentInvitations.Include(i => i.Uses).SingleAsync()).Uses.Count)));
    }

    [Fact]
    public async Task Only_the_hash_of_a_link_is_kept()
    {
        var token = (await InviteAsync())["/join/".Length..];
        var kept = await _app.InDatabaseAsync(db => db.SegmentInvitations.SingleAsync());
        Assert.Equal(SegmentInvitation.HashLength, kept.Hash.Length);
        Assert.DoesNotContain(token, kept.Hash);
        Assert.DoesNotContain(token, (await (await _app.SignedInAsync("admin")).OpenAsync("/admin/segments/invitations")).DocumentElement.OuterHtml);
        Assert.DoesNotContain(kept.Hash, (await (await _app.SignedInAsync("admin")).OpenAsync("/admin/audit")).DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task An_invitation_needs_a_segment_and_an_end_to_come()
    {
        var admin = await _app.SignedInAsync("admin");
        var page = await admin.PostAsync("/admin/segments/invitations", "/admin/segments/invitations", ("Form.Most", "5"));
        Assert.Contains("Choose from 1 to", page.QuerySelector(".error-summary")!.TextContent);
        page = await admin.PostAsync("/admin/segments/invitations", "/admin/segments/invitations", ("Form.Segments", $"{_segment}"), ("Form.Until", "2026-03-01"));
        Assert.Contains("A link ends in the future", page.QuerySelector(".error-summary")!.TextContent);
        page = await admin.PostAsync("/admin/segments/invitations", "/admin/segments/invitations", ("Form.Segments", $"{_segment}"), ("Form.Until", "9999-12-31"), ("Form.Most", "5"));
        Assert.NotNull(page.QuerySelector(".error-summary"));
    }

    public async Task InitializeAsync() => _segment = await _app.SegmentAsync("smes");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<string> InviteAsync(int most = 50, string until = "2026-03-20")
    {
        var page = await (await _app.SignedInAsync("admin")).PostAsync("/admin/segments/invitations", "/admin/segments/invitations", ("Form.Segments", $"{_segment}"), ("Form.Until", until), ("Form.Most", $"{most}"));
        return new Uri(page.Field("#link")!).AbsolutePath;
    }

    private Task<int> MembersAsync() => _app.InDatabaseAsync(db => db.Memberships.CountAsync());
}
