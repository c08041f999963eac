using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Segments;

public sealed class SegmentPagesTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    [Fact]
    public async Task An_admin_adds_a_segment_renames_it_and_it_is_on_record()
    {
        var admin = await _app.SignedInAsync("admin");
        var page = await admin.PostAsync("/admin/segments", "/admin/segments", ("Form.English", "SMEs"), ("Form.Spanish", "Pymes"), ("Form.Description", "Small firms."));
        var path = new Uri(page.Url).AbsolutePath;
        await admin.PostAsync($"{path}/edit", $"{path}/edit", ("Form.English", "Small firms"));

        var segment = await _app.InDatabaseAsync(db => db.Segments.SingleAsync());
        Assert.Equal(("smes", "Small firms", "Pymes"), (segment.Key, segment.English, segment.Spanish));
        var log = (await admin.OpenAsync("/admin/audit")).Body!.TextContent;
        Assert.Contains("Segment: Small firms", log);
        var taken = await admin.PostAsync("/admin/segments", "/admin/segments", ("Form.English", "Small Fírms"), ("Form.Spanish", "Otra"), ("Key", "other"));
        Assert.Contains("There is a segment of that name already", taken.QuerySelector(".error-summary")!.TextContent);
    }

    [Theory]
    [InlineData("/admin/segments", "Small\tfirms", "There is a segment of that name already")]
    [InlineData("/admin/segments", "\u0001 Small \u202E firms", "There is a segment of that name already")]
    [InlineData("/admin/topics", "Small\tfirms", "Another topic already has one of these names")]
    public async Task A_name_that_is_kept_as_one_that_is_there_is_taken(string page, string typed, string said)
    {
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync(page, page, ("Form.English", "Small firms"), ("Form.Spanish", "Pymes"));

        var taken = await admin.PostAsync(page, page, ("Form.English", typed), ("Form.Spanish", "Otra"), ("Key", "other"));

        Assert.Contains(said, taken.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pasted_column_adds_whom_it_knows_and_keeps_the_rest_in_the_field()
    {
        var page = $"/admin/segments/{await _app.SegmentAsync("smes")}";
        var admin = await _app.SignedInAsync("admin");

        var answer = await admin.PostAsync(page, page, ("Form.Addresses", "customer@idealab.test\r\nnobody@idealab.test, EMPLOYEE@idealab.test;Customer@idealab.test\tno-address"));

        Assert.Contains("2 accounts are in the segment. No account has these 2 addresses.", answer.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("nobody@idealab.test\nno-address", answer.QuerySelector("textarea")!.TextContent);
        Assert.Equal(2, answer.QuerySelectorAll("tbody tr").Length);
        var many = await admin.PostAsync(page, page, ("Form.Addresses", string.Join(' ', Enumerable.Range(0, 501).Select(n => $"n{n}@idealab.test"))));
        Assert.Contains("At most 500 addresses", many.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await admin.PostAsync(page, page, ("Form.Addresses", " , ;"))).QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task Members_come_and_go_by_address_are_found_by_name_and_are_listed_page_by_page()
    {
        var id = await _app.SegmentAsync("smes");
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync($"/admin/segments/{id}", $"/admin/segments/{id}", ("Form.Addresses", "Customer@idealab.test"));
        var unknown = await admin.PostAsync($"/admin/segments/{id}", $"/admin/segments/{id}", ("Form.Addresses", "nobody@idealab.test"));
        Assert.Contains("No account has this address", unknown.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("Carmen Ruiz", (await admin.OpenAsync($"/admin/segments/{id}?q=carmen")).QuerySelector("tbody")!.TextContent);
        Assert.Null((await admin.OpenAsync($"/admin/segments/{id}?q=oliver")).QuerySelector("tbody"));

        await _app.InDatabaseAsync(async db =>
        {
            var segment = await db.Segments.SingleAsync();
            foreach (var n in Enumerable.Range(1, 60))
            {
                var person = new Person($"Vecino {n:00}", PersonKind.Customer, "es", "Europe/Madrid", _app.Clock.Now);
                person.Join(segment, MembershipSource.Import, _app.Clock.Now);
                db.Add(person);
            }
            return await db.SaveChangesAsync();
        });
        var first = await admin.OpenAsync($"/admin/segments/{id}");
        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(11, (await admin.OpenAsync(first.QuerySelector(".pager a")!.Path())).QuerySelectorAll("tbody tr").Length);

        var carmen = await _app.PersonAsync("customer");
        await admin.PostAsync($"/admin/segments/{id}?q=carmen", $"/admin/segments/{id}?q=carmen&handler=Remove", ("person", $"{carmen.Id}"));
        Assert.False(await _app.InDatabaseAsync(db => db.Memberships.AnyAsync(m => m.PersonId == carmen.Id)));
    }

    [Fact]
    public async Task The_page_of_a_person_shows_and_changes_segments()
    {
        var (smes, young) = (await _app.SegmentAsync("smes", "customer"), await _app.SegmentAsync("young"));
        var carmen = await _app.PersonAsync("customer");
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync($"/admin/people/{carmen.Id}", $"/admin/people/{carmen.Id}/segments", ("segments", $"{young}"));
        Assert.Equal([young], await _app.InDatabaseAsync(db => db.Memberships.Where(m => m.PersonId == carmen.Id).Select(m => m.SegmentId).ToListAsync()));

        // A segment that came since the form was opened is none of its business.
        var page = await admin.OpenAsync($"/admin/people/{carmen.Id}");
        var late = await _app.SegmentAsync("late", "customer");
        var token = page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        await admin.Client.PostAsync($"/admin/people/{carmen.Id}/segments", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("segments", $"{smes}"), new("shown", $"{smes}"), new("shown", $"{young}")]));
        Assert.Equal([smes, late], (await _app.InDatabaseAsync(db => db.Memberships.Where(m => m.PersonId == carmen.Id).Select(m => m.SegmentId).ToListAsync())).Order());
    }

    [Fact]
    public async Task A_segment_something_is_for_is_not_deleted_and_others_are()
    {
        var (used, unused) = (await _app.SegmentAsync("used", "customer"), await _app.SegmentAsync("unused", "customer"));
        await ShareForAsync("used", "Quick invoices");
        await _app.InDatabaseAsync(db => db.CircleOfAsync("unused"));
        var admin = await _app.SignedInAsync("admin");
        Assert.Contains("1 ideas", (await admin.OpenAsync($"/admin/segments/{used}/delete")).QuerySelector("main")!.TextContent);
        await admin.PostAsync($"/admin/segments/{unused}/delete", $"/admin/segments/{unused}/delete");
        Assert.Equal(["used"], await _app.InDatabaseAsync(db => db.Segments.Select(s => s.Key).ToListAsync()));
    }

    [Fact]
    public async Task An_author_is_offered_the_segments_they_are_in_and_staff_all()
    {
        await _app.SegmentAsync("smes", "customer");
        await _app.SegmentAsync("young");
        await _app.TopicAsync();
        Assert.Equal(["Club smes"], await OfferedAsync("customer"));
        Assert.Empty(await OfferedAsync("customer2"));
        Assert.Equal(["Club smes", "Club young"], await OfferedAsync("reviewer"));
    }

    [Fact]
    public async Task An_idea_for_a_segment_is_seen_there_and_says_for_whom_it_is()
    {
        var smes = await _app.SegmentAsync("smes", "customer2", "customer");
        var young = await _app.SegmentAsync("young", "customer");
        var topic = await _app.TopicAsync();
        var oliver = await _app.SignedInAsync("customer2");
        (string, string)[] form = [("Input.Title", "Quick invoices"), ("Input.Body", "Paid in a week."), ("Input.TopicId", $"{topic}"), ("Input.Audience", "Segments")];
        var refused = await oliver.PostAsync("/ideas/new", "/ideas/new", form);
        Assert.Contains("Choose at least one of the communities", refused.QuerySelector(".error-summary")!.TextContent);
        refused = await oliver.PostAsync("/ideas/new", "/ideas/new", [.. form, ("Input.Segments", $"{young}")]);
        Assert.Contains("Choose at least one of the communities", refused.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Quick invoices", refused.Field("#Input_Title"));
        var sent = await oliver.PostAsync("/ideas/new", "/ideas/new", [.. form, ("Input.Segments", $"{smes}")]);
        Assert.Contains("Club smes", sent.QuerySelector(".facts")!.TextContent);

        var path = new Uri(sent.Url).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, await (await _app.SignedInAsync("customer")).StatusOfAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("employee")).StatusOfAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync(path));
        Assert.Contains("Only for: Club smes", (await (await _app.SignedInAsync("reviewer")).OpenAsync("/ideas")).QuerySelector("#board")!.TextContent);

        await _app.LeaveAsync("smes", "customer");
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("customer")).StatusOfAsync(path));
        await _app.LeaveAsync("smes", "customer2");
        Assert.Contains("Closed communities", (await oliver.OpenAsync(path)).QuerySelector(".facts")!.TextContent);
    }

    [Fact]
    public async Task A_draft_remembers_its_segments()
    {
        var smes = await _app.SegmentAsync("smes", "customer");
        await _app.TopicAsync();
        var carmen = await _app.SignedInAsync("customer");
        var page = await carmen.PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", "Quick"), ("Input.Audience", "Segments"), ("Input.Segments", $"{smes}"));
        Assert.NotNull(page.QuerySelector($"input[name='Input.Segments'][value='{smes}'][checked]"));
        Assert.NotNull(page.QuerySelector("input[name='Input.Audience'][value='Segments'][checked]"));
    }

    [Fact]
    public async Task A_topic_is_closed_to_a_segment_unless_a_challenge_of_others_has_ideas_in_it()
    {
        var smes = await _app.SegmentAsync("smes", "customer2");
        var id = await _app.ShareAsync("Freeze my card");
        var topic = await _app.InDatabaseAsync(db => db.Topics.Select(t => t.Id).SingleAsync());
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync($"/admin/topics/{topic}", $"/admin/topics/{topic}", ("Audience", "Segments"), ("Segments", $"{smes}"));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync($"/ideas/{id}/freeze-my-card"));
        Assert.Equal(HttpStatusCode.OK, await (await _app.SignedInAsync("customer2")).StatusOfAsync($"/ideas/{id}/freeze-my-card"));
        Assert.Equal(HttpStatusCode.OK, await (await _app.SignedInAsync("customer")).StatusOfAsync($"/ideas/{id}/freeze-my-card"));
        Assert.Contains("Club smes", (await admin.OpenAsync("/admin/audit")).Body!.TextContent);

        await admin.PostAsync($"/admin/topics/{topic}", $"/admin/topics/{topic}", ("Audience", "Everyone"));
        await _app.EnterAsync(await _app.ChallengeAsync(), "Print on both sides");
        var page = await admin.PostAsync($"/admin/topics/{topic}", $"/admin/topics/{topic}", ("Audience", "Segments"), ("Segments", $"{smes}"));
        Assert.Contains("Ideas on this topic answer a challenge", page.QuerySelector(".error-summary")!.TextContent);
    }

    [Fact]
    public async Task A_challenge_for_a_segment_exists_there_alone_and_binds_its_ideas()
    {
        var smes = await _app.SegmentAsync("smes", "customer");
        var topic = await _app.TopicAsync();
        var owner = await _app.SignedInAsync("owner");
        var page = await owner.PostAsync("/challenges/new", "/challenges/new", ("Input.Question", "How do we save paper?"), ("Input.ClosesOn", "2026-03-30"), ("Input.Audience", "Segments"), ("Input.Segments", $"{smes}"));
        var path = new Uri(page.Url).AbsolutePath;
        Assert.Contains("Club smes", page.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("customer2")).StatusOfAsync(path));

        var (carmen, challenge) = (await _app.SignedInAsync("customer"), await _app.InDatabaseAsync(db => db.Challenges.Select(c => c.Id).SingleAsync()));
        await carmen.PostAsync($"/ideas/new?challenge={challenge}", "/ideas/new", ("Input.Title", "Print on both sides"), ("Input.Body", "Half the paper."), ("Input.TopicId", $"{topic}"));
        var idea = await _app.InDatabaseAsync(db => db.Ideas.SingleAsync());
        Assert.Equal((Audience.Segments, challenge), (idea.Audience, idea.ChallengeId));
        Assert.NotNull(idea.CircleId);
        Assert.Equal(HttpStatusCode.OK, await owner.StatusOfAsync($"/challenges/{challenge}/edit"));
        Assert.Contains("save more paper", (await owner.PostAsync($"/challenges/{challenge}/edit", $"/challenges/{challenge}/edit", ("Input.Question", "How do we save more paper?"))).Body!.TextContent);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<string[]> OfferedAsync(string who) =>
        [.. (await (await _app.SignedInAsync(who)).OpenAsync("/ideas/new")).QuerySelectorAll("input[name='Input.Segments']").Select(i => i.ParentElement!.TextContent.Trim())];

    private Task<int> ShareForAsync(string key, string title) => _app.InDatabaseAsync(async db =>
    {
        var circle = await db.CircleOfAsync(key);
        db.Add(new Idea(await db.DemoPersonAsync("lead"), title, "Body", new IdeaLab.Domain.Challenges.Topic("Firms", "Empresas"), Audience.Segments, _app.Clock.Now, circle: circle));
        return await db.SaveChangesAsync();
    });
}
