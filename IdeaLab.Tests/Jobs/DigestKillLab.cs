using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Tests.Mail;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

/// <summary>Who is owed a digest, of which kind; one who declined it is owed none.</summary>
internal sealed record Recipient(int PersonId, string Address, DigestKind Kind, bool Declines);

/// <summary>
/// A data folder with people to whom a digest is due, an SMTP server, and processes on both that are killed. Where they live it is about one in the afternoon whenever the tests run,
/// so that no window ends meanwhile. What the killed leave is finished by the same program in this process, by a clock on which all leases have run out.
/// </summary>
internal sealed class DigestKillLab : IAsyncDisposable
{
    // Longer than what a composer and a sender have.
    private static readonly TimeSpan AfterAllLeases = TimeSpan.FromMinutes(11);

    private readonly LabApp _app = new();
    private readonly SmtpListener _smtp = new();
    private readonly (string Name, string Value)[] _settings;
    private readonly string _zone = ZoneAfterNoon(Now);
    private int _people;

    public DigestKillLab()
    {
        _settings = [("Mail__From", "ideas@example.org"), ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", $"{_smtp.Port}"), ("Mail__Smtp__StartTls", "false"), ("Mail__PerDomainPerMinute", "0"), ("Site__Address", "https://ideas.example.org")];
        _app.Settings["Environment"] = "Production";
        foreach (var (name, value) in _settings) _app.Settings[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        _app.Clock.Set(TimeProvider.System.GetUtcNow());
    }

    public int Delivered => _smtp.Received.Count;

    /// <inheritdoc cref="SmtpListener.At"/>
    public Action<SmtpMoment>? At
    {
        set => _smtp.At = value;
    }

    /// <summary>Owners to whom a week is due, one of whom may have stopped it, and members to whom a day of news is.</summary>
    public Task<List<Recipient>> ExpectAsync(int owners, int members, bool oneDeclines = false) => _app.InDatabaseAsync(async db =>
    {
        var joined = Now.AddDays(-30);
        var yesterday = DigestWindow.LastDayDue(Now, TimeZoneInfo.FindSystemTimeZoneById(_zone)).From.AddHours(12);
        var author = new Person("Ruth", PersonKind.Employee, "en", _zone, joined);
        author.TakeRoles(Roles.Reviewer);
        var receiving = Enumerable.Range(0, owners).Select(_ => Join(db, joined, Roles.Owner)).Concat(Enumerable.Range(0, members).Select(_ => Join(db, joined, Roles.None))).ToList();
        if (oneDeclines) receiving[0].Person.ReceiveDigest(false);
        var topic = await db.Topics.Include(t => t.Owners).SingleOrDefaultAsync(t => t.English == "Cards") ?? new Topic("Cards", "Tarjetas");
        if (topic.Id == 0) db.Add(topic);
        db.Add(author);
        await db.SaveChangesAsync();
        topic.GiveTo([.. receiving.Take(owners).Select(a => a.Person)]);
        await db.SaveChangesAsync();

        var idea = new Idea(author, "Congelar una tarjeta perdida", "Desde la pantalla de bloqueo.", topic, Audience.Everyone, Now.AddDays(-20));
        foreach (var member in receiving.Skip(owners)) idea.StartFollowing(member.Person, Trending.Standard, Now.AddDays(-3));
        var answer = idea.AnswerOfficially(author, "Lo haremos este año.", yesterday);
        db.AddRange(idea, new Idea(author, "Una idea sin respuesta", "Espera.", topic, Audience.Everyone, Now.AddDays(-20)));
        await db.SaveChangesAsync();
        answer.Told(yesterday);
        db.AddRange(receiving.Skip(owners).Select(member => answer.OwedTo(member.PersonId, NewsKinds.Followed)));
        await db.SaveChangesAsync();
        return receiving.Select((a, n) => new Recipient(a.PersonId, a.Email!, n < owners ? DigestKind.Weekly : DigestKind.DailyNews, a.Person.DeclinesDigest)).ToList();
    });

    /// <inheritdoc cref="JobProcess"/>
    public JobProcess Start(int killAt = 0, bool eachStep = false) => new(_app.DataFolder, _settings, killAt, eachStep);

    public Task JoinAdminAsync(string email) => _app.JoinAsync(email, kind: PersonKind.Employee, roles: Roles.Admin);

    /// <summary>A site with the timetable.</summary>
    public Task<(RealSite Site, Uri Address)> StartSiteAsync(params (string Name, string Value)[] settings) => RealSite.StartAsync(_app.DataFolder, [.. _settings, .. settings]);

    public Task<T> InDatabaseAsync<T>(Func<IdeaLabDb, Task<T>> read) => _app.InDatabaseAsync(read);

    /// <summary>Kills the process at a moment of its talk with the server, counted from 1.</summary>
    public void KillAt(int moment, JobProcess process)
    {
        var moments = 0;
        _smtp.At = _ =>
        {
            if (Interlocked.Increment(ref moments) == moment) process.Kill();
        };
    }

    /// <summary>Once nobody lives any more: finishes what they left and looks at what arrived.</summary>
    /// <returns>How many mails had arrived without being marked as sent, and so arrived once more.</returns>
    public async Task<int> FinishAsync(IReadOnlyList<Recipient> recipients, string after)
    {
        _smtp.At = null;
        await _smtp.QuietAsync();
        var marked = await _app.InDatabaseAsync(db => db.Mails.Where(m => m.State == MailState.Sent).Select(m => m.MessageId).ToHashSetAsync());
        var unclear = _smtp.Received.Select(mail => mail["Message-ID"]!).Where(id => !marked.Contains(id)).ToHashSet();

        _app.Clock.Set(TimeProvider.System.GetUtcNow() + AfterAllLeases);
        await using var said = new StringWriter();
        Assert.True(await CommandLine.RunAsync(_app.Services, ["run", "SendDigests", "SendMail"], new() { Output = said, Error = said }) == 0, $"{after}: {said}");

        foreach (var recipient in recipients) await OneDigestAsync(recipient, unclear, after);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.OwedNews.CountAsync()));
        return unclear.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _smtp.Dispose();
    }

    private async Task OneDigestAsync(Recipient recipient, HashSet<string> unclear, string after)
    {
        var entries = await _app.InDatabaseAsync(db => db.Digests.Include(d => d.Mail).Where(d => d.PersonId == recipient.PersonId).AsNoTracking().ToListAsync());
        var arrived = _smtp.Received.Where(mail => mail["To"]!.Contains($"<{recipient.Address}>", StringComparison.Ordinal)).ToList();
        var seen = $"{recipient} after {after}: {string.Join(", ", entries.Select(e => $"{e.Window} {e.State} {e.SkippedBecause} {e.Fault} {e.Attempts}"))}; arrived {string.Join(", ", arrived.Select(mail => mail["Message-ID"]))}";
        Assert.True(entries is [{ } only] && only.Kind == recipient.Kind, seen);
        if (recipient.Declines)
        {
            Assert.True(entries[0] is { State: DigestState.Skipped, SkippedBecause: DigestSkip.Declined } && arrived.Count == 0, seen);
            return;
        }
        Assert.True(entries[0] is { State: DigestState.Sent, Mail.State: MailState.Sent }, seen);
        var id = entries[0].Mail!.MessageId;
        Assert.True(arrived.Count == (unclear.Contains(id) ? 2 : 1), seen);
        Assert.True(arrived.All(mail => mail["Message-ID"] == id), seen);
        // The client writes the date of the attempt and a boundary of its own; all that is read is the same.
        Assert.Single(arrived.Select(mail => string.Join('\0', mail.Subject, mail["From"], mail["List-Unsubscribe"], mail.Parts[0].Text, mail.Parts[1].Text)).Distinct());
    }

    private Account Join(IdeaLabDb db, DateTime at, Roles roles)
    {
        var email = $"person{++_people}@example.org";
        var person = new Person($"Núñez {_people}", PersonKind.Employee, "es", _zone, at);
        person.TakeRoles(roles);
        person.ReceiveNews(NewsChoices.All(MailChoice.Daily));
        return db.Add(new Account { UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, SecurityStamp = email, Person = person }).Entity;
    }

    // The signs of these zones are those of POSIX: Etc/GMT-5 is five hours ahead.
    private static string ZoneAfterNoon(DateTime now) => (13 - now.Hour) switch
    {
        > 0 and var ahead => $"Etc/GMT-{ahead}",
        0 => "UTC",
        var behind => $"Etc/GMT+{-behind}",
    };

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
}
