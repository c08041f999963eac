using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Moderation;

/// <summary>From the flag to the objection, as everybody sees it. The first customer reads Spanish.</summary>
public sealed class ModerationTests : IAsyncLifetime
{
    private readonly LabApp _app = new() { Settings = { ["RateLimits:vote"] = "1000", ["RateLimits:comment"] = "1000" } };
    private int _idea;
    private Visitor _ruth = null!;

    public async Task InitializeAsync()
    {
        _idea = await _app.ShareAsync("Freeze my card", body: "You fools, call me at 600 123 123.");
        _ruth = await _app.SignedInAsync("reviewer");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Several_flags_of_one_thing_are_one_item_and_one_act_settles_them_all()
    {
        foreach (var (who, ground) in (IEnumerable<(string, string)>)[("customer2", "Insult"), ("employee", "PersonalData")])
        {
            var member = await _app.SignedInAsync(who);
            for (var twice = 0; twice < 2; twice++) await member.PostAsync($"/ideas/{_idea}/report", $"/ideas/{_idea}/report", ("Form.Ground", ground), ("Form.Reason", $"Look, says {who}."));
        }
        Assert.Equal(2, await _app.InDatabaseAsync(db => db.Flags.CountAsync()));

        var queue = await _ruth.OpenAsync("/moderation");
        var item = Assert.Single(queue.QuerySelectorAll("article.panel"));
        Assert.All((string[])["Freeze my card", "Carmen Ruiz", "Look, says customer2.", "Look, says employee.", "Insults and hate", "Personal data", "2 flags"], words => Assert.Contains(words, item.TextContent));

        await DecideAsync(_ruth, $"idea={_idea}", ("Form.Kind", "Leave"));
        Assert.Empty((await _ruth.OpenAsync("/moderation")).QuerySelectorAll("article.panel"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Flags.CountAsync(f => f.OpenSince != null)));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task What_is_hidden_is_gone_for_others_its_author_is_told_why_and_an_objection_brings_it_back()
    {
        await DecideAsync(_ruth, $"idea={_idea}", ("Form.Kind", "Hide"), ("Form.Ground", "Insult"), ("Form.Reason", "Fools is no argument."));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync($"/ideas/{_idea}"));
        Assert.Empty((await _app.Visitor().OpenAsync("/ideas?sort=new")).Titles());

        var carmen = await _app.SignedInAsync("customer");
        var own = (await carmen.OpenAsync($"/ideas/{_idea}/freeze-my-card")).Body!.TextContent;
        Assert.Contains("Por ahora solo lo veis tú y el personal", own);
        Assert.Contains("nadie puede votar", own);
        Assert.DoesNotContain("Su reto ha terminado", own);
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal(MailKind.Moderated, mail.Kind);
        Assert.All((string[])["Fools is no argument.", "regla 1", "Insultos y odio", "/account/moderation"], words => Assert.Contains(words, mail.TextBody));
        Assert.DoesNotContain("Ruth", mail.TextBody);

        var act = await ActIdAsync();
        var appeal = $"/account/moderation/{act}/appeal";
        await carmen.PostAsync(appeal, appeal, ("Form.Text", "It was a quotation."));
        Assert.Contains("Has recurrido.", (await carmen.OpenAsync("/account/moderation")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, await carmen.StatusOfAsync(appeal));
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("customer2")).StatusOfAsync(appeal));

        Assert.Contains("Somebody else than who acted answers", (await _ruth.OpenAsync($"/moderation/appeals/{act}")).Body!.TextContent);
        var lead = await _app.SignedInAsync("lead");
        Assert.Contains("It was a quotation.", (await lead.OpenAsync("/moderation?show=Appeals")).Body!.TextContent);
        await lead.PostAsync($"/moderation/appeals/{act}", $"/moderation/appeals/{act}", ("Form.IsUpheld", "true"), ("Form.Answer", "So it was."));
        Assert.Equal(HttpStatusCode.MovedPermanently, await _app.Visitor().StatusOfAsync($"/ideas/{_idea}"));
        Assert.Equal([MailKind.Moderated, MailKind.ModerationReviewed], (await MailsAsync()).Select(m => m.Kind));
        Assert.Contains("So it was.", (await MailsAsync())[^1].TextBody);

        var log = (await _app.Visitor().OpenAsync("/about/moderation")).QuerySelector("tbody tr")!;
        Assert.Equal("Hide Rule 1: Insults and hate 1 1 1 1", string.Join(' ', log.Children.Select(cell => cell.TextContent.Trim())));
        Assert.DoesNotContain("Freeze", (await _app.Visitor().OpenAsync("/about/moderation")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_hidden_comment_leaves_the_count_and_the_score_and_comes_back_to_both()
    {
        var comment = await _app.CommentAsync(_idea, "You fools", by: "customer2");
        var score = await ScoreAsync();
        await DecideAsync(_ruth, $"idea={_idea}&comment={comment}", ("Form.Kind", "Hide"), ("Form.Ground", "Insult"), ("Form.Reason", "Rude."));
        Assert.Equal(0, (await _app.IdeaAsync(_idea)).CommentCount);
        Assert.NotEqual(score, await ScoreAsync());
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
        Assert.DoesNotContain("You fools", (await _app.Visitor().OpenAsync($"/ideas/{_idea}/freeze-my-card")).QuerySelector("#comments")!.TextContent);
        Assert.Contains("You fools", (await (await _app.SignedInAsync("customer2")).OpenAsync($"/ideas/{_idea}/freeze-my-card")).QuerySelector("#comments")!.TextContent);

        var undo = $"/moderation/acts/{await ActIdAsync()}/undo";
        await _ruth.PostAsync(undo, undo, ("Form.Reason", "It was a joke."));
        Assert.Equal((1, score), ((await _app.IdeaAsync(_idea)).CommentCount, await ScoreAsync()));
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
    }

    [Fact]
    public async Task A_struck_passage_is_seen_by_nobody_but_staff_who_may_bring_it_back()
    {
        await DecideAsync(_ruth, $"idea={_idea}", ("Form.Kind", "EditOut"), ("Form.Passage", "600 123 123"), ("Form.Ground", "PersonalData"), ("Form.Reason", "A telephone number."));
        var page = (await _app.Visitor().OpenAsync($"/ideas/{_idea}/freeze-my-card")).Body!.TextContent;
        Assert.Contains("call me at […].", page);
        Assert.DoesNotContain("600 123", page);
        var undo = $"/moderation/acts/{await ActIdAsync()}/undo";
        Assert.Contains("600 123 123", (await _ruth.OpenAsync(undo)).Body!.TextContent);
    }

    [Fact]
    public async Task Who_is_suspended_reads_and_objects_but_neither_writes_nor_votes_and_their_votes_come_back_at_the_end()
    {
        var other = await _app.ShareAsync("Pay by watch", by: "customer2");
        var carmen = await _app.SignedInAsync("customer");
        await carmen.PostAsync($"/ideas/{other}", $"/ideas/{other}/vote");
        Assert.Equal((1, 1), await _app.VotesAsync(other));

        await DecideAsync(_ruth, $"idea={_idea}", ("Form.Kind", "Suspend"), ("Form.Days", "3"), ("Form.Ground", "Insult"), ("Form.Reason", "For the third time."));
        await _app.RunAsync<ApplySanctionsJob>();
        Assert.Equal((0, 1), await _app.VotesAsync(other));
        var page = await carmen.OpenAsync($"/ideas/{other}/pay-by-watch");
        Assert.Contains("Por ahora no puedes escribir ni votar", page.Body!.TextContent);
        await carmen.PostAsync("/ideas/new", "/ideas/new", ("Input.Title", "Another one of mine"), ("Input.Body", "Hello"), ("Input.TopicId", await TopicAsync()));
        Assert.Equal(2, await _app.InDatabaseAsync(db => db.Ideas.CountAsync()));
        Assert.Contains("For the third time.", (await carmen.OpenAsync("/account/moderation")).Body!.TextContent);

        _app.Clock.Advance(TimeSpan.FromDays(3));
        await _app.RunAsync<ApplySanctionsJob>();
        Assert.Equal((1, 1), await _app.VotesAsync(other));
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
        Assert.DoesNotContain("Por ahora no puedes escribir ni votar", (await carmen.OpenAsync($"/ideas/{other}/pay-by-watch")).Body!.TextContent);
    }

    [Fact]
    public async Task Whoever_is_second_is_told_that_another_has_decided()
    {
        var lead = await _app.SignedInAsync("lead");
        var act = $"/moderation/act?idea={_idea}";
        var open = await lead.OpenAsync(act);
        await DecideAsync(_ruth, $"idea={_idea}", ("Form.Kind", "Leave"));
        using var answer = await lead.SendOpenAsync(open, act, values: [("Form.Kind", "Hide"), ("Form.Ground", "Spam"), ("Form.Reason", "Ads.")]);
        Assert.Contains("Ruth Adler decided something about this meanwhile", await answer.Content.ReadAsStringAsync());
        Assert.False((await _app.IdeaAsync(_idea)).IsWithheld);
    }

    [Fact]
    public async Task What_a_rule_keeps_back_waits_with_its_points_and_is_let_through_as_if_sent_then()
    {
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Ideas.WithWhatIsWithheld().SingleAsync(i => i.Id == _idea)).Withhold(Screening.Of([new(ScreeningRule.Links, 40)]), _app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var item = Assert.Single((await _ruth.OpenAsync("/moderation?show=Withheld")).QuerySelectorAll("article.panel"));
        Assert.All((string[])["A rule keeps this back: 40 points.", "Links"], words => Assert.Contains(words, item.TextContent));
        Assert.Contains("Pendiente de revisión", (await (await _app.SignedInAsync("customer")).OpenAsync("/account/moderation")).Body!.TextContent);

        _app.Clock.Advance(TimeSpan.FromDays(2));
        await DecideAsync(_ruth, $"idea={_idea}", ("Form.Kind", "Release"));
        Assert.Equal((_app.Clock.Now, false), ((await _app.IdeaAsync(_idea)).CreatedAt, (await _app.IdeaAsync(_idea)).IsWithheld));
        Assert.Equal(MailKind.ModerationReviewed, Assert.Single(await MailsAsync()).Kind);
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
    }

    [Fact]
    public async Task What_new_members_write_first_and_with_links_is_looked_at_once()
    {
        await _app.CommentAsync(_idea, "See https://example.org", by: "customer2");
        Assert.Equal(2, (await _ruth.OpenAsync("/moderation?show=First")).QuerySelectorAll("article.panel").Length);
        var link = Assert.Single((await _ruth.OpenAsync("/moderation?show=Links")).QuerySelectorAll("article.panel a[href^='/moderation/act']"));
        await _ruth.PostAsync(link.GetAttribute("href")!, link.GetAttribute("href")!, ("Form.Kind", "Leave"));
        Assert.Empty((await _ruth.OpenAsync("/moderation?show=Links")).QuerySelectorAll("article.panel"));
        Assert.Single((await _ruth.OpenAsync("/moderation?show=First")).QuerySelectorAll("article.panel"));
    }

    [Fact]
    public async Task A_form_that_lacks_something_keeps_what_was_typed()
    {
        var act = $"/moderation/act?idea={_idea}";
        var page = await _ruth.PostAsync(act, act, ("Form.Kind", "Hide"), ("Form.Reason", "Because."));
        Assert.Contains("Choose the rule of the code of conduct", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Because.", page.Field("#Form_Reason"));
        page = await _ruth.PostAsync(act, act, ("Form.Kind", "Suspend"), ("Form.Days", "900"), ("Form.Ground", "Spam"), ("Form.Reason", "Because."));
        Assert.Contains("from 1 to 365", page.Body!.TextContent);
        Assert.Empty(await MailsAsync());
    }

    [Theory]
    [InlineData("en", "One person, one voice."), InlineData("es", "Una persona, una voz.")]
    public async Task The_code_of_conduct_is_there_in_both_languages_and_linked_where_one_writes(string language, string rule)
    {
        Assert.Equal(8, (await _app.Visitor(language).OpenAsync("/about/conduct")).QuerySelectorAll("ol > li[id^='rule-']").Length);
        Assert.Contains(rule, (await _app.Visitor(language).OpenAsync("/about/conduct")).Body!.TextContent);
        var carmen = await _app.SignedInAsync("customer", language);
        foreach (var path in (string[])["/ideas/new", $"/ideas/{_idea}/edit", $"/ideas/{_idea}/comment", $"/ideas/{_idea}/report"])
            Assert.NotNull((await carmen.OpenAsync(path)).QuerySelector("main form a[href='/about/conduct']"));
    }

    [Fact]
    public async Task What_a_rule_kept_back_and_staff_have_hidden_since_is_no_longer_to_be_done()
    {
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Ideas.WithWhatIsWithheld().SingleAsync(i => i.Id == _idea)).Withhold(Screening.Of([new(ScreeningRule.Links, 40)]), _app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        Assert.Equal("1", await ToBeDoneAsync());
        await DecideAsync(_ruth, $"idea={_idea}", ("Form.Kind", "Hide"), ("Form.Ground", "Insult"), ("Form.Reason", "Fools is no argument."));
        Assert.Equal("0", await ToBeDoneAsync());

        async Task<string> ToBeDoneAsync() => (await _ruth.OpenAsync("/moderation")).QuerySelector("nav a[href='/moderation'] .count")!.TextContent;
    }

    private static async Task DecideAsync(Visitor staff, string about, params (string, string)[] values)
    {
        var act = $"/moderation/act?{about}";
        using var answer = await staff.SendAsync(act, act, values);
        Assert.Equal("/moderation", answer.Headers.Location?.ToString());
    }

    private Task<int> ActIdAsync() => _app.InDatabaseAsync(db => db.ModerationActs.MaxAsync(a => a.Id));

    private Task<double> ScoreAsync() => _app.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == _idea).Select(i => i.TrendingScore).SingleAsync());

    private Task<string> TopicAsync() => _app.InDatabaseAsync(db => db.Topics.Select(t => t.Id.ToString()).FirstAsync());

    private Task<List<OutgoingMail>> MailsAsync() =>
        _app.InDatabaseAsync(db => db.Mails.AsNoTracking().Where(m => m.Kind == MailKind.Moderated || m.Kind == MailKind.ModerationReviewed).OrderBy(m => m.Id).ToListAsync());
}
