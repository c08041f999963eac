using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Warning;

namespace IdeaLab.Tests.Mail;

/// <summary>A weekly digest with every reason there is.</summary>
public static class SampleDigest
{
    private static readonly DateTime Until = new(2025, 11, 16, 23, 0, 0, DateTimeKind.Utc);
    private static readonly PlaceReasons Place = new(new RankTerms(9.5, 1, 0.25, 0) { Cast = 14.95 }, new RankBand(2, 5), Held: 1);

    public static readonly WeeklyDigest OfEachReason = new("2025-W46", Until.AddDays(-7), Until, ["Cards", "Savings"],
    [
        Section(DigestPart.Changed, 2, ("Instant transfers at no cost", new DigestReason.Stepped(IdeaStatus.Planned, "Carmen Ibáñez")), ("A card without numbers", new DigestReason.Answered("Luis Prado"))),
        Section(DigestPart.Decide, 3, ("Split a bill among friends", new DigestReason.Scored(4, 3.75)), ("Round up and save", new DigestReason.Scored(1, null)), ("Statements in plain words", new DigestReason.LookAgain())),
        Section(DigestPart.Waiting, 12, ("Freeze a lost card from the app", new DigestReason.Overdue(Until.AddDays(-5), 318)), ("Ask before a subscription renews", new DigestReason.Unanswered(Until.AddDays(-41), 1)), ("One place for all my contracts", new DigestReason.Unanswered(Until.AddYears(-3), 27))),
        Section(DigestPart.Moved, 4,
            ("Freeze a lost card from the app", new DigestReason.Moved(12, 3, 41, 6, 2, 0, 4.2, Place)),
            ("Round up and save", new DigestReason.Moved(5, 9, 0, 0, 0, 3, 18.75, Place with { Band = null, Held = 0 })),
            ("Split a bill among friends", new DigestReason.Moved(30, 27, 0, 0, 0, 0, 2.5, new PlaceReasons(new RankTerms(1.75, 0, 0, 0) { Cast = 3 }, new RankBand(27, 27), 0))),
            ("Statements in plain words", new DigestReason.Moved(7, 8, 1, 0, 0, 0, 9.9, Place with { Held = 0 }))),
        Section(DigestPart.New, 37,
            ("Pay for parking with the watch", new DigestReason.Born("Oliver Brandt", 12, 3, 18, new PlaceReasons(new RankTerms(11.2, 1.4, 0, 0) { Cast = 13.5 }, new RankBand(14, 22), 0))),
            ("Tell me when a payment fails, and above all why, in words that somebody who has never worked in a bank can understand", new DigestReason.Born(null, 0, 0, null, null))),
        Section(DigestPart.Unseen, 2, ("Large print for the older ones among us", new DigestReason.Unseen(9, 12)), ("Sign contracts with a passkey", new DigestReason.Unseen(1, 3))),
        Section(DigestPart.Divided, 2, ("Close the counter on Fridays", new DigestReason.Contested(7, 11)), ("Pay interest on current accounts", new DigestReason.Disagreed(5, 1.62))),
        Section(DigestPart.Stuck, 1, ("Talk to a person within a minute", new DigestReason.Stuck(IdeaStatus.InProgress, Until.AddDays(-48)))),
        Section(DigestPart.Questions, 2, ("Freeze a lost card from the app", new DigestReason.Asked(3, Until.AddDays(-9))), ("Round up and save", new DigestReason.Asked(1, Until.AddDays(-2)))),
        Section(DigestPart.Warned, 1, ("Pay for parking with the watch", new DigestReason.Warned(Until.AddDays(-3).AddHours(-4), AlertLabel.PossibleCampaign, [new(EventKinds.Votes, 30, 0.4), new(EventKinds.NewVoters, 28, 0.02)]))),
        Section(DigestPart.Lessons, 2, ("A bank card for pets", new DigestReason.LessonOwed(Until.AddDays(-20))), ("Cheques by post", new DigestReason.Reopening("When the post office lowers what a letter costs."))),
        Section(DigestPart.Outcomes, 1, ("Statements by e-mail", new DigestReason.OutcomeOwed(90))),
    ]);

    /// <summary>After an outage, for a lead who reads of all topics.</summary>
    public static readonly WeeklyDigest OfThreeWeeks = new("2025-W46", Until.AddDays(-21), Until, [],
        [new(DigestPart.Divided, [new DigestLine(51, "Close the counter on Fridays", null, new DigestReason.Contested(1, 2))], 1)]);

    private static DigestSection Section(DigestPart part, int total, params (string Title, DigestReason Reason)[] lines) =>
        new(part, [.. lines.Select((line, n) => new DigestLine((int)part * 10 + n, line.Title, n % 2 == 0 ? "Cards" : "Savings", line.Reason) { Acts = ActsOf(line.Reason) })], total);

    /// <summary>What a line offers at most.</summary>
    public static IReadOnlyList<DigestAct> ActsOf(DigestReason reason) => reason switch
    {
        DigestReason.Scored => [DigestAct.Decide],
        DigestReason.Overdue or DigestReason.Unanswered or DigestReason.Born => [DigestAct.Assign, DigestAct.Ask],
        _ => [],
    };
}
