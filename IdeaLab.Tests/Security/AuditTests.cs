using AngleSharp.Dom;
using IdeaLab.Domain.Audit;
using IdeaLab.Web.Data;
using IdeaLab.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Security;

public sealed class AuditTests : IAsyncLifetime
{
    /// <summary>What members, jobs and the machinery write. A new kind of row must be put here or into <see cref="Audited"/>.</summary>
    private static readonly string[] NobodysOrMembers =
    [
        "Account", "IdentityUserClaim`1", "IdentityUserLogin`1", "IdentityUserToken`1", "IdentityUserPasskey`1", "IdentityPasskeyData",
        "ActCount", "AuditChain", "AuditChange", "AuditEntry", "AuditSeal", "Authenticator", "Ballot", "ChallengePlace", "ChallengeTally", "Circle", "CircleSegment", "Comment", "DataExport", "DataExportContent", "DataProtectionKey", "DaySalt", "DecisionChain", "DigestContent", "DigestEntry", "Draft", "Evidence", "EarlierText", "EyesCandidate", "EyesPool", "Follow", "HeldVote", "Hold", "InvitationUse", "JobRun", "KnownDevice", "LessonVersion", "MailBody", "MailStop", "NetworkSalt", "OutgoingMail", "OwedNews", "PassingViewing", "Picture", "PictureContent", "Proposal", "ProposalMember", "ProposalPicture", "ProposalRisk", "RankPlace", "RankSnapshot", "Rating", "RecoveryCode", "ResponsePromise", "Scoring", "SeenProvider", "Session", "SiteHour", "SpentAct", "Viewing", "Vote", "VoteReplay", "VoteTrace", "VoteWatch", "Withheld",
    ];

    private readonly LabApp _app = new();

    [Fact]
    public async Task A_step_is_written_down_with_who_when_and_what()
    {
        var id = await _app.ShareAsync("Freeze my card");
        var reviewer = await _app.SignedInAsync("reviewer");
        await reviewer.PostAsync($"/review/{id}/status", $"/review/{id}/status", ("Input.To", "UnderReview"), ("Input.Reason", "We ask the card team."));

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal(("Ruth Adler", AuditAct.Added, "StatusChange", id, _app.Clock.Now), (entry.Actor.Name, entry.Act, entry.Thing, entry.IdeaId!.Value, entry.At));
        Assert.Equal([("From", null, "Submitted"), ("To", null, "UnderReview"), ("Reason", null, "We ask the card team.")], entry.Changes.Select(c => (c.What, c.Before, c.After)));
    }

    [Fact]
    public async Task What_members_do_is_their_own_also_when_they_are_staff()
    {
        var id = await _app.ShareAsync("Freeze my card");
        foreach (var who in (string[])["customer2", "reviewer"])
        {
            var member = await _app.SignedInAsync(who);
            await member.PostAsync($"/ideas/{id}", $"/ideas/{id}/vote", ("cast", "true"));
            await member.PostAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Form.Body", "Good."));
        }

        Assert.Equal(2, (await _app.VotesAsync(id)).Rows);
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task A_refused_act_leaves_nothing()
    {
        var id = await _app.ShareAsync("Freeze my card");
        var reviewer = await _app.SignedInAsync("reviewer");
        await reviewer.PostAsync($"/review/{id}/status", $"/review/{id}/status", ("Input.To", "Delivered"), ("Input.Reason", "No such step."));
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task The_page_says_what_was_there_before_and_after_with_names()
    {
        var admin = await _app.SignedInAsync("admin");
        var elena = await _app.PersonAsync("employee");
        await admin.PostAsync($"/admin/people/{elena.Id}", $"/admin/people/{elena.Id}", ("Form.Roles", "Reviewer"));
        await admin.PostAsync("/admin/holidays", "/admin/holidays", ("Form.Day", "2026-12-25"), ("Form.Name", "Christmas"));
        await admin.PostAsync("/admin/holidays", "/admin/holidays?handler=Remove", ("day", "2026-12-25"));

        var rows = (await admin.OpenAsync("/admin/audit")).QuerySelectorAll("tbody tr");
        Assert.Equal(["Removed Holiday", "Added Holiday", "Changed Person: Elena Vidal"], rows.Select(row => Words(row.QuerySelector("th")!)));
        Assert.Equal("Day 25 Dec 2026 Name Christmas", Words(rows[0].QuerySelector("dl")!));
        Assert.Equal("Roles Before: nothing After: Reviewer", Words(rows[2].QuerySelector("dl")!));
        Assert.All(rows, row => Assert.Contains("Ada Soler", row.TextContent));

        var people = await admin.OpenAsync("/admin/audit?thing=Person");
        Assert.Single(people.QuerySelectorAll("tbody tr"));
        Assert.Contains("Nothing here", (await admin.OpenAsync($"/admin/audit?who={elena.Id}")).Body!.TextContent);
    }

    [Fact]
    public async Task Old_entries_are_on_further_pages()
    {
        var admin = await _app.PersonAsync("admin");
        await _app.InDatabaseAsync(db =>
        {
            db.Attach(admin);
            db.AddRange(Enumerable.Range(1, 60).Select(n => new AuditEntry(admin, AuditAct.Changed, "LabSettings", 1, null, [new("Hue", $"{n - 1}", $"{n}")], _app.Clock.Now, null)));
            return db.SaveChangesAsync();
        });
        var reader = await _app.SignedInAsync("admin");
        var first = await reader.OpenAsync("/admin/audit");
        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        var rest = await reader.OpenAsync(first.QuerySelector(".pager a")!.Path());
        Assert.Equal(10, rest.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("Brand colour Before: 0 After: 1", Words(rest.QuerySelectorAll("tbody tr")[^1].QuerySelector("dl")!));
    }

    [Fact]
    public async Task Entries_are_found_by_day_and_by_what_was_there_and_the_pages_keep_to_it()
    {
        var admin = await _app.PersonAsync("admin");
        await _app.InDatabaseAsync(db =>
        {
            db.Attach(admin);
            db.Add(new AuditEntry(admin, AuditAct.Changed, "LabSettings", 1, null, [new("Name", "Old 100%_lab", "New lab")], new DateTime(2026, 2, 28, 23, 30, 0, DateTimeKind.Utc), "192.0.2.7"));
            db.AddRange(Enumerable.Range(1, 60).Select(n => new AuditEntry(admin, AuditAct.Changed, "Holiday", n, null, [new("Name", null, $"Feast {n}")], new DateTime(2026, 2, 10, 9, 0, 0, DateTimeKind.Utc), null)));
            return db.SaveChangesAsync();
        });
        var reader = await _app.SignedInAsync("admin");

        // Half past eleven in London is the next day in Madrid.
        Assert.Single((await reader.OpenAsync("/admin/audit?since=2026-03-01&until=2026-03-01")).QuerySelectorAll("tbody tr"));
        Assert.Contains("from 192.0.2.7", (await reader.OpenAsync("/admin/audit?text=old%20100%25_LAB")).QuerySelector("tbody")!.TextContent);
        Assert.Null((await reader.OpenAsync("/admin/audit?text=100_%25")).QuerySelector("tbody"));
        // All the days there are, as a date field takes them.
        Assert.NotEmpty((await reader.OpenAsync("/admin/audit?since=0001-01-01&until=9999-12-31")).QuerySelectorAll("tbody tr"));

        var first = await reader.OpenAsync("/admin/audit?text=feast&until=2026-02-10");
        var rest = await reader.OpenAsync(first.QuerySelector(".pager a")!.Path());
        Assert.Equal((50, 10), (first.QuerySelectorAll("tbody tr").Length, rest.QuerySelectorAll("tbody tr").Length));
        Assert.Equal(("feast", "2026-02-10"), (rest.QuerySelector("#text")!.GetAttribute("value"), rest.QuerySelector("#until")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Who_takes_the_log_out_is_in_it_and_no_cell_is_a_formula()
    {
        var reader = await _app.SignedInAsync("admin");
        await reader.PostAsync("/admin/holidays", "/admin/holidays", ("Form.Day", "2026-12-25"), ("Form.Name", "=1+1"));
        await reader.PostAsync("/admin/holidays", "/admin/holidays", ("Form.Day", "2026-12-26"), ("Form.Name", "Boxing \"day\", observed"));

        using var answer = await reader.SendAsync("/admin/audit?thing=Holiday", "/admin/audit?thing=Holiday");
        var lines = (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("entry,at,who,name,from,act,thing,key,idea,what,before,after,seal", lines[0]);
        Assert.Equal(4, lines.Length - 1);
        Assert.Contains(lines, line => line.Contains("'=1+1", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"Boxing \"\"day\"\", observed\"", StringComparison.Ordinal));
        var taken = (await EntriesAsync())[^1];
        Assert.Equal((AuditAct.Exported, "Log", "Thing Holiday"), (taken.Act, taken.Thing, string.Join(' ', taken.Changes.Select(c => $"{c.What} {c.After}"))));
        Assert.Contains("Downloaded Audit log", Words((await reader.OpenAsync("/admin/audit")).QuerySelector("tbody")!));
    }

    [Fact]
    public async Task Acts_that_change_no_row_of_their_own_are_written_down_too()
    {
        await _app.InDatabaseAsync(db => db.Users.Where(a => a.Email == "customer@idealab.test").ExecuteUpdateAsync(set => set.SetProperty(a => a.AddressRefusedAt, _app.Clock.Now)));
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync("/admin/jobs", "/admin/jobs", ("name", "TidyUp"));
        await admin.PostAsync("/admin/mail/addresses", "/admin/mail/addresses");

        Assert.Equal([(AuditAct.Started, "Job", "Name TidyUp"), (AuditAct.Changed, "Address", "Rows 1")],
            (await EntriesAsync()).Select(e => (e.Act, e.Thing, string.Join(' ', e.Changes.Select(c => $"{c.What} {c.After}")))));
    }

    [Fact]
    public void Every_kind_of_row_is_either_audited_or_said_to_need_none()
    {
        var kinds = _app.Services.CreateScope().ServiceProvider.GetRequiredService<IdeaLabDb>().Model.GetEntityTypes().Where(t => !t.IsPropertyBag).Select(t => t.ClrType).ToList();
        Assert.Equal(kinds.Select(k => k.Name).Distinct().Order(StringComparer.Ordinal), Audited.Properties.Keys.Select(k => k.Name).Concat(NobodysOrMembers).Order(StringComparer.Ordinal));
        foreach (var (kind, names) in Audited.Properties) Assert.All(names, name => Assert.NotNull(kind.GetProperty(name)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<List<AuditEntry>> EntriesAsync() => _app.InDatabaseAsync(db => db.Audit.AsNoTracking().Include(e => e.Actor).OrderBy(e => e.Id).ToListAsync());

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
