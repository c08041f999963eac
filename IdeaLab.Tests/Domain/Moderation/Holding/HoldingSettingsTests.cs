using IdeaLab.Domain;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Moderation.Holding;

public sealed class HoldingSettingsTests
{
    private static readonly Post Plain = new("Freeze a lost card", "From the lock screen, without signing in.");

    private static readonly Post Spam = Plain with { Text = "Our casino wins", Links = 4, AccountAge = TimeSpan.FromDays(100) };

    private readonly HoldingSettings _settings = new();

    [Fact]
    public void A_plain_text_of_a_new_member_goes_through_however_fast_it_came()
    {
        var screening = _settings.Screen(Plain with { TypingTime = TimeSpan.Zero });
        Assert.Equal([new(ScreeningRule.AccountAge, 20), new(ScreeningRule.TypingTime, 30)], screening.Terms);
        Assert.False(_settings.Withholds(screening));
    }

    [Fact]
    public void Every_rule_says_its_points_and_their_sum_holds()
    {
        var screening = _settings.Screen(Spam);
        Assert.Equal([new(ScreeningRule.Links, 50), new(ScreeningRule.ListedWords, 35)], screening.Terms);
        Assert.True(_settings.Withholds(screening));
    }

    [Fact]
    public void Four_links_on_the_first_day_are_held_and_a_week_later_they_are_not()
    {
        Assert.True(_settings.Withholds(_settings.Screen(Plain with { Links = 4 })));
        Assert.False(_settings.Withholds(_settings.Screen(Plain with { Links = 4, AccountAge = TimeSpan.FromDays(7) })));
    }

    [Fact]
    public void The_hidden_field_is_enough_alone_for_everybody() =>
        Assert.True(_settings.Withholds(_settings.Screen(Plain with { FilledHoneypot = true, AccountAge = TimeSpan.FromDays(900), AcceptedPosts = 50 })));

    [Fact]
    public void Who_has_long_taken_part_is_held_by_hard_rules_alone()
    {
        var known = Spam with { AcceptedPosts = 5 };
        Assert.Equal([new(ScreeningRule.ListedWords, 35)], _settings.Screen(known).Terms);
        Assert.NotEqual([new(ScreeningRule.ListedWords, 35)], _settings.Screen(known with { AcceptedPosts = 4 }).Terms);
        Assert.NotEqual([new(ScreeningRule.ListedWords, 35)], _settings.Screen(known with { AccountAge = TimeSpan.FromDays(6) }).Terms);
    }

    [Fact]
    public void Staff_are_never_held_and_nobody_is_when_it_is_off()
    {
        Assert.True(_settings.Concerns(Cast.Customer()));
        Assert.False(_settings.Concerns(Cast.Staff()));
        Assert.False(_settings.Concerns(Cast.Staff(Roles.Admin)));

        _settings.Hold(posts: false, 70, HoldingWeights.Usual);
        Assert.False(_settings.Concerns(Cast.Customer()));
        Assert.False(_settings.Withholds(Screening.Of([new(ScreeningRule.Honeypot, 100)])));
    }

    [Fact]
    public void A_weight_of_nothing_switches_a_rule_off()
    {
        _settings.Hold(posts: true, 1, HoldingWeights.Usual with { Links = 0, ListedWords = 0 });
        Assert.Empty(_settings.Screen(Spam).Terms);
    }

    [Fact]
    public void Words_are_kept_one_a_line_and_counted_on_both_lists_whatever_the_language()
    {
        _settings.List("  Roulette \r\n\r\n free  spins ", "tragaperras");
        Assert.Equal(("Roulette\nfree  spins", "tragaperras"), (_settings.EnglishWords, _settings.SpanishWords));
        Assert.Equal([new(ScreeningRule.ListedWords, 70)], _settings.Screen(new Post("Las Tragaperras", "free spins") { AccountAge = TimeSpan.FromDays(30) }).Terms);
    }

    [Theory]
    [InlineData(0, 50, "Rule.HoldingThreshold")]
    [InlineData(501, 50, "Rule.HoldingThreshold")]
    [InlineData(70, -1, "Rule.HoldingWeight")]
    [InlineData(70, 101, "Rule.HoldingWeight")]
    public void Numbers_outside_their_limits_are_refused_and_change_nothing(int threshold, int links, string rule)
    {
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => _settings.Hold(posts: false, threshold, HoldingWeights.Usual with { Links = links })).Message);
        Assert.Equal((true, 70, HoldingWeights.Usual), (_settings.HoldsPosts, _settings.Threshold, _settings.Weights));
    }

    [Theory]
    [InlineData(-1, 5, "Rule.HoldingYoungDays")]
    [InlineData(366, 5, "Rule.HoldingYoungDays")]
    [InlineData(7, 101, "Rule.HoldingTrustedPosts")]
    public void Trust_has_its_limits_too(int days, int posts, string rule) => Assert.Equal(rule, Assert.Throws<RuleViolation>(() => _settings.Trust(days, posts)).Message);

    [Fact]
    public void The_shipped_lists_can_be_saved_as_they_are()
    {
        _settings.List(_settings.EnglishWords, _settings.SpanishWords);
        Assert.Equal(1, _settings.Version);
    }
}
