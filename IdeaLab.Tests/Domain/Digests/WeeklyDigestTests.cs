using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;

namespace IdeaLab.Tests.Domain.Digests;

public sealed class WeeklyDigestTests
{
    private static readonly DigestWindow Week = new("2026-W10", new(2026, 3, 1, 23, 0, 0, DateTimeKind.Utc), new(2026, 3, 8, 23, 0, 0, DateTimeKind.Utc), new(2026, 3, 9, 7, 0, 0, DateTimeKind.Utc));
    private static readonly DigestPart[] Parts = Enum.GetValues<DigestPart>();

    private static DigestCandidate Idea(int id, int topic = 1, int? challenge = null, double weight = 0) => new(id, $"Idea {id}", topic, challenge, weight, new DigestReason.LookAgain());

    private static WeeklyDigest Told(DigestFacts facts, bool isLead = false, params int[] topics) =>
        WeeklyDigest.Of(Week, Week.Until, new DigestRecipient(7, isLead, topics.DefaultIfEmpty(1).ToDictionary(t => t, t => $"Topic {t}")), facts);

    [Fact]
    public void A_digest_is_full_with_twenty_five_lines_of_which_every_part_has_its_share()
    {
        var facts = new DigestFacts();
        foreach (var part in Parts) facts.Add(part, 1, Enumerable.Range(1, 9).Select(id => Idea(id)));
        var digest = Told(facts);

        Assert.Equal(Parts, digest.Sections.Select(s => s.Part));
        Assert.Equal([3, .. Enumerable.Repeat(2, 11)], digest.Sections.Select(s => s.Lines.Count));
        Assert.All(digest.Sections, s => Assert.Equal(9, s.Total));
    }

    [Fact]
    public void What_others_leave_goes_to_those_who_have_more_to_say_and_no_part_has_more_than_five()
    {
        var facts = new DigestFacts();
        facts.Add(DigestPart.New, 1, Enumerable.Range(1, 9).Select(id => Idea(id, weight: id)), total: 40);
        facts.Add(DigestPart.Stuck, 1, [Idea(1)]);
        var digest = Told(facts);

        Assert.Equal([(DigestPart.New, 5, 40), (DigestPart.Stuck, 1, 1)], digest.Sections.Select(s => (s.Part, s.Lines.Count, s.Total)));
        Assert.Equal([9, 8, 7, 6, 5], digest.Sections[0].Lines.Select(l => l.IdeaId));
    }

    [Fact]
    public void No_topic_and_no_challenge_has_more_than_half_of_a_part_while_others_have_something_to_say()
    {
        var facts = new DigestFacts();
        facts.Add(DigestPart.Waiting, 1, Enumerable.Range(1, 9).Select(id => Idea(id, topic: 1, weight: 100 - id)));
        facts.Add(DigestPart.Waiting, 2, Enumerable.Range(11, 9).Select(id => Idea(id, topic: 2, challenge: 5, weight: 50 - id)));
        facts.Add(DigestPart.Stuck, 1, Enumerable.Range(1, 9).Select(id => Idea(id, weight: 100 - id)));
        var digest = Told(facts, topics: [1, 2]);

        Assert.Equal([1, 2, 3, 11, 12], digest.Sections[0].Lines.Select(l => l.IdeaId));
        Assert.Equal([1, 2, 3, 4, 5], digest.Sections[1].Lines.Select(l => l.IdeaId));
        Assert.Equal("Topic 2", digest.Sections[0].Lines[^1].Topic);
    }

    [Fact]
    public void A_line_offers_what_its_reader_can_do_straight_from_the_mail()
    {
        var facts = new DigestFacts();
        facts.Add(DigestPart.Decide, 1, [Idea(1) with { Reason = new DigestReason.Scored(3, 4) }]);
        facts.Add(DigestPart.Waiting, 1,
        [
            Idea(2, weight: 9) with { InHand = new(null, AskableId: 5) },
            Idea(3, weight: 8) with { InHand = new(null, AskableId: null) },
            Idea(4, weight: 7) with { InHand = new(AssigneeId: 3, AskableId: 5) },
            Idea(5, weight: 6) with { InHand = new(null, AskableId: 7) },
            Idea(6, weight: 5),
        ]);

        Assert.Equal(
            [[DigestAct.Decide], [DigestAct.Assign, DigestAct.Ask], [DigestAct.Assign], [DigestAct.Ask], [DigestAct.Assign], []],
            Told(facts).Sections.SelectMany(s => s.Lines).Select(l => l.Acts));
    }

    [Fact]
    public void Places_are_those_of_all_ideas_for_a_lead_and_of_the_topic_for_an_owner()
    {
        var facts = new DigestFacts();
        facts.Add(DigestPart.Moved, null, [Idea(1), Idea(2, topic: 2)]);
        facts.Add(DigestPart.Moved, 1, [Idea(3)]);
        facts.Add(DigestPart.Moved, 2, [Idea(4, topic: 2)]);

        Assert.Equal([2, 1], Told(facts, isLead: true, 1, 2).Sections.Single().Lines.Select(l => l.IdeaId));
        Assert.Equal([3], Told(facts).Sections.Single().Lines.Select(l => l.IdeaId));
    }

    [Fact]
    public void Who_has_yet_to_score_an_idea_does_not_learn_that_others_disagree()
    {
        var facts = new DigestFacts();
        facts.Add(DigestPart.Divided, 1, [Idea(1) with { HiddenFrom = [7] }, Idea(2) with { HiddenFrom = [8] }]);
        var section = Told(facts).Sections.Single();
        Assert.Equal((2, 1), (section.Lines.Single().IdeaId, section.Total));
    }

    [Fact]
    public void Nothing_found_is_nothing_said() => Assert.True(Told(new DigestFacts()).SaysNothing);

    [Fact]
    public void However_much_there_is_a_digest_is_never_longer_and_leaves_no_part_out_for_another() => Prop.ForAll(Gen.Choose(0, 12).ArrayOf(Parts.Length).ToArbitrary(), counts =>
    {
        var facts = new DigestFacts();
        foreach (var (part, count) in Parts.Zip(counts)) facts.Add(part, 1, Enumerable.Range(1, count).Select(id => Idea(id)));
        var lines = Told(facts).Sections.ToDictionary(s => s.Part, s => s.Lines.Count);
        return lines.Values.Sum() == Math.Min(WeeklyDigest.LinesAtMost, counts.Sum(count => Math.Min(count, WeeklyDigest.LinesOfPart))) && Parts.Zip(counts).All(p => p.Second == 0 || lines[p.First] >= Math.Min(2, p.Second));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_it_says_can_be_kept_and_read_again()
    {
        var facts = new DigestFacts();
        facts.Add(DigestPart.Changed, 1, [Idea(1) with { Reason = new DigestReason.Stepped(IdeaStatus.Planned, "Ruth") }]);
        facts.Add(DigestPart.Waiting, 1, [Idea(2) with { Reason = new DigestReason.Overdue(Week.From, 3), InHand = new(null, 5) }]);
        var digest = Told(facts);
        var again = JsonSerializer.Deserialize<WeeklyDigest>(JsonSerializer.Serialize(digest))!;
        Assert.Equal(Lines(digest), Lines(again));

        static IEnumerable<(DigestReason, string)> Lines(WeeklyDigest digest) => digest.Sections.SelectMany(s => s.Lines).Select(l => (l.Reason, $"{l.IdeaId} {l.Title} {string.Join(' ', l.Acts)}"));
    }
}
