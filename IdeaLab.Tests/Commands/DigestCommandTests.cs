using System.CommandLine;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

public sealed class DigestCommandTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private readonly StringWriter _said = new();

    public Task InitializeAsync() => SeedAsync(_app);

    private static Task SeedAsync(LabApp app) => app.InDatabaseAsync(async db =>
    {
        var people = await db.Users.Include(a => a.Person).ToListAsync();
        var topic = new Topic("Cards", "Tarjetas");
        topic.GiveTo([people.Single(a => a.Email == "owner@idealab.test").Person]);
        db.Add(new Idea(people.Single(a => a.Email == "customer@idealab.test").Person, "Freeze a lost card", "Body", topic, Audience.Everyone, app.Clock.Now.AddDays(-5)));
        return await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_goes_through_the_ledger_and_a_second_call_sends_nothing()
    {
        Assert.Equal(0, await DigestAsync("2026-W09", "owner@idealab.test"));
        Assert.Equal(0, await DigestAsync("2026-W09", "Owner@IdeaLab.test"));

        Assert.Equal(DigestState.Sent, (await _app.InDatabaseAsync(db => db.Digests.SingleAsync())).State);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Mails.CountAsync()));
        Assert.Single(Directory.GetFiles(Path.Combine(_app.DataFolder, "mail"), "*.eml"));
    }

    [Theory]
    [InlineData("2026-W10", "owner@idealab.test"), InlineData("2026-9", "owner@idealab.test"), InlineData("2026-W09", "customer@idealab.test"), InlineData("2026-W09", "nobody@idealab.test")]
    public async Task A_week_not_over_and_a_reader_who_gets_none_are_refused(string week, string to)
    {
        Assert.Equal(1, await DigestAsync(week, to));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Digests.CountAsync()));
    }

    [Fact]
    public async Task What_its_reader_does_not_want_is_not_sent_and_the_exit_code_says_so()
    {
        await ChangeOwnerAsync(_app, owner => owner.Person.ReceiveDigest(false));

        Assert.Equal(1, await DigestAsync("2026-W09", "owner@idealab.test"));
        Assert.StartsWith("Not sent. ", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Mails.CountAsync()));
    }

    [Fact]
    public async Task A_digest_in_Spanish_is_shown_as_it_is_and_what_became_of_it_is_said_in_English()
    {
        await ChangeOwnerAsync(_app, owner => owner.Person.SpeakIn("es"));

        Assert.Equal(0, await DigestAsync("2026-W09", "owner@idealab.test"));
        Assert.StartsWith("IdeaLab, semana 9: ", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("Sent to owner@idealab.test through ", _said.ToString());
    }

    [FactIfSmtp]
    public async Task A_server_that_refuses_the_address_for_good_is_said()
    {
        const string Refusing = "refuse-550-5.1.1@idealab.test";
        await using var server = await SmtpServer.StartAsync();
        await using var app = server.App();
        await SeedAsync(app);
        await ChangeOwnerAsync(app, owner => (owner.Email, owner.NormalizedEmail) = (Refusing, Refusing.ToUpperInvariant()));

        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(1, await DigestAsync("2026-W09", Refusing, app));
            Assert.EndsWith("It could not be sent. There is no such mailbox.", _said.ToString().TrimEnd(), StringComparison.Ordinal);
            _said.GetStringBuilder().Clear();
        }
        Assert.Equal(DigestState.Failed, (await app.InDatabaseAsync(db => db.Digests.SingleAsync())).State);
    }

    private static Task ChangeOwnerAsync(LabApp app, Action<Account> change) => app.InDatabaseAsync(async db =>
    {
        change(await db.Users.Include(a => a.Person).SingleAsync(a => a.Email == "owner@idealab.test"));
        return await db.SaveChangesAsync();
    });

    private Task<int> DigestAsync(string week, string to, LabApp? app = null) => CommandLine.RunAsync((app ?? _app).Services, ["digest", "--week", week, "--to", to], new InvocationConfiguration { Output = _said, Error = _said });
}
