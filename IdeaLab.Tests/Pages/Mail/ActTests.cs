using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Mail;

public sealed class ActTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _idea;

    public async Task InitializeAsync() => _idea = await _app.InDatabaseAsync(async db =>
    {
        var (author, owner) = (await PersonAsync(db, "customer"), await PersonAsync(db, "owner"));
        var topic = new Topic("Cards", "Tarjetas");
        topic.GiveTo([owner]);
        var idea = new Idea(author, "Freeze a lost card", "Body", topic, Audience.Everyone, _app.Clock.Now.AddHours(-1));
        db.Add(idea);
        await db.SaveChangesAsync();
        return idea.Id;
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_links_of_a_digest_act_without_signing_in_in_its_readers_language_and_as_its_reader()
    {
        _app.Clock.Set(new DateTimeOffset(2026, 3, 9, 7, 0, 0, TimeSpan.Zero));
        await using (var scope = _app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<SendDigestsJob>().RunAsync(default);
        var mail = await _app.InDatabaseAsync(db => db.Mails.SingleAsync(m => m.Address == "owner@idealab.test"));
        var links = (await Visitor.ReadAsync(new HttpResponseMessage { Content = new StringContent(mail.HtmlBody), RequestMessage = new(HttpMethod.Get, "http://localhost/") }))
            .QuerySelectorAll<IHtmlAnchorElement>("a[href*='/mail/act/']").ToDictionary(a => a.TextContent, a => a.PathName);
        Assert.All(links, link => Assert.Matches($@"(?sm){link.Key} \[(\d+)\].*^\[\1\] http://localhost{link.Value}$", mail.TextBody));
        Assert.Equal(["Asignármela", "Preguntar a quien la propuso"], links.Keys);

        var page = await _app.Visitor().PostAsync(links["Asignármela"], links["Asignármela"]);

        Assert.Equal("La idea es tuya", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Óscar Medina", await AssigneeAsync());
        var entry = await _app.InDatabaseAsync(db => db.Audit.Include(e => e.Actor).SingleAsync());
        Assert.Equal(("Óscar Medina", "AssigneeId"), (entry.Actor.Name, entry.Changes.Single().What));
    }

    [Fact]
    public async Task Another_language_is_chosen_without_leaving_the_link()
    {
        var (visitor, link) = (_app.Visitor(), await LinkAsync(DigestAct.Ask));
        using var answer = await visitor.SendAsync(link, "/language", ("to", "es"));
        Assert.Equal(link, $"{answer.Headers.Location}");
        Assert.Equal("es", (await visitor.OpenAsync(link)).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData(DigestAct.Assign), InlineData(DigestAct.Ask), InlineData(DigestAct.Decide)]
    public async Task Opening_a_link_changes_nothing_however_often(DigestAct act)
    {
        var link = await LinkAsync(act);
        for (var scans = 0; scans < 3; scans++) await _app.Visitor().OpenAsync(link);
        using var head = await _app.Visitor().Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));

        Assert.Null(await AssigneeAsync());
        Assert.Equal((0, 0, 0), await _app.InDatabaseAsync(async db => (await db.SpentActs.CountAsync(), await db.AuthorQuestions.CountAsync(), await db.Audit.CountAsync())));
    }

    [Fact]
    public async Task However_many_press_the_button_at_once_it_acts_once()
    {
        var link = await LinkAsync(DigestAct.Ask);
        var visitors = Enumerable.Range(0, 6).Select(_ => _app.Visitor()).ToList();

        var pages = await Task.WhenAll(visitors.Select((visitor, n) => visitor.PostAsync(link, link, ("Form.Body", $"Question {n}?"))));

        var question = await _app.InDatabaseAsync(db => db.AuthorQuestions.SingleAsync());
        Assert.Single(pages, page => page.QuerySelector(".notice-good") is not null && page.QuerySelector("textarea") is null);
        // What the others typed is still there.
        Assert.Equal(
            Enumerable.Range(0, 6).Select(n => $"Question {n}?").Where(body => body != question.Body),
            pages.Select(page => page.QuerySelector<IHtmlTextAreaElement>("textarea")?.Value).Where(text => text is not null).Order()!);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Mails.CountAsync(m => m.Kind == MailKind.AuthorAsked)));
    }

    [Fact]
    public async Task A_link_serves_once_also_when_the_idea_was_given_to_somebody_else_since()
    {
        var link = await LinkAsync(DigestAct.Assign);
        await _app.Visitor().PostAsync(link, link);
        await _app.InDatabaseAsync(async db =>
        {
            var ruth = await PersonAsync(db, "reviewer");
            (await db.Ideas.SingleAsync()).Assign(ruth, ruth);
            return await db.SaveChangesAsync();
        });

        var visitor = _app.Visitor();
        using var again = await visitor.Client.PostAsync(link, TokenOf(await visitor.OpenAsync("/account/sign-in")));

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Ruth Adler", await AssigneeAsync());
    }

    [Fact]
    public async Task After_fourteen_days_it_is_over()
    {
        var link = await LinkAsync(DigestAct.Assign);
        var visitor = _app.Visitor();
        var form = TokenOf(await visitor.OpenAsync(link));
        _app.Clock.Set(new DateTimeOffset(_app.Clock.Now, TimeSpan.Zero) + TimeSpan.FromDays(14));

        using var posted = await visitor.Client.PostAsync(link, form);

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (posted.StatusCode, await _app.Visitor().StatusOfAsync(link)));
        Assert.Null(await AssigneeAsync());
    }

    [Fact]
    public async Task It_is_nobody_elses_who_is_signed_in_and_shows_them_nothing_of_the_idea()
    {
        var link = await LinkAsync(DigestAct.Assign);
        var ruth = await _app.SignedInAsync("reviewer");

        using var posted = await ruth.Client.PostAsync(link, TokenOf(await ruth.OpenAsync("/review")));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (posted.StatusCode, await ruth.StatusOfAsync(link)));
        Assert.DoesNotContain("Freeze a lost card", await posted.Content.ReadAsStringAsync());
        Assert.Null(await AssigneeAsync());
        await (await _app.SignedInAsync("owner")).PostAsync(link, link);
        Assert.Equal("Óscar Medina", await AssigneeAsync());
    }

    [Fact]
    public async Task It_ends_with_a_new_password_with_the_role_and_with_a_letter_changed()
    {
        var link = await LinkAsync(DigestAct.Assign);
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync(link[..^3] + "abc"));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync("/mail/act/" + _app.Services.GetRequiredService<UnsubscribeTokens>().For(1, BulkMail.WeeklyDigest, NewsChoices.All(MailChoice.Never))));

        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            await accounts.UpdateSecurityStampAsync((await accounts.FindByEmailAsync("owner@idealab.test"))!);
        }
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync(link));

        var fresh = await LinkAsync(DigestAct.Assign);
        Assert.Equal(HttpStatusCode.OK, await _app.Visitor().StatusOfAsync(fresh));
        await _app.InDatabaseAsync(db => db.People.Where(p => p.Name == "Óscar Medina").ExecuteUpdateAsync(set => set.SetProperty(p => p.Roles, Roles.None)));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync(fresh));
    }

    [Fact]
    public async Task A_question_without_text_is_refused_and_one_that_was_asked_meanwhile_is_kept_to_be_read()
    {
        var link = await LinkAsync(DigestAct.Ask);
        var visitor = _app.Visitor();

        Assert.NotNull((await visitor.PostAsync(link, link, ("Form.Body", " "))).QuerySelector(".field-validation-error"));
        Assert.Equal(2001, (await visitor.PostAsync(link, link, ("Form.Body", new string('x', 2001)))).QuerySelector<IHtmlTextAreaElement>("textarea")!.Value.Length);
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Ideas.SingleAsync()).AskAuthor(await PersonAsync(db, "reviewer"), "Which card?", _app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var refused = await visitor.PostAsync(link, link, ("Form.Body", "Since when?"));

        Assert.Equal("Since when?", refused.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);
        Assert.NotNull(refused.QuerySelector(".error-summary"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.SpentActs.CountAsync()));
    }

    [Fact]
    public async Task Who_opens_a_decision_has_the_idea_unless_somebody_had_it_and_goes_on_to_sign_in_and_write_it()
    {
        var link = await LinkAsync(DigestAct.Decide);

        using var opened = await _app.Visitor().SendAsync(link, link);
        Assert.Equal($"/review/{_idea}/decide", opened.Headers.Location!.OriginalString);
        Assert.Equal("Óscar Medina", await AssigneeAsync());

        await _app.InDatabaseAsync(async db =>
        {
            var ruth = await PersonAsync(db, "reviewer");
            (await db.Ideas.SingleAsync()).Assign(ruth, ruth);
            return await db.SaveChangesAsync();
        });
        var later = await LinkAsync(DigestAct.Decide, hours: 1);
        using var another = await _app.Visitor().SendAsync(later, later);
        Assert.Equal("Ruth Adler", await AssigneeAsync());
    }

    [Fact]
    public async Task What_was_done_is_remembered_until_the_link_has_run_out()
    {
        var link = await LinkAsync(DigestAct.Assign);
        await _app.Visitor().PostAsync(link, link);

        await TidyAsync(days: 13);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.SpentActs.CountAsync()));
        await TidyAsync(days: 2);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.SpentActs.CountAsync()));
    }

    private async Task TidyAsync(int days)
    {
        _app.Clock.Set(new DateTimeOffset(_app.Clock.Now, TimeSpan.Zero) + TimeSpan.FromDays(days));
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TidyUpJob>().RunAsync(default);
    }

    private async Task<string> LinkAsync(DigestAct act, int hours = 0)
    {
        var owner = await _app.InDatabaseAsync(db => db.Users.SingleAsync(a => a.Email == "owner@idealab.test"));
        return "/mail/act/" + _app.Services.GetRequiredService<ActLinks>().For(new MailedAct(owner.PersonId, act, _idea, _app.Clock.Now + MailedAct.Lifetime + TimeSpan.FromHours(hours)), owner.SecurityStamp!);
    }

    private Task<string?> AssigneeAsync() => _app.InDatabaseAsync(db => db.Ideas.Select(i => i.Assignee!.Name).SingleOrDefaultAsync());

    private static FormUrlEncodedContent TokenOf(IHtmlDocument page) =>
        new([KeyValuePair.Create("__RequestVerificationToken", page.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value)]);

    private static Task<Person> PersonAsync(IdeaLabDb db, string who) => db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync();
}
