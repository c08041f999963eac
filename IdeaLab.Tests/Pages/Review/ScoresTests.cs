using System.Net;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Review;

public sealed class ScoresTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;
    private Visitor _ruth = null!;

    private string Scores => $"/review/{_id}/scores";
    private string Invite => $"/review/{_id}/invite";

    public async Task InitializeAsync() => (_id, _ruth) = (await _app.ReviewedAsync("Freeze my card"), await _app.SignedInAsync("reviewer"));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_reviewer_finds_an_expert_by_name_and_each_gets_one_mail_with_the_day()
    {
        var (oliver, elena) = (await _app.PersonAsync("customer2"), await _app.PersonAsync("employee"));
        Assert.Equal(["Ruth Adler", "Laura Price", "Óscar Medina"], await OfferedAsync(Invite));
        Assert.Equal(["Oliver Grant"], await OfferedAsync($"{Invite}?q=OLIV"));
        // The author is not asked.
        Assert.Empty(await OfferedAsync($"{Invite}?q=carmen"));

        for (var n = 0; n < 2; n++)
        {
            await _ruth.PostAsync($"{Invite}?q=oliv", $"{Invite}?q=oliv", ("Form.People", $"{oliver.Id}"), ("Form.Days", "3"), ("Form.Note", "Is it **safe**?"));
            await _ruth.PostAsync(Invite, Invite, ("Form.People", $"{elena.Id}"), ("Form.Days", "3"));
        }

        var mails = await MailsAsync(MailKind.ScoreAsked);
        Assert.Equal(["customer2@idealab.test", "employee@idealab.test"], mails.Select(m => m.Address).Order(StringComparer.Ordinal));
        var mail = mails.Single(m => m.Address == "customer2@idealab.test");
        Assert.Equal("Your judgement is wanted: Freeze my card", mail.Subject);
        // Wednesday and three working days.
        Assert.Contains("by 9 Mar 2026", mail.TextBody);
        Assert.Contains("> Is it safe?", mail.TextBody);
        Assert.Contains($"/score/{_id}", mail.TextBody);
        Assert.DoesNotContain(">", mails.Single(m => m.Address == "employee@idealab.test").TextBody);

        var page = await _ruth.OpenAsync(Scores);
        Assert.Contains("By 9 Mar 2026", page.QuerySelector("tbody")!.TextContent);
        Assert.Contains("Is it safe?", (await (await _app.SignedInAsync("customer2")).OpenAsync("/score")).QuerySelector("blockquote")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_is_still_there_when_nobody_is_chosen_or_the_days_are_wrong()
    {
        var page = await _ruth.PostAsync(Invite, Invite, ("Form.Days", "99"), ("Form.Note", "Is it safe?"));
        Assert.Contains("Choose whom to ask", page.QuerySelector(".error-summary")!.TextContent);
        Assert.NotNull(page.QuerySelector("#Form_Days[aria-invalid=true]"));
        Assert.Equal("Is it safe?", page.Field("#Form_Note"));
    }

    [Fact]
    public async Task An_idea_that_is_not_reviewed_is_not_scored()
    {
        var fresh = await _app.ShareAsync("Something new");
        Assert.Null((await _ruth.OpenAsync($"/review/{fresh}")).QuerySelector($"a[href='/review/{fresh}/scores']"));
        Assert.Null((await _ruth.OpenAsync($"/review/{fresh}/scores")).QuerySelector($"a[href='/review/{fresh}/invite']"));
        var page = await _ruth.PostAsync($"/review/{fresh}/invite", $"/review/{fresh}/invite", ("Form.People", $"{(await _app.PersonAsync("lead")).Id}"));
        Assert.Contains("under review or being refined", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Scorings.CountAsync()));
    }

    [Fact]
    public async Task Staff_who_owe_a_scorecard_see_nothing_of_the_others_anywhere_until_theirs_is_in()
    {
        await _app.AskToScoreAsync(_id, ["customer2", "employee", "lead"]);
        await _app.ScoreAsync(_id, "customer2", impact: 5);
        await _app.ScoreAsync(_id, "employee", impact: 1);
        var lead = await _app.SignedInAsync("lead");
        string[] places = [Scores, "/review/compare", "/review?show=Divided", $"/review/{_id}/decide", $"/review/{_id}", $"/score/{_id}"];

        foreach (var place in places)
        {
            var said = (await lead.OpenAsync(place)).QuerySelector("main")!.TextContent;
            Assert.All((string[])["3.0", "2.8", "Scorecard of", "Scorecards lie"], secret => Assert.DoesNotContain(secret, said));
        }

        Assert.Contains("1 idea is left out", (await lead.OpenAsync("/review/compare")).QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Freeze", await lead.Client.GetStringAsync("/review/compare?handler=Csv"));
        Assert.Equal("0", await PileAsync(lead));

        // Who was not asked decides by it, and sees it.
        Assert.Contains("3.0 of 5", (await _ruth.OpenAsync(Scores)).QuerySelector(".figures")!.TextContent);
        Assert.Contains("Freeze", await _ruth.Client.GetStringAsync("/review/compare?handler=Csv"));
        Assert.Equal("1", await PileAsync(_ruth));
        Assert.Contains("Freeze my card", (await _ruth.OpenAsync("/review?show=Divided")).QuerySelector("tbody")!.TextContent);

        await _app.ScoreAsync(_id, "lead", impact: 5);
        Assert.Contains("3.7 of 5", (await lead.OpenAsync(Scores)).QuerySelector(".figures")!.TextContent);
        Assert.Contains("mean 3.7", (await lead.OpenAsync($"/review/{_id}/decide")).QuerySelector(".panel .facts")!.TextContent);
        Assert.Equal("1", await PileAsync(lead));
    }

    [Fact]
    public async Task The_log_of_staff_says_that_somebody_filed_and_never_what()
    {
        await _app.AskToScoreAsync(_id, ["lead"]);
        await (await _app.SignedInAsync("lead")).PostAsync($"/score/{_id}", $"/score/{_id}", Values(5, 4, 5, 2));
        var entries = await _app.InDatabaseAsync(db => db.Audit.OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(["ScoreInvitation", "Scorecard"], entries.Select(e => e.Thing).Order(StringComparer.Ordinal));
        Assert.Equal(["PersonId", "FiledAt"], entries.Single(e => e.Thing == "Scorecard").Changes.Select(c => c.What));
    }

    [Fact]
    public async Task An_invitation_is_taken_back_once()
    {
        await _app.AskToScoreAsync(_id, ["customer2"]);
        var back = $"/review/{_id}/take-back/{(await _app.PersonAsync("customer2")).Id}";
        var page = await _ruth.PostAsync(Scores, back);
        Assert.Contains("Oliver Grant need not score", page.QuerySelector(".notice-good")!.TextContent);
        Assert.Contains("Taken back", page.QuerySelector("tbody")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfPostAsync($"/review/{_id}/take-back/4711"));
        Assert.NotNull((await (await _app.SignedInAsync("customer2")).OpenAsync("/score")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task A_decision_freezes_how_many_the_mean_and_the_spread_and_ends_the_scoring()
    {
        await _app.AskToScoreAsync(_id, ["customer2", "employee", "owner"]);
        await _app.ScoreAsync(_id, "customer2", impact: 5);
        await _app.ScoreAsync(_id, "employee", impact: 2);
        var decide = $"/review/{_id}/decide";
        await (await _app.SignedInAsync("lead")).PostAsync(decide, decide, ("Form.Options", "Build it"), ("Form.Outcome", "Later"), ("Form.Model", "OneOwner"), ("Form.Reason", "Not yet."), ("Form.ReviewOn", "2026-06-01"));

        var record = (await _app.Visitor().OpenAsync("/decisions/1")).QuerySelector("article")!.TextContent;
        Assert.Contains("2, mean 3.5 of 5, spread ± 2.1", record);
        var scoring = await _app.ScoringAsync(_id);
        Assert.Equal([InvitationState.Filed, InvitationState.Filed, InvitationState.Lapsed], scoring.Invitations.Select(i => i.State));
        Assert.Null(scoring.DividedSince);
        Assert.Contains("Se decidió sin tu evaluación", (await (await _app.SignedInAsync("owner")).OpenAsync($"/score/{_id}")).QuerySelector("main")!.TextContent);
        Assert.Contains("stands as you filed it", (await (await _app.SignedInAsync("customer2")).OpenAsync($"/score/{_id}")).QuerySelector("main")!.TextContent);
        Assert.Equal("0", await PileAsync(_ruth));
    }

    [Fact]
    public async Task Before_anybody_decides_the_public_sees_nothing_of_scores()
    {
        await _app.AskToScoreAsync(_id, ["customer2", "employee"]);
        await _app.ScoreAsync(_id, "customer2", impact: 5);
        await _app.ScoreAsync(_id, "employee", impact: 1);
        foreach (var who in (string?[])[null, "customer", "customer2"])
        {
            var page = await (who is null ? _app.Visitor() : await _app.SignedInAsync(who)).OpenAsync($"/ideas/{_id}/freeze-my-card");
            Assert.DoesNotContain("corecard", page.QuerySelector("main")!.TextContent);
            Assert.DoesNotContain("valuaci", page.QuerySelector("main")!.TextContent);
        }
    }

    [Fact]
    public async Task The_comparison_says_what_it_finds_and_gives_its_table_as_a_file()
    {
        var cheap = await _app.ReviewedAsync("=SUM(A1)", "customer", "Cards");
        foreach (var (id, impact, effort) in ((int, int, int)[])[(_id, 5, 5), (cheap, 4, 1)])
        {
            await _app.AskToScoreAsync(id, ["employee"]);
            await _app.ScoreAsync(id, "employee", impact, effort);
        }

        var page = await _ruth.OpenAsync("/review/compare");
        Assert.Equal("Of 2 ideas, “=SUM(A1)” promises the most for its effort: impact 4.0, effort 1.0", page.QuerySelector("#finding")!.TextContent);
        Assert.Equal(["Freeze my card", "=SUM(A1)"], page.QuerySelectorAll("tbody th a").Select(a => a.TextContent));
        Assert.Equal(["5.00", "4.00"], page.QuerySelectorAll("tbody tr").Select(r => r.GetAttribute("data-impact")));
        var topic = await _app.InDatabaseAsync(db => db.Topics.Where(t => t.English == "Cards").Select(t => t.Id).SingleAsync());
        Assert.Single((await _ruth.OpenAsync($"/review/compare?topic={topic}")).QuerySelectorAll("tbody tr"));

        using var file = await _ruth.Client.GetAsync("/review/compare?handler=Csv");
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        var lines = (await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim().Split('\n');
        Assert.Equal("idea,title,topic,status,impact,effort,spread,scorecards", lines[0]);
        Assert.Equal($"{_id},Freeze my card,General,Under review,5.00,5.00,,1", lines[1]);
        Assert.StartsWith($"{cheap},\"'=SUM(A1)\",", lines[2]);
    }

    private async Task<string[]> OfferedAsync(string path) => [.. (await _ruth.OpenAsync(path)).QuerySelectorAll("#Form_People label").Select(l => l.QuerySelector("span")!.ChildNodes[0].TextContent.Trim())];

    private async Task<string> PileAsync(Visitor who) => (await who.OpenAsync("/review")).QuerySelector(".tabs a[href*='Divided'] .count")!.TextContent;

    private Task<List<OutgoingMail>> MailsAsync(MailKind kind) => _app.InDatabaseAsync(db => db.Mails.Where(m => m.Kind == kind).ToListAsync());

    private async Task<HttpStatusCode> StatusOfPostAsync(string path)
    {
        var token = (await _ruth.OpenAsync("/")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        return (await _ruth.Client.PostAsync(path, form)).StatusCode;
    }

    private static (string, string)[] Values(params int[] values) => [.. values.Select((value, at) => ($"Form.Ratings[{at}].Value", $"{value}"))];
}
