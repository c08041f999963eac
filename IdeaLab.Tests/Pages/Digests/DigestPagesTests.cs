using System.Net;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Digests;

public sealed class DigestPagesTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    public async Task InitializeAsync() => await _app.InDatabaseAsync(async db =>
    {
        var people = await db.Users.Include(a => a.Person).ToListAsync();
        await db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Language, "en"));
        var topic = new Topic("Cards", "Tarjetas");
        topic.GiveTo([people.Single(a => a.Email == "owner@idealab.test").Person]);
        db.Add(new Idea(people.Single(a => a.Email == "customer@idealab.test").Person, "Freeze a lost card", "Body", topic, Audience.Everyone, _app.Clock.Now.AddHours(-1)));
        return await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_owner_previews_the_next_digest_and_nothing_is_written()
    {
        var owner = await _app.SignedInAsync("owner");
        var page = await owner.OpenAsync("/digests/preview");

        Assert.Contains("Freeze a lost card", page.QuerySelector("main")!.TextContent);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Digests.CountAsync()));
    }

    [Fact]
    public async Task A_sent_digest_is_listed_and_shown_to_its_reader_and_to_leads()
    {
        await MondayAsync();
        var owner = await _app.SignedInAsync("owner");

        var link = (await owner.OpenAsync("/digests")).QuerySelector("main td a")!.GetAttribute("href")!;

        Assert.Contains("Freeze a lost card", (await owner.OpenAsync(link)).QuerySelector("main")!.TextContent);
        Assert.Contains("digest of Óscar Medina", (await (await _app.SignedInAsync("lead")).OpenAsync(link)).QuerySelector("main")!.TextContent);
        await GiveRoleAsync("reviewer", Roles.Owner);
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("reviewer")).StatusOfAsync(link));
        Assert.Equal(HttpStatusCode.Forbidden, await (await _app.SignedInAsync("customer")).StatusOfAsync(link));
    }

    [Fact]
    public async Task An_owner_stops_the_mail_and_resumes_it()
    {
        var owner = await _app.SignedInAsync("owner");

        await owner.PostAsync("/digests", "/digests", ("receive", "false"));
        Assert.True((await _app.PersonAsync("owner")).DeclinesDigest);
        await owner.PostAsync("/digests", "/digests", ("receive", "true"));
        Assert.False((await _app.PersonAsync("owner")).DeclinesDigest);
    }

    [Fact]
    public async Task A_digest_that_waits_to_go_out_is_closed_when_its_owner_stops_them_and_waits_again_when_they_resume()
    {
        var reader = await _app.PersonAsync("owner");
        await _app.InDatabaseAsync(async db =>
        {
            db.Add(new OutgoingMail(MailKind.WeeklyDigest, "digest", "<digest@example.org>", new("owner@idealab.test", "Óscar", reader.Id), new("Digest", "<p>Digest</p>", "Digest"), null, _app.Clock.Now));
            return await db.SaveChangesAsync();
        });
        Task<MailState> StateAsync() => _app.InDatabaseAsync(db => db.Mails.Where(m => m.Key == "digest").Select(m => m.State).SingleAsync());
        var owner = await _app.SignedInAsync("owner");

        await owner.PostAsync("/digests", "/digests", ("receive", "false"));
        Assert.Equal(MailState.Failed, await StateAsync());
        await owner.PostAsync("/digests", "/digests", ("receive", "true"));
        Assert.Equal(MailState.Queued, await StateAsync());
    }

    [Theory]
    [InlineData("maybe"), InlineData("")]
    public async Task What_cannot_be_read_as_a_wish_stops_nothing(string wish)
    {
        var owner = await _app.SignedInAsync("owner");

        Assert.Equal(HttpStatusCode.BadRequest, (await owner.SendAsync("/digests", "/digests", ("receive", wish))).StatusCode);
        Assert.False((await _app.PersonAsync("owner")).DeclinesDigest);
    }

    [Fact]
    public async Task On_request_the_preview_is_mailed_at_once_and_that_of_the_week_comes_all_the_same()
    {
        var owner = await _app.SignedInAsync("owner");
        await owner.PostAsync("/digests", "/digests", ("receive", "false"));

        var said = await owner.PostAsync("/digests/preview", "/digests/preview");
        await owner.PostAsync("/digests/preview", "/digests/preview");

        Assert.Contains("owner@idealab.test", said.QuerySelector(".toast, .notice")!.TextContent);
        var mail = await _app.InDatabaseAsync(db => db.Mails.SingleAsync());
        Assert.Equal((MailKind.DigestAskedFor, MailState.Sent, (string?)null), (mail.Kind, mail.State, mail.ListId));
        Assert.Contains("Freeze a lost card", mail.TextBody);
        Assert.Contains("/mail/act/", mail.TextBody);

        await owner.PostAsync("/digests", "/digests", ("receive", "true"));
        await MondayAsync();
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Mails.CountAsync(m => m.Kind == MailKind.WeeklyDigest && m.Address == "owner@idealab.test")));
    }

    [Fact]
    public async Task A_sent_digest_is_mailed_again_when_its_reader_asks_and_the_ledger_keeps_one_line()
    {
        await MondayAsync();
        await using (var scope = _app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<SendMailJob>().RunAsync(default);
        var owner = await _app.SignedInAsync("owner");
        var link = (await owner.OpenAsync("/digests")).QuerySelector("main td a")!.GetAttribute("href")!;

        await owner.PostAsync(link, link);

        var mails = await _app.InDatabaseAsync(db => db.Mails.Where(m => m.Address == "owner@idealab.test").OrderBy(m => m.Id).ToListAsync());
        Assert.Equal([MailKind.WeeklyDigest, MailKind.DigestAskedFor], mails.Select(m => m.Kind));
        Assert.Equal(mails[0].Subject, mails[1].Subject);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Digests.CountAsync(d => d.Subject != null && d.Mail!.Address == "owner@idealab.test")));
        using var others = await (await _app.SignedInAsync("lead")).Client.PostAsync(link, null);
        Assert.Equal(HttpStatusCode.BadRequest, others.StatusCode);
    }

    [Fact]
    public async Task Why_a_digest_was_not_sent_is_said_for_each_week()
    {
        var oscar = await _app.PersonAsync("owner");
        await _app.InDatabaseAsync(db => db.People.Where(p => p.Id == oscar.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.JoinedAt, _app.Clock.Now.AddDays(-30)).SetProperty(p => p.DeclinesDigest, true)));
        await MondayAsync();
        var owner = await _app.SignedInAsync("owner");

        var list = (await owner.OpenAsync("/digests")).QuerySelector("main table")!.TextContent;
        Assert.Contains("It comes on 16 Mar", list);
        Assert.Contains("It was stopped in the mail choices.", list);
        Assert.Contains("You owned no topic yet", list);
        var why = (await owner.OpenAsync("/digests")).QuerySelector("main td a")!.GetAttribute("href")!;
        Assert.Contains("Below your list of digests you receive it again.", (await owner.OpenAsync(why)).QuerySelector("main")!.TextContent);
    }

    [Theory]
    [InlineData(1, "It is tried again on")]
    [InlineData(DigestEntry.MaxAttempts, "nobody tries any more")]
    public async Task One_that_could_not_be_written_says_why_and_is_tried_again_when_its_reader_wants(int tries, string said)
    {
        var oscar = await _app.PersonAsync("owner");
        _app.Clock.Set(Monday);
        var id = await _app.InDatabaseAsync(async db =>
        {
            var entry = new DigestEntry(oscar.Id, DigestKind.Weekly, DigestWindow.LastWeekDue(_app.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")), _app.Clock.Now);
            for (var n = 0; n < tries; n++)
            {
                entry.Claim(_app.Clock.Now.AddDays(n), _app.Clock.Now.AddDays(n).AddMinutes(10));
                entry.Fail("The disk is full.", _app.Clock.Now.AddDays(n));
            }
            db.Add(entry);
            await db.SaveChangesAsync();
            return entry.Id;
        });
        var owner = await _app.SignedInAsync("owner");
        var page = (await owner.OpenAsync($"/digests/{id}")).QuerySelector("main")!.TextContent;
        Assert.Contains("The disk is full.", page);
        Assert.Contains(said, page);

        Assert.Contains("Freeze a lost card", (await owner.PostAsync($"/digests/{id}", $"/digests/{id}")).QuerySelector("main")!.TextContent);

        Assert.Equal(DigestState.Queued, await _app.InDatabaseAsync(db => db.Digests.Select(d => d.State).SingleAsync()));
    }

    [Fact]
    public async Task One_that_waits_since_no_mail_gets_out_says_so()
    {
        await MondayAsync();
        await _app.InDatabaseAsync(async db =>
        {
            db.Add(new MailStop(MailFault.SignInRefused, "535 no", _app.Clock.Now));
            return await db.SaveChangesAsync();
        });
        var owner = await _app.SignedInAsync("owner");
        var link = (await owner.OpenAsync("/digests")).QuerySelector("main td a")!.GetAttribute("href")!;

        var fate = (await owner.OpenAsync(link)).QuerySelector("main section")!.TextContent;
        Assert.Contains("no mail gets out", fate);
        Assert.DoesNotContain("535 no", fate);
    }

    [Fact]
    public async Task One_that_was_kept_by_the_server_says_that_it_was_no_try()
    {
        await MondayAsync();
        await _app.InDatabaseAsync(async db =>
        {
            var mail = await db.Mails.Include(m => m.Reader).SingleAsync(m => m.Address == "owner@idealab.test");
            mail.Claim(_app.Clock.Now, _app.Clock.Now.AddMinutes(5));
            mail.Hold(MailFault.ServerAway, null, _app.Clock.Now.AddMinutes(5));
            return await db.SaveChangesAsync();
        });
        var owner = await _app.SignedInAsync("owner");
        var link = (await owner.OpenAsync("/digests")).QuerySelector("main td a")!.GetAttribute("href")!;

        var fate = (await owner.OpenAsync(link)).QuerySelector("main section.panel")!.TextContent;
        Assert.Contains("does not count as a try", fate);
        Assert.DoesNotContain("the last try", fate);
    }

    [Fact]
    public async Task A_month_that_is_over_is_told_as_one()
    {
        await _app.InDatabaseAsync(async db =>
        {
            var topic = await db.Topics.SingleAsync(t => t.English == "Cards");
            db.Add(new Idea(await db.People.FirstAsync(p => p.Name == "Carmen Ruiz"), "An old wish", "Body", topic, Audience.Everyone, new(2023, 1, 9, 12, 0, 0, DateTimeKind.Utc)));
            return await db.SaveChangesAsync();
        });
        var owner = await _app.SignedInAsync("owner");

        var page = await owner.OpenAsync("/digests/month/2026-01");
        Assert.Equal(["Still waiting for a first answer"], page.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        Assert.Contains("waiting since 9 Jan 2023", page.QuerySelector("main")!.TextContent);
        Assert.Contains("waiting for 1,149 days", (await owner.OpenAsync("/digests/preview")).QuerySelector("main")!.TextContent);
        Assert.Equal("A quiet month", (await owner.OpenAsync("/digests/month/2022-12")).QuerySelector("main .empty h2")!.TextContent);
    }

    [Fact]
    public async Task A_week_without_digests_has_nothing_to_filter_by()
    {
        var lead = await _app.SignedInAsync("lead");
        Assert.Empty((await lead.OpenAsync("/digests/readers")).QuerySelectorAll("main .tabs"));

        await MondayAsync();
        Assert.Equal(2, (await lead.OpenAsync("/digests/readers")).QuerySelectorAll("main .tabs a").Length);
    }

    [Fact]
    public async Task A_month_is_told_as_a_whole_with_its_digests()
    {
        await _app.InDatabaseAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Language, "es")));
        await MondayAsync();
        var owner = await _app.SignedInAsync("owner");

        var page = await owner.OpenAsync("/digests/month");
        Assert.Equal("Marzo de 2026", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Freeze a lost card", page.QuerySelector("main")!.TextContent);
        Assert.Contains("semana 10", page.QuerySelector("main li a[href^='/digests/']")!.TextContent);
        Assert.DoesNotContain("Freeze a lost card", (await owner.OpenAsync("/digests/month/2026-02")).QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await owner.StatusOfAsync("/digests/month/2026-13"));
        Assert.Equal(HttpStatusCode.NotFound, await owner.StatusOfAsync("/digests/month/2026-04"));
    }

    [Fact]
    public async Task A_lead_sees_who_got_what_and_nobody_else_does()
    {
        await MondayAsync();
        await GiveRoleAsync("reviewer", Roles.Owner);
        var lead = await _app.SignedInAsync("lead");

        var page = await lead.OpenAsync("/digests/readers");
        var rows = page.QuerySelectorAll("main tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent.Trim(), row => row.TextContent);
        Assert.Equal(["Laura Price", "Óscar Medina", "Ruth Adler"], rows.Keys.Order());
        Assert.Contains("week 10", rows["Óscar Medina"]);
        Assert.Contains("No digest of this week", rows["Ruth Adler"]);
        Assert.Empty((await lead.OpenAsync("/digests/readers?week=2026-W10&state=Failed")).QuerySelectorAll("main tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, await lead.StatusOfAsync("/digests/readers?week=2026-W99"));
        Assert.Equal(HttpStatusCode.Forbidden, await (await _app.SignedInAsync("owner")).StatusOfAsync("/digests/readers"));
    }

    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 7, 0, 0, TimeSpan.Zero);

    private async Task MondayAsync()
    {
        _app.Clock.Set(Monday);
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendDigestsJob>().RunAsync(default);
    }

    private async Task GiveRoleAsync(string who, Roles role)
    {
        var id = (await _app.PersonAsync(who)).Id;
        await _app.InDatabaseAsync(db => db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Roles, role)));
    }
}
