using IdeaLab.Domain.Digests;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>The sentences of a digest, the same in its mail, its plain text and its page.</summary>
public static class DigestTexts
{
    /// <summary>"IdeaLab, week 46: 37 new ideas, 4 moved, 12 wait for an answer".</summary>
    public static string DigestSubject(this IStringLocalizer<Text> text, string lab, WeeklyDigest digest) =>
        text["Digest.Subject", lab, WeekNumber(digest), text.DigestSummary(digest)];

    public static string DigestSummary(this IStringLocalizer<Text> text, WeeklyDigest digest)
    {
        (string Key, int Count)[] counts =
            [("Digest.Warnings", digest.Warned.Total), ("Digest.NewIdeas", digest.New.Total), ("Digest.Moves", digest.Moved.Total), ("Digest.Waits", digest.Waiting.Total), ("Digest.Debates", digest.Discussed.Total)];
        return string.Join(", ", counts.Where(c => c.Count > 0).Select(c => text.Amount(c.Key, c.Count)).DefaultIfEmpty(text["Digest.Quiet"]));
    }

    /// <summary>"Monday to Sunday", as days of the reader's zone.</summary>
    public static string DigestDays(this IStringLocalizer<Text> text, DateTime from, DateTime until, TimeZoneInfo zone) =>
        (text.Day(from, zone), text.Day(until.AddTicks(-1), zone)) is var (first, last) && first == last ? first : text["Digest.Days", first, last];

    public static int WeekNumber(this WeeklyDigest digest) => int.Parse(digest.Window.AsSpan(6));

    public static string Note(this IStringLocalizer<Text> text, WarnedLine line, TimeZoneInfo zone) => Joined(
        line.Idea.Topic, text.Word(line.Label), string.Join("; ", line.Numbers.Select(text.Number)), text["Digest.WarnedAt", text.Moment(line.Hour, zone)]);

    public static string Note(this IStringLocalizer<Text> text, NewLine line, WeeklyDigest digest) => Joined(
        line.Idea.Topic, line.Author,
        line.Support > 0 ? text.Amount("Digest.Support", line.Support) : null,
        line.Comments > 0 ? text.Amount("Digest.Comments", line.Comments) : null,
        line.Place is { } place ? text[digest.IsOfAllTopics ? "Digest.EntersAt" : "Digest.EntersTopicAt", place].Value : null,
        line.Reasons is { Terms.Sum: > 0 } reasons ? text.Reasons(reasons) : null);

    public static string Note(this IStringLocalizer<Text> text, MovedLine line)
    {
        string[] events =
        [
            .. line.Votes > 0 ? [text.Amount("Digest.NewVotes", line.Votes)] : Array.Empty<string>(),
            .. line.Comments > 0 ? [text.Amount("Digest.NewComments", line.Comments)] : Array.Empty<string>(),
            .. line.Follows > 0 ? [text.Amount("Digest.NewFollows", line.Follows)] : Array.Empty<string>(),
        ];
        var why = events.Length > 0 ? text["Digest.Because", text.Listed(events)].Value
            : line.Now < line.Before ? text["Digest.OthersFell"].Value
            : line.PassedByNew > 0 ? text.Amount("Digest.PassedByNew", line.PassedByNew)
            : text["Digest.Overtaken"].Value;
        var worth = line.Reasons is { } reasons ? $"{text.Reasons(reasons)} {text["Digest.WorthBefore", RankTexts.Hundredths(line.WorthBefore)]}"
            : text["Digest.Worth", TimeTexts.FreshVotes(line.WorthNow), TimeTexts.FreshVotes(line.WorthBefore)].Value;
        return Joined(line.Idea.Topic, $"{why} {worth}");
    }

    /// <summary>"from 7 to 3".</summary>
    public static string Places(this IStringLocalizer<Text> text, MovedLine line) => text[line.Now < line.Before ? "Digest.Up" : "Digest.Down", line.Before, line.Now];

    public static string Note(this IStringLocalizer<Text> text, WaitingLine line, DateTime at) => Joined(
        line.Idea.Topic,
        line.Support > 0 ? text.Amount("Digest.Support", line.Support) : null,
        (at - line.Since).TotalDays is var days && days < 730 ? text.Amount("Digest.WaitsDays", Math.Max(1, (int)days)) : text.Amount("Digest.WaitsYears", (int)(days / 365.25)));

    public static string Note(this IStringLocalizer<Text> text, DiscussedLine line) => Joined(
        line.Idea.Topic,
        text["Digest.CommentsBy", text.Amount("Digest.NewComments", line.Comments), text.Amount("Digest.People", line.People)],
        line.Questions > 0 ? text.Amount("Digest.Questions", line.Questions) : null,
        line.Concerns > 0 ? text.Amount("Digest.Concerns", line.Concerns) : null);

    /// <summary>"8 of 37", where not all are shown.</summary>
    public static string? Shown<TLine>(this IStringLocalizer<Text> text, DigestSection<TLine> section) =>
        section.Total > section.Lines.Count ? text["Digest.Shown", section.Lines.Count, section.Total].Value : null;

    /// <summary>"one, two and three".</summary>
    public static string Listed(this IStringLocalizer<Text> text, IReadOnlyList<string> parts) =>
        parts.Count > 1 ? text["Digest.And", string.Join(", ", parts.SkipLast(1)), parts[^1]] : parts[0];

    private static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
