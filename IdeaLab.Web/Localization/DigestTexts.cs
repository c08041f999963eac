using System.Globalization;
using IdeaLab.Domain.Digests;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>The sentences of a digest, the same in its mail, its plain text and its page.</summary>
public static class DigestTexts
{
    // Those worth naming in a subject, most urgent first, and the key of their count.
    private static readonly (DigestPart Part, string Key)[] InSubject =
        [(DigestPart.Decide, "Digest.Decisions"), (DigestPart.Waiting, "Digest.Waits"), (DigestPart.New, "Digest.NewIdeas"), (DigestPart.Moved, "Digest.Moves"), (DigestPart.Questions, "Digest.Asked"), (DigestPart.Warned, "Digest.Warnings")];

    /// <summary>"IdeaLab, week 46: 2 to decide, 12 wait for an answer, 37 new ideas".</summary>
    public static string DigestSubject(this IStringLocalizer<Text> text, string lab, WeeklyDigest digest) => text["Digest.Subject", lab, Lower(text.DigestTitle(digest)), text.DigestSummary(digest)];

    /// <summary>"Week 46", or "Weeks 44 to 46" where it makes up for those before; "November 2025" for a month.</summary>
    public static string DigestTitle(this IStringLocalizer<Text> text, WeeklyDigest digest)
    {
        if (DateTime.TryParseExact(digest.Window, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return Upper(month.ToString("Y", CultureInfo.CurrentCulture));
        // The first day of a zone may be the last of the week before elsewhere.
        var (begin, last) = (digest.From.AddDays(1), int.Parse(digest.Window.AsSpan(6), CultureInfo.InvariantCulture));
        var (year, first) = (ISOWeek.GetYear(begin), ISOWeek.GetWeekOfYear(begin));
        if ((digest.Until - digest.From).TotalDays < 8) return text["Digest.Title", last];
        return digest.Window.StartsWith($"{year}-", StringComparison.Ordinal) ? text["Digest.Titles", first, last] : text["Digest.Titles", $"{year}-W{first:00}", digest.Window];
    }

    public static string DigestSummary(this IStringLocalizer<Text> text, WeeklyDigest digest) =>
        string.Join(", ", InSubject.Select(part => (part.Key, Total: digest.Sections.FirstOrDefault(s => s.Part == part.Part)?.Total ?? 0)).Where(part => part.Total > 0).Take(4)
            .Select(part => text.Amount(part.Key, part.Total)).DefaultIfEmpty(text["Digest.Quiet"]));

    /// <summary>"Monday to Sunday", as days of the reader's zone.</summary>
    public static string DigestDays(this IStringLocalizer<Text> text, DateTime from, DateTime until, TimeZoneInfo zone) =>
        (text.Day(from, zone), text.Day(until.AddTicks(-1), zone)) is var (first, last) && first == last ? first : text["Digest.Days", first, last];

    public static string DigestIntro(this IStringLocalizer<Text> text, WeeklyDigest digest, TimeZoneInfo zone) => digest.IsOfAllTopics
        ? text["Digest.IntroAll", text.DigestDays(digest.From, digest.Until, zone)]
        : text["Digest.IntroTopics", text.DigestDays(digest.From, digest.Until, zone), string.Join(", ", digest.Topics.Select(Directions.SetApart))];

    /// <summary>What is open is told of a month as it stands today, long after perhaps.</summary>
    public static string Heading(this IStringLocalizer<Text> text, WeeklyDigest digest, DigestSection section) =>
        text[digest.IsOfMonth && section.Part is DigestPart.Changed or DigestPart.Decide or DigestPart.Waiting ? $"Digest.{section.Part}.OfMonth" : $"Digest.{section.Part}"];

    /// <summary>"8 of 37", where not all are shown.</summary>
    public static string? Shown(this IStringLocalizer<Text> text, DigestSection section) =>
        section.Total > section.Lines.Count ? text["Digest.Shown", section.Lines.Count, section.Total].Value : null;

    /// <summary>Why a line is here.</summary>
    /// <param name="hasBars">Whether bars beside it show the numbers that compare, so that they need not be said as well.</param>
    public static string Why(this IStringLocalizer<Text> text, DigestLine line, WeeklyDigest digest, TimeZoneInfo zone, bool hasBars = false) => Joined(SetApart(line.Topic), line.Reason switch
    {
        DigestReason.Contested or DigestReason.Unseen when hasBars => "",
        DigestReason.Stepped step => text["Digest.Why.Stepped", text.Word(step.To), step.By],
        DigestReason.Answered answer => text["Digest.Why.Answered", answer.By],
        DigestReason.Scored { Mean: { } mean } scored => text.Amount("Digest.Why.ScoredAs", scored.Scorecards, mean.ToString("0.0")),
        DigestReason.Scored scored => text.Amount("Digest.Why.Scored", scored.Scorecards),
        DigestReason.LookAgain => text["Digest.Why.LookAgain"],
        DigestReason.Overdue late => Joined(text.Votes(late.Support), text["Digest.Why.Overdue", text.Day(late.DueAt, zone)]),
        DigestReason.Unanswered waiting => Joined(text.Votes(waiting.Support), text.Waiting(waiting.Since, digest, zone)),
        DigestReason.Moved move => $"{text[move.Now < move.Before ? "Digest.Up" : "Digest.Down", move.Before, move.Now]}. {text.Cause(move)} {text.Reasons(move.Place)}{(hasBars ? "" : " " + text["Digest.WorthBefore", RankTexts.Hundredths(move.WorthBefore)])}",
        DigestReason.Born born => Joined(SetApart(born.Author), text.Votes(born.Support) ?? text["Digest.NoVotes"], born.Comments > 0 ? text.Amount("Digest.Comments", born.Comments) : null,
            born.Position is { } place ? text[digest.IsOfAllTopics ? "Digest.EntersAt" : "Digest.EntersTopicAt", place].Value : null,
            born.Place is { Terms.Sum: > 0 } reasons ? text.Reasons(reasons) : null),
        DigestReason.Unseen few => text.Amount("Digest.Why.Unseen", few.Voters, few.Viewers),
        DigestReason.Disagreed cards => text.Amount("Digest.Why.Disagreed", cards.Scorecards, cards.Spread.ToString("0.0")),
        DigestReason.Contested said => text["Digest.Why.Contested", said.Supporting, said.Concerned],
        DigestReason.Stuck stuck => text["Digest.Why.Stuck", text.Word(stuck.Status), text.Day(stuck.Since, zone)],
        DigestReason.Asked asked => text.Amount("Digest.Why.Asked", asked.Questions, text.Day(asked.Since, zone)),
        DigestReason.Warned warned => Joined(text.Word(warned.Label), hasBars ? null : string.Join("; ", warned.Numbers.Select(text.Number)), text["Digest.WarnedAt", text.Moment(warned.Hour, zone)]),
        DigestReason.LessonOwed owed => text["Digest.Why.LessonOwed", text.Day(owed.Since, zone)],
        DigestReason.Reopening declined => text["Digest.Why.Reopening", declined.When],
        DigestReason.OutcomeOwed owed => text["Digest.Why.OutcomeOwed", owed.AfterDays],
        _ => throw new InvalidOperationException($"Nothing is said of {line.Reason}."),
    });

    /// <summary>What to do next about a line.</summary>
    public static (string Words, string Path) Next(this IStringLocalizer<Text> text, DigestLine line)
    {
        var (idea, review) = ($"/ideas/{line.IdeaId}", $"/review/{line.IdeaId}");
        var (key, path) = line.Reason switch
        {
            DigestReason.Scored => ("Decide", $"{review}/decide"),
            DigestReason.LookAgain or DigestReason.Reopening => ("LookAgain", review),
            DigestReason.Overdue or DigestReason.Unanswered => ("Answer", review),
            DigestReason.Moved => ("SeeWhy", $"{idea}/why"),
            DigestReason.Born => ("TakeOn", review),
            DigestReason.Disagreed => ("Compare", $"{review}/scores"),
            DigestReason.Contested => ("ReadDebate", $"{idea}#comments"),
            DigestReason.Stuck => ("SayHow", review),
            DigestReason.Asked => ("Reply", $"{idea}#comments"),
            DigestReason.LessonOwed => ("WriteLesson", $"{review}/lesson"),
            DigestReason.OutcomeOwed owed => ("FileOutcome", $"{review}/outcome/{owed.AfterDays}"),
            _ => ("Read", idea),
        };
        return (text[$"Digest.Next.{key}"], path);
    }

    /// <summary>"one, two and three".</summary>
    public static string Listed(this IStringLocalizer<Text> text, IReadOnlyList<string> parts) =>
        parts.Count > 1 ? text["Digest.And", string.Join(", ", parts.SkipLast(1)), parts[^1]] : parts[0];

    private static string Cause(this IStringLocalizer<Text> text, DigestReason.Moved move)
    {
        string[] events =
        [
            .. move.Votes > 0 ? [text.Amount("Digest.NewVotes", move.Votes)] : Array.Empty<string>(),
            .. move.Comments > 0 ? [text.Amount("Digest.NewComments", move.Comments)] : Array.Empty<string>(),
            .. move.Follows > 0 ? [text.Amount("Digest.NewFollows", move.Follows)] : Array.Empty<string>(),
        ];
        return events.Length > 0 ? text["Digest.Because", text.Listed(events)]
            : move.Now < move.Before ? text["Digest.OthersFell"]
            : move.PassedByNew > 0 ? text.Amount("Digest.PassedByNew", move.PassedByNew)
            : text["Digest.Overtaken"];
    }

    private static string? Votes(this IStringLocalizer<Text> text, int support) => support > 0 ? text.Amount("Digest.Support", support) : null;

    private static string Waiting(this IStringLocalizer<Text> text, DateTime since, WeeklyDigest digest, TimeZoneInfo zone) =>
        digest.IsOfMonth ? text["Digest.WaitsSince", text.Day(since, zone)] : text.Amount("Digest.WaitsDays", Math.Max(1, (int)(digest.Until - since).TotalDays));

    private static string Upper(string title) => char.ToUpper(title[0], CultureInfo.CurrentCulture) + title[1..];

    private static string Lower(string title) => char.ToLower(title[0], CultureInfo.CurrentCulture) + title[1..];

    private static string? SetApart(string? written) => written is null ? null : Directions.SetApart(written);

    private static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
