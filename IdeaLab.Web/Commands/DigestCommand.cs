using System.CommandLine;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Digests;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Commands;

/// <summary>Writes and sends one weekly digest through the same ledger as the job, so that it goes out once whoever asks and however often.</summary>
internal static class DigestCommand
{
    public static Command Create(IServiceProvider services)
    {
        var week = new Option<string>("--week") { Description = "The week, such as 2025-W46.", Required = true };
        var to = new Option<string>("--to") { Description = "The address of an owner or lead.", Required = true };
        var command = new Command("digest", "Send the digest of a week to one owner or lead.") { week, to };
        command.SetAction((parsed, ct) => CommandLine.PreparedAsync(services, scope => SendAsync(scope, parsed.GetRequiredValue(week), parsed.GetRequiredValue(to), ct)));
        return command;
    }

    private static async Task<int> SendAsync(IServiceProvider services, string week, string address, CancellationToken ct)
    {
        var db = services.GetRequiredService<IdeaLabDb>();
        var normalized = address.ToUpperInvariant();
        if (await db.Users.Where(a => a.NormalizedEmail == normalized).Select(a => a.Person).SingleOrDefaultAsync(ct) is not { } reader) return Refuse($"Nobody here has the address {address}.");
        if (!reader.OwnsTopics()) return Refuse($"{reader.Name} is neither owner nor lead; digests are for them.");
        if (!DigestWindow.TryParseWeek(week, TimeZones.Named(reader.TimeZone), out var window)) return Refuse($"\"{week}\" is no week. Write it as 2025-W46.");
        if (window.Until > services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime) return Refuse($"Week {week} is not over yet.");

        if (services.GetRequiredService<IConfiguration>()["Site:Address"] is null)
            await Console.Error.WriteLineAsync($"Its links lead to {services.GetRequiredService<SiteAddress>().Value}. Set Site:Address when people reach the lab elsewhere.");

        var desk = services.GetRequiredService<DigestDesk>();
        var opened = await desk.OpenAsync(reader.Id, DigestKind.Weekly, window, ct);
        var isNew = await desk.ComposeAsync([opened.Id], ct) > 0;
        var entry = await db.Digests.AsNoTracking().Include(d => d.Mail).SingleAsync(d => d.Id == opened.Id, ct);

        using var _ = Languages.Speaking(reader.Language);
        var text = services.GetRequiredService<IStringLocalizer<Text>>();
        Print(entry, text, TimeZones.Named(reader.TimeZone));
        return await DeliverAsync(services, entry, isNew, ct);
    }

    private static void Print(DigestEntry entry, IStringLocalizer<Text> text, TimeZoneInfo zone)
    {
        if (DigestDesk.ContentOf(entry) is not { } digest) return;
        Console.WriteLine(entry.Subject);
        foreach (var section in digest.Sections)
        {
            Console.WriteLine($"\n{text.Heading(digest, section)}{(text.Shown(section) is { } shown ? $" ({shown})" : "")}");
            foreach (var line in section.Lines) Console.WriteLine($"  - {line.Title}: {text.Why(line, digest, zone)}");
        }
        Console.WriteLine();
    }

    private static async Task<int> DeliverAsync(IServiceProvider services, DigestEntry entry, bool isNew, CancellationToken ct)
    {
        var text = services.GetRequiredService<IStringLocalizer<Text>>();
        switch (entry.State)
        {
            case DigestState.Skipped:
                Console.WriteLine($"Not sent. {text.Word(entry.SkippedBecause!.Value)}");
                return 0;
            case DigestState.Sent:
                Console.WriteLine($"It was sent already, at {entry.SentAt:u}. It is not sent twice.");
                return 0;
            case DigestState.Failed:
                return Refuse($"It could not be {(entry.ComposedAt is null ? "written" : "sent")}. {entry.Fault ?? (entry.Mail?.LastFault is { } why ? text.Word(why).Value : "")}");
            case not DigestState.Queued:
                return Refuse("Another process is writing it just now.");
        }

        var (gone, fault) = await services.GetRequiredService<MailSender>().SendAsync(entry.MailId!.Value, ct);
        if (fault is { } final && final.Consequence() == MailConsequence.GiveUp) return Refuse($"It could not be sent. {text.Word(final)}");
        if (gone) Console.WriteLine($"Sent to {entry.Mail!.Address} through {services.GetRequiredService<IMailTransport>().Destination}.");
        else Console.WriteLine(isNew && fault is { } kept ? $"It waits in the queue. {text.Word(kept)}" : "It waits in the queue and goes out in its turn.");
        return 0;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
