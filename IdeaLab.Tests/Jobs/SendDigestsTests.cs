using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Digests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

/// <summary>Monday 2 to Sunday 8 March 2026 is week 10; the demo owner, lead and others live in Madrid.</summary>
public sealed class SendDigestsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset MondayAtEight = new(2026, 3, 9, 7, 0, 0, TimeSpan.Zero);
    private readonly LabApp _app = new();

    public async Task InitializeAsync() => await _app.InDatabaseAsync(async db =>
    {
        var people = await PeopleAsync(db);
        Topic cards = new("Cards", "Tarjetas"), other = new("Savings", "Ahorro");
        cards.GiveTo([people["owner"]]);
        DateTime Day(int day) => new(2026, 3, day, 10, 0, 0, DateTimeKind.Utc);

        var leading = new Idea(people["customer"], "Was first", "Body", cards, Audience.Everyone, Day(1).AddDays(-10));
        leading.CastVote(people["employee"], Day(1));
        var rising = new Idea(people["customer"], "Rises", "Body", cards, Audience.Everyone, Day(1).AddDays(-9));
        rising.CastVote(people["employee"], Day(1).AddDays(-8));
        var fresh = new Idea(people["employee"], "Is new", "Body", cards, Audience.Employees, Day(5));
        var elsewhere = new Idea(people["customer"], "Is elsewhere", "Body", other, Audience.Everyone, Day(5));
        foreach (var voter in (string[])["customer2", "reviewer", "lead"]) rising.CastVote(people[voter], Day(4));
        rising.AddComment(people["customer2"], "How?", Stance.Question, null, Day(4));
        rising.AddComment(people["reviewer"], "And when?", Stance.Question, null, Day(5));
        db.AddRange(leading, rising, fresh, elsewhere);
        return await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_owner_reads_what_changed_in_their_topics()
    {
        await AtAsync(MondayAtEight);

        var (entry, digest) = await DigestOfAsync("owner");

        Assert.Equal("2026-W10", entry.Window);
        Assert.Equal(["Tarjetas"], digest.Topics);
        Assert.Equal("Is new", Assert.Single(Lines(digest, DigestPart.New)).Title);
        var moved = Lines(digest, DigestPart.Moved).ToDictionary(l => l.Title, l => (DigestReason.Moved)l.Reason);
        var (risen, fallen) = (moved["Rises"], moved["Was first"]);
        Assert.Equal((2, 1, 3, 2), (risen.Before, risen.Now, risen.Votes, risen.Comments));
        Assert.True(risen.Place.Terms.Sum > risen.WorthBefore);
        Assert.Equal(3 + 1 + 0.5 * 2, risen.Place.Terms.Cast!.Value, 1e-9);
        Assert.Equal((1, 2), (fallen.Before, fallen.Now));
        Assert.Equal(["Rises", "Was first"], Lines(digest, DigestPart.Waiting).Select(l => l.Title).Order());
        // Staff ask too, but not themselves.
        Assert.Equal(1, ((DigestReason.Asked)Assert.Single(Lines(digest, DigestPart.Questions)).Reason).Questions);
    }

    [Fact]
    public async Task The_mail_is_in_the_owners_language_and_says_the_same_twice()
    {
        await AtAsync(MondayAtEight);

        var mail = await _app.InDatabaseAsync(db => db.Mails.SingleAsync(m => m.Address == "owner@idealab.test"));

        Assert.Equal("IdeaLab, semana 10: 2 esperan respuesta, 1 idea nueva, 2 se han movido, 1 idea con preguntas abiertas", mail.Subject);
        foreach (var said in (string[])["Ideas nuevas", "Is new", "Sube del 2 al 1", "3 votos nuevos y 2 comentarios nuevos", "de su tema", "Vale ahora", "primeros comentarios 0,", "Esperan una primera respuesta", "1 pregunta espera", "Ver cómo se calcula", "Asignármela", "Preguntar a quien la propuso"])
        {
            Assert.Contains(said, mail.TextBody);
            Assert.Contains(said, System.Net.WebUtility.HtmlDecode(mail.HtmlBody));
        }
        // In words, and as a bar.
        Assert.Contains("Antes valía", mail.TextBody);
        Assert.Contains("valor anterior", mail.HtmlBody);
        Assert.DoesNotContain("Is elsewhere", mail.TextBody);
        Assert.Equal(MailKind.WeeklyDigest, mail.Kind);
        Assert.StartsWith("digest.", mail.ListId);
    }

    [Fact]
    public async Task A_lead_reads_of_every_topic()
    {
        await AtAsync(MondayAtEight);

        var (_, digest) = await DigestOfAsync("lead");

        Assert.Empty(digest.Topics);
        Assert.Equal(["Is elsewhere", "Is new"], Lines(digest, DigestPart.New).Select(l => l.Title).Order());
        Assert.All(Lines(digest, DigestPart.New), line => Assert.NotNull(line.Topic));
    }

    [Fact]
    public async Task Nothing_goes_out_before_monday_at_eight_where_they_live()
    {
        await AtAsync(MondayAtEight.AddMinutes(-1));
        Assert.DoesNotContain(await EntriesAsync(), e => e.Window == "2026-W10");
    }

    [Fact]
    public async Task Each_window_has_one_line_and_one_mail_however_often_the_job_runs()
    {
        await AtAsync(MondayAtEight);
        await AtAsync(MondayAtEight.AddMinutes(15));
        await AtAsync(MondayAtEight.AddDays(3));

        Assert.Equal(2, (await EntriesAsync()).Count);
        Assert.Equal(2, await _app.InDatabaseAsync(db => db.Mails.CountAsync()));
    }

    [Fact]
    public async Task Two_processes_at_once_share_one_line_and_write_one_mail()
    {
        _app.Clock.Set(MondayAtEight);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RunAsync<SendDigestsJob>)));

        Assert.Equal(2, (await EntriesAsync()).Count);
        Assert.Equal(2, await _app.InDatabaseAsync(db => db.Mails.CountAsync()));
    }

    [Fact]
    public async Task One_that_cannot_be_written_spoils_none_of_those_written_with_it()
    {
        var lead = await _app.PersonAsync("lead");
        await _app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("""CREATE TRIGGER "Spoilt" BEFORE INSERT ON "Mails" WHEN NEW."PersonId" = (SELECT "PersonId" FROM "Accounts" WHERE "Email" = 'lead@idealab.test') BEGIN SELECT RAISE(ABORT, 'spoilt'); END"""));
        await AtAsync(MondayAtEight);

        var entries = (await EntriesAsync()).ToDictionary(e => e.PersonId == lead.Id);
        Assert.Equal((DigestState.Queued, DigestState.Failed), (entries[false].State, entries[true].State));
        Assert.Contains("spoilt", entries[true].Fault);
        Assert.Equal("owner@idealab.test", (await _app.InDatabaseAsync(db => db.Mails.SingleAsync())).Address);
    }

    [Fact]
    public async Task A_composer_that_died_is_followed_by_another_after_its_lease()
    {
        _app.Clock.Set(MondayAtEight);
        var owner = await _app.PersonAsync("owner");
        await _app.InDatabaseAsync(async db =>
        {
            var entry = new DigestEntry(owner.Id, DigestKind.Weekly, DigestWindow.LastWeekDue(_app.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")), _app.Clock.Now);
            entry.Claim(_app.Clock.Now, _app.Clock.Now.AddMinutes(10));
            db.Add(entry);
            return await db.SaveChangesAsync();
        });

        await AtAsync(MondayAtEight);
        Assert.Equal(DigestState.Composing, (await EntriesAsync()).Single(e => e.PersonId == owner.Id).State);
        await AtAsync(MondayAtEight.AddMinutes(10));
        Assert.Equal(DigestState.Queued, (await EntriesAsync()).Single(e => e.PersonId == owner.Id).State);
    }

    [Fact]
    public async Task The_line_says_sent_when_the_mail_is_out()
    {
        await AtAsync(MondayAtEight);
        await RunAsync<SendMailJob>();

        Assert.All(await EntriesAsync(), e => Assert.Equal((DigestState.Sent, _app.Clock.Now), (e.State, e.SentAt)));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_app.DataFolder, "mail"), "*.eml").Length);
    }

    [Fact]
    public async Task A_digest_whose_mail_failed_for_good_is_not_written_again_when_the_mail_is_tidied_away()
    {
        await AtAsync(MondayAtEight);
        await _app.InDatabaseAsync(async db =>
        {
            foreach (var entry in await db.Digests.Include(d => d.Mail).ToListAsync())
            {
                entry.Mail!.Claim(_app.Clock.Now, _app.Clock.Now.AddMinutes(5));
                entry.Mail.GiveUp(MailFault.AddressRefused, "550 5.1.1", _app.Clock.Now);
                entry.Follow(entry.Mail);
            }
            return await db.SaveChangesAsync();
        });

        _app.Clock.Set(MondayAtEight.AddDays(91));
        await RunAsync<TidyUpJob>();
        await RunAsync<SendDigestsJob>();

        Assert.All((await EntriesAsync()).Where(e => e.Window == "2026-W10"), e => Assert.Equal((DigestState.Failed, null), (e.State, e.MailId)));
        Assert.DoesNotContain(await _app.InDatabaseAsync(db => db.Mails.ToListAsync()), m => m.Key.Contains("2026-W10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Weeks_missed_while_nothing_ran_are_made_up_for_in_one_digest_that_says_so()
    {
        await AtAsync(MondayAtEight);
        await _app.ShareAsync("Later", topic: "Cards");

        await AtAsync(MondayAtEight.AddDays(22));

        var owner = await _app.PersonAsync("owner");
        var entries = (await EntriesAsync()).Where(e => e.PersonId == owner.Id).ToList();
        Assert.Equal([("2026-W10", Day(1)), ("2026-W13", Day(8))], entries.Select(e => (e.Window, e.From)));
        Assert.StartsWith("IdeaLab, semanas 11 a 13: ", entries[1].Subject);
        Assert.Contains("9 mar 2026", (await _app.InDatabaseAsync(db => db.Mails.SingleAsync(m => m.Id == entries[1].MailId))).TextBody);

        // Monday in Madrid begins an hour before that of Greenwich.
        static DateTime Day(int sunday) => new(2026, 3, sunday, 23, 0, 0, DateTimeKind.Utc);
    }

    [Fact]
    public async Task Who_stopped_it_or_has_nothing_to_read_is_skipped_with_the_reason()
    {
        await _app.InDatabaseAsync(async db =>
        {
            var people = await PeopleAsync(db);
            people["lead"].ReceiveDigest(false);
            foreach (var topic in await db.Topics.Include(t => t.Owners).ToListAsync()) topic.GiveTo([]);
            return await db.SaveChangesAsync();
        });

        await AtAsync(MondayAtEight);

        Assert.Equal([DigestSkip.NothingOwned, DigestSkip.Declined], (await EntriesAsync()).OrderBy(e => e.PersonId).Select(e => e.SkippedBecause!.Value));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Mails.CountAsync()));
    }

    private static IReadOnlyList<DigestLine> Lines(WeeklyDigest digest, DigestPart part) => digest.Sections.Single(s => s.Part == part).Lines;

    private async Task AtAsync(DateTimeOffset now)
    {
        _app.Clock.Set(now);
        await RunAsync<SendDigestsJob>();
    }

    private async Task<int> RunAsync<TJob>() where TJob : ILabJob
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(default);
    }

    private async Task<(DigestEntry Entry, WeeklyDigest Digest)> DigestOfAsync(string who)
    {
        var person = await _app.PersonAsync(who);
        var entry = (await EntriesAsync()).Single(e => e.PersonId == person.Id);
        return (entry, DigestDesk.ContentOf(entry)!);
    }

    private Task<List<DigestEntry>> EntriesAsync() => _app.InDatabaseAsync(db => db.Digests.Include(e => e.Content).OrderBy(e => e.Id).ToListAsync());

    private static Task<Dictionary<string, Person>> PeopleAsync(Web.Data.IdeaLabDb db) =>
        db.Users.Include(a => a.Person).ToDictionaryAsync(a => a.Email!.Substring(0, a.Email!.IndexOf('@')), a => a.Person);
}
