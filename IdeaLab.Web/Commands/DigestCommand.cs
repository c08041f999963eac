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
        var command = new Command("digest", "Send the digest of a week to one owner or lead, whose next digest then begins where it ends. Exit code 0 when it is sent or was sent before, 1 when it is not.") { week, to };
        command.SetAction((parsed, ct) => CommandLine.PreparedAsync(services, scope => SendAsync(scope, parsed.InvocationConfiguration, parsed.GetRequiredValue(week), parsed.GetRequiredValue(to), ct)));
        return command;
    }

    private static async Task<int> SendAsync(IServiceProvider services, InvocationConfiguration to, string week, string address, CancellationToken ct)
    {
        var db = services.GetRequiredService<IdeaLabDb>();
        var normalized = address.ToUpperInvariant();
        if (await db.Users.Where(a => a.NormalizedEmail == normalized).Select(a => a.Person).SingleOrDefaultAsync(ct) is not { } reader) return to.Refuse($"Nobody here has the address {address}.");
        if (!reader.OwnsTopics()) return to.Refuse($"{reader.Name} is neither owner nor lead; digests are for them.");
        if (!DigestWindow.TryParseWeek(week, TimeZones.Named(reader.TimeZone), out var window)) return to.Refuse($"\"{week}\" is no week. Write it as 2025-W46.");
        if (window.Until > services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime) return to.Refuse($"Week {week} is not over yet.");

        if (services.GetRequiredService<IConfiguration>()["Site:Address"] is null)
            await to.Error.WriteLineAsync($"Its links lead to {services.GetRequiredService<SiteAddress>().Value}. Set Site:Address when people reach the lab elsewhere.");

        var desk = services.GetRequiredService<DigestDesk>();
        var opened = await desk.OpenAsync(reader.Id, DigestKind.Weekly, window, ct);
        var isNew = await desk.ComposeAsync([opened.Id], ct) > 0;
        var entry = await db.Digests.AsNoTracking().Include(d => d.Mail).Include(d => d.Content).SingleAsync(d => d.Id == opened.Id, ct);

        using (Languages.Speaking(reader.Language)) Print(entry, to.Output, services.GetRequiredService<IStringLocalizer<Text>>(), TimeZones.Named(reader.TimeZone));
        return await DeliverAsync(services, to, entry, isNew, ct);
    }

    private static void Print(DigestEntry entry, TextWriter output, IStringLocalizer<Text> text, TimeZoneInfo zone)
    {
        if (DigestDesk.ContentOf(entry) is not { } digest) return;
        output.WriteLine(entry.Subject);
        foreach (var section in digest.Sections)
        {
            output.WriteLine($"\n{text.Heading(digest, section)}{(text.Shown(section) is { } shown ? $" ({shown})" : "")}");
            foreach (var line in section.Lines) output.WriteLine($"  - {line.Title}: {text.Why(line, digest, zone)}");
        }
        output.WriteLine();
    }

    private static async Task<int> DeliverAsync(IServiceProvider services, InvocationConfiguration to, DigestEntry entry, bool isNew, CancellationToken ct)
    {
        var text = services.GetRequiredService<IStringLocalizer<Text>>();
        switch (entry.State)
        {
            case DigestState.Skipped:
                return to.Refuse($"Not sent. {text.Word(entry.SkippedBecause!.Value)}");
            case DigestState.Sent:
                to.Output.WriteLine($"It was sent already, at {entry.SentAt:u}. It is not sent twice.");
                return 0;
            case DigestState.Failed:
                return to.Refuse($"It could not be {(entry.ComposedAt is null ? "written" : "sent")}. {entry.Fault ?? (entry.Mail?.LastFault is { } why ? text.Word(why).Value : "")}");
            case not DigestState.Queued:
                return to.Refuse("Another process is writing it just now.");
        }

        var (gone, fault) = await services.GetRequiredService<MailSender>().SendAsync(entry.MailId!.Value, ct);
        if (fault is { } final && final.Consequence() == MailConsequence.GiveUp) return to.Refuse($"It could not be sent. {text.Word(final)}");
        if (!gone) return to.Refuse(isNew && fault is { } kept ? $"It waits in the queue. {text.Word(kept)}" : "It waits in the queue and goes out in its turn.");
        to.Output.WriteLine($"Sent to {entry.Mail!.Address} through {services.GetRequiredService<IMailTransport>().Destination}.");
        return 0;
    }

    private static int Refuse(this InvocationConfiguration to, string sentence)
    {
        to.Error.WriteLine(sentence);
        return 1;
    }
}
