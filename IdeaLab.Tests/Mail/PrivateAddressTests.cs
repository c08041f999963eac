using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Proposals;
using IdeaLab.Tests.Pages.Proposals;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Mail;

/// <summary>
/// A member's address stands in no mail to somebody else, neither in what it says nor where it comes from, and every bulk mail says how to choose and how to stop it.
/// Every kind of mail is written once here, as the site writes it.
/// </summary>
public sealed class PrivateAddressTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000", ["Mail:ReplyTo"] = "answers@lab.example" } };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task No_mail_of_any_kind_shows_the_address_of_another_and_bulk_mails_lead_to_the_choices()
    {
        await WriteWarningAsync();
        await WriteAccountMailsAsync();
        await RunAsync<SendMailJob>();
        await WriteStaffWordsAsync();
        await WriteNewsAsync();
        await WriteRightsAsync();
        await RunAsync<SendMailJob>();

        var addresses = (await _app.InDatabaseAsync(db => db.Users.Select(a => a.Email!).ToListAsync())).Append(Ana).Distinct().ToList();
        var mails = await _app.InDatabaseAsync(db => db.Mails.AsNoTracking().ToListAsync());
        Assert.Equal(Enum.GetValues<MailKind>(), mails.Select(m => m.Kind).Distinct().Order());
        foreach (var mail in mails)
        {
            // Who changes their address is told of the new one at the old one: both are theirs.
            var others = mail.Kind == MailKind.AddressChanged ? addresses.Except([mail.Address, "ana.new@example.org"]) : addresses.Except([mail.Address]);
            Assert.All(others, other => Assert.DoesNotContain(other, mail.Subject + mail.TextBody + mail.HtmlBody + mail.UnsubscribeUrl, StringComparison.OrdinalIgnoreCase));
        }

        var bulk = mails.Where(m => m.UnsubscribeUrl is not null).ToList();
        Assert.Equal([MailKind.IdeaNews, MailKind.WeeklyDigest, MailKind.EarlyWarning], bulk.Select(m => m.Kind).Distinct().Order());
        Assert.All(bulk, m => Assert.All((string[])[m.TextBody, m.HtmlBody], body => Assert.True(body.Contains(m.UnsubscribeUrl!) && body.Contains(m.UnsubscribeUrl!.Replace("unsubscribe", "choices")), body)));

        var files = Directory.GetFiles(Path.Combine(_app.DataFolder, "mail"), "*.eml").Select(file => ReceivedMail.Read(File.ReadAllBytes(file), "folder")).ToList();
        Assert.Equal(mails.Count, files.Count);
        Assert.All(files, file =>
        {
            Assert.Equal(("answers@lab.example", null, null, null), (file["Reply-To"], file["Sender"], file["Cc"], file["Bcc"]));
            Assert.EndsWith("<idealab@localhost>", file["From"]);
            var head = file.Raw[..^file.Body.Length];
            Assert.All(addresses, address => Assert.True(file["To"]!.Contains(address) || !head.Contains(address), head));
        });
    }

    // Sign-up, code, password, an address that is taken, one that changes, and the admin's test.
    private async Task WriteAccountMailsAsync()
    {
        var visitor = _app.Visitor();
        await visitor.PostAsync("/account/sign-up", "/account/sign-up", ("Form.Name", "Bob"), ("Form.Email", "bob@example.org"), ("Form.Password", Members.Password));
        await _app.JoinAsync(Ana);
        await _app.Visitor().PostAsync("/account/sign-up", "/account/sign-up", ("Form.Name", "Ana"), ("Form.Email", Ana), ("Form.Password", Members.Password));
        await _app.Visitor().PostAsync("/account/code", "/account/code", ("Form.Email", Ana));
        await _app.Visitor().PostAsync("/account/forgot", "/account/forgot", ("Form.Email", Ana));
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        await ana.PostAsync("/account/address", "/account/address", ("Form.Email", "ana.new@example.org"), ("Form.Password", Members.Password));
        var link = (await _app.LastMailToAsync("ana.new@example.org")).Link();
        await ana.PostAsync(link, link);
        const string ruth = "ruth@example.org";
        await _app.JoinAsync(ruth, roles: IdeaLab.Domain.People.Roles.Reviewer);
        var staff = _app.Visitor();
        await staff.TrySignInAsync(ruth);
        await staff.PostAsync("/account/second-step", "/account/second-step", ("Form.Code", (await _app.LastMailToAsync(ruth)).Code()));
        await (await _app.SignedInAsync("admin")).PostAsync("/admin/mail", "/admin/mail?handler=Test");
    }

    // A question to the author, a note that names a colleague, a scorecard asked for, declined and late, a team, and an outcome.
    private async Task WriteStaffWordsAsync()
    {
        var ruth = await _app.SignedInAsync("reviewer");
        var id = await _app.ReviewedAsync("Freeze my card");
        await ruth.PostAsync($"/review/{id}/ask", $"/review/{id}/ask", ("Form.Body", "Which card?"));
        await ruth.PostAsync($"/review/{id}/note", $"/review/{id}/note", ("Form.Body", "@Óscar Medina, please look."));
        foreach (var who in (string[])["customer2", "lead"]) await ruth.PostAsync($"/review/{id}/invite", $"/review/{id}/invite", ("Form.People", $"{(await _app.PersonAsync(who)).Id}"));
        await (await _app.SignedInAsync("customer2")).PostAsync($"/score/{id}/decline", $"/score/{id}/decline", ("Form.Reason", "I know too little."));

        var hidden = await _app.ShareAsync("Fools, all of you");
        var act = $"/moderation/act?idea={hidden}";
        await ruth.PostAsync(act, act, ("Form.Kind", "Hide"), ("Form.Ground", "Insult"), ("Form.Reason", "Rude."));
        var undo = $"/moderation/acts/{await _app.InDatabaseAsync(db => db.ModerationActs.Select(a => a.Id).SingleAsync())}/undo";
        await ruth.PostAsync(undo, undo, ("Form.Reason", "It was a quotation."));

        var refined = await _app.RefiningAsync();
        await _app.ProposeAsync(refined, new ProposalContent { Problem = "Cards get lost." });
        var found = await ruth.OpenAsync($"/proposals/{refined}/edit?Form.Find=Oliver");
        using var saved = await ruth.SaveOpenAsync(found, null, ("Form.Team", $"{(await _app.PersonAsync("customer2")).Id}"));

        var delivered = await _app.ShareAsync("Split a bill");
        await _app.InDatabaseAsync(async db =>
        {
            foreach (var topic in await db.Topics.Include(t => t.Owners).ToListAsync()) topic.GiveTo([await db.DemoPersonAsync("owner")]);
            return await db.SaveChangesAsync();
        });
        await _app.EndAsync(delivered, IdeaStatus.Delivered);
        _app.Clock.Advance(TimeSpan.FromDays(91));
        await RunAsync<RemindScorersJob>();
        await RunAsync<AskOutcomesJob>();
    }

    // What was said above, a reply that names somebody, and the owners' week.
    private async Task WriteNewsAsync()
    {
        var id = await _app.ShareAsync("Savings goals");
        var root = await _app.CommentAsync(id, "What about two people?", "customer2");
        await _app.CommentAsync(id, "@Oliver Grant, gladly.", "employee", root);
        await RunAsync<TellFollowersJob>();
        _app.Clock.Advance(TimeSpan.FromDays(7));
        await RunAsync<SendDigestsJob>();
        await (await _app.SignedInAsync("owner")).PostAsync("/digests/preview", "/digests/preview");
    }

    // One who asks for their data, and one who leaves.
    private async Task WriteRightsAsync()
    {
        const string Leo = "leo@example.org";
        await _app.JoinAsync(Leo);
        var leo = _app.Visitor();
        await leo.TrySignInAsync(Leo);
        await leo.PostAsync("/account/erase", "/account/erase", ("Form.PasswordOrCode", Members.Password), ("Erase.Texts", "FormerMember"), ("Erase.Typed", "DELETE"));

        await _app.JoinAsync("mia@example.org");
        var mia = _app.Visitor();
        await mia.TrySignInAsync("mia@example.org");
        await mia.PostAsync("/account/data", "/account/data", ("Form.PasswordOrCode", Members.Password));
        await RunAsync<ExportDataJob>();
    }

    private async Task WriteWarningAsync()
    {
        var ideas = new[] { await _app.ShareAsync("Pay by watch", daysAgo: 60), await _app.ShareAsync("Dark mode", daysAgo: 60) };
        await _app.UsualTrafficAsync(ideas);
        await _app.InDatabaseAsync(async db =>
        {
            (await db.DemoPersonAsync("lead")).ReceiveWarnings(true);
            return await db.SaveChangesAsync();
        });
        await _app.WarnAsync();
        await _app.BurstAsync(ideas[0], _app.Clock.Now, votes: 30);
        _app.Clock.Advance(TimeSpan.FromHours(1.2));
        Assert.Equal(1, await _app.WarnAsync());
    }

    private async Task RunAsync<TJob>() where TJob : ILabJob
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(default);
    }
}
