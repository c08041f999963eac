using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>What became of a digest, in a sentence: above all why it was not sent.</summary>
public static class FateTexts
{
    /// <param name="entry">Its line of the ledger, with its mail.</param>
    /// <param name="stop">What holds up all mails; null while they flow.</param>
    /// <param name="intoFolder">Whether mails are written into a folder, for want of a server.</param>
    /// <param name="zone">The reader's.</param>
    public static string Fate(this IStringLocalizer<Text> text, DigestEntry entry, MailStop? stop, bool intoFolder, TimeZoneInfo zone) => entry.State switch
    {
        DigestState.Due => text["Fate.Due"],
        DigestState.Composing => text["Fate.Composing", text.Moment(entry.NextAttemptAt, zone)],
        DigestState.Queued when stop is not null => text["Fate.Stopped", text.Word(stop.Fault).Value, text.Moment(stop.NextProbeAt, zone)],
        DigestState.Queued when entry.Mail is { LastFault: { } fault, Attempts: 0 } mail => text["Fate.Held", text.Word(fault).Value, text.Moment(mail.NextAttemptAt, zone)],
        DigestState.Queued when entry.Mail is { LastFault: { } fault } mail => text["Fate.Delayed", text.Word(fault).Value, text.Moment(mail.NextAttemptAt, zone)],
        DigestState.Queued => text["Fate.Queued"],
        DigestState.Sent => text[intoFolder ? "Fate.InFolder" : "Fate.Sent"],
        DigestState.Skipped => text.Word(entry.SkippedBecause!.Value),
        DigestState.Failed when entry.CanBeWrittenAgain && entry.Attempts < DigestEntry.MaxAttempts => text["Fate.NotWritten", entry.Fault ?? "", text.Moment(entry.NextAttemptAt, zone)],
        DigestState.Failed when entry.CanBeWrittenAgain => text["Fate.GivenUp", entry.Fault ?? "", DigestEntry.MaxAttempts],
        _ => entry.Mail?.LastFault is { } last ? text.Word(last) : text["Fate.Failed"],
    };

    /// <summary>Why a week has no digest of its own.</summary>
    public static string Fate(this IStringLocalizer<Text> text, DigestAbsence absence, TimeZoneInfo zone) => absence.Why switch
    {
        DigestAbsenceReason.NotDueYet => text["Absence.NotDueYet", text.Moment(absence.Week.DueAt, zone)],
        _ => text[$"Absence.{absence.Why}", absence.With ?? ""],
    };
}
