using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Moderation;

/// <summary>What a rule keeps back until staff look.</summary>
public sealed class WithholdingTests
{
    private static readonly DateTime Noon = Cast.Noon;
    private static readonly Screening Doubtful = Screening.Of([new(ScreeningRule.Links, 40), new(ScreeningRule.Shouting, 0), new(ScreeningRule.AccountAge, 20)]);
    private static readonly PromiseTerms Terms = new(new WorkingCalendar(TimeZoneInfo.Utc, []), 5);
    private readonly Person _ruth = Cast.Staff();
    private readonly Person _carmen = Cast.Customer();
    private readonly Person _oliver = Cast.Customer("Oliver");

    [Fact]
    public void A_score_is_the_sum_of_the_rules_that_add_to_it_and_stays_as_it_stood()
    {
        Assert.Equal((60, 2), (Doubtful.Score, Doubtful.Terms.Count));
        var idea = Cast.Idea(_carmen);
        idea.Withhold(Doubtful, Noon);
        var kept = Assert.Single(idea.Withholdings);
        Assert.Equal((60, Noon, true, false), (kept.Score, kept.Since, kept.IsStanding, kept.IsByStaff));
        Assert.Equal(Doubtful.Terms, kept.Screening!.Terms);
    }

    [Fact]
    public void A_withheld_idea_exists_for_its_author_and_staff_alone_and_takes_nothing()
    {
        var idea = Cast.Idea(_carmen);
        idea.Withhold(Doubtful, Noon);
        idea.Withhold(Doubtful, Noon.AddMinutes(5));
        Assert.Single(idea.Withholdings);
        Assert.Equal([true, true, false, false], new[] { _carmen, _ruth, _oliver, null }.Select(idea.ExistsFor));
        Assert.False(idea.AcceptsVotesFrom(_carmen) || idea.AcceptsCommentsFrom(_ruth) || idea.MayAskAuthor);
        Refused("Rule.Withheld", () => idea.CastVote(_carmen, Noon));
        Refused("Rule.Withheld", () => idea.TakeStep(IdeaStatus.UnderReview, _ruth, "Why", Noon));
        Refused("Rule.Withheld", () => idea.AnswerOfficially(_ruth, "Soon.", Noon));
        Assert.Equal("Rule.Withheld", idea.WhyNotInto(Cast.Idea())!.Message);
        Assert.Equal("Rule.Withheld", Cast.Idea().WhyNotInto(idea)!.Message);
        Assert.True(idea.MayBeEditedBy(_carmen));
    }

    [Fact]
    public void Released_it_is_as_if_sent_that_moment()
    {
        var idea = Cast.Idea(_carmen);
        idea.Withhold(Doubtful, Noon);
        Assert.Null(idea.QueuedBy);
        var ended = idea.Release(_ruth, Terms, Noon.AddDays(3))!;
        Assert.Equal((Noon.AddDays(3), Trending.Quiet(Noon.AddDays(3)), false), (idea.CreatedAt, idea.TrendingScore, idea.IsWithheld));
        Assert.Equal((_ruth, Noon.AddDays(3)), (ended.EndedBy, ended.EndedAt));
        Assert.NotNull(idea.QueuedBy);
        Assert.Null(idea.Release(_ruth, Terms, Noon.AddDays(4)));
        Refused("Rule.StaffOnly", () => idea.Release(_carmen, Terms, Noon));
    }

    [Fact]
    public void What_was_seen_before_keeps_its_day_when_it_comes_back()
    {
        var idea = Cast.Idea(_carmen);
        idea.CastVote(_oliver, Noon.AddMinutes(1));
        idea.Withhold(Doubtful, Noon.AddHours(1));
        Assert.Equal(1, idea.VoteCount);
        idea.Release(_ruth, Terms, Noon.AddDays(3));
        Assert.Equal((Noon, 1), (idea.CreatedAt, idea.VoteCount));
    }

    [Fact]
    public void The_promised_time_stands_still_while_nobody_can_see_it()
    {
        var idea = Cast.Idea(_carmen);
        idea.PromiseAnswer(Terms, Noon);
        var due = idea.OpenPromise!.DueAt;
        idea.Withhold(Doubtful, Noon);
        Assert.Equal(Noon, idea.OpenPromise.PausedAt);
        idea.Release(_ruth, Terms, Noon.AddDays(7));
        Assert.Equal((due.AddDays(7), null, due.AddDays(7)), (idea.OpenPromise.DueAt, idea.OpenPromise.PausedAt, idea.QueuedBy));
    }

    [Fact]
    public void A_withheld_comment_is_not_counted_tells_nobody_and_waits_for_no_answer_until_it_is_released()
    {
        var idea = Cast.Idea(_carmen);
        var comment = Cast.Saved(idea.AddComment(_oliver, "Why not @Carmen?", Stance.Question, null, Trending.Standard, Noon));
        comment.Withhold(Doubtful, Noon);
        Assert.Equal((0, null), (idea.CommentCount, comment.AsksStaffSince));
        Assert.Equal([true, true, false, false], new[] { _oliver, _ruth, _carmen, null }.Select(comment.StandsFor));
        Assert.False(idea.HasCommentOf(_oliver));
        Refused("Rule.CommentGone", () => idea.AddComment(_oliver, "And?", Stance.None, comment, Trending.Standard, Noon));

        comment.Release(_ruth, Noon.AddHours(2));
        Assert.Equal((1, Noon.AddHours(2), Noon.AddHours(2), null), (idea.CommentCount, comment.CreatedAt, comment.AsksStaffSince, comment.ToldAt));
    }

    [Fact]
    public void A_withheld_comment_that_its_author_deletes_is_counted_no_second_time()
    {
        var idea = Cast.Idea(_carmen);
        var comment = Cast.Saved(idea.AddComment(_oliver, "Buy here", Stance.None, null, Trending.Standard, Noon));
        comment.Withhold(Doubtful, Noon);
        idea.DeleteComment(comment, _oliver, Noon);
        Assert.Equal(0, idea.CommentCount);
        comment.Release(_ruth, Noon.AddHours(2));
        Assert.Equal(0, idea.CommentCount);
    }

    [Fact]
    public void An_idea_that_is_released_after_its_challenge_has_ended_leaves_it_and_the_row_says_so()
    {
        var owner = Cast.Staff(Roles.Owner);
        var challenge = Cast.Saved(new Challenge(new("Paper?", "", DateOnly.FromDateTime(Noon), DateOnly.FromDateTime(Noon.AddDays(1)), Audience.Everyone, [], "", owner, null), owner, TimeZoneInfo.Utc, Noon.AddDays(-1)));
        var idea = Cast.Saved(new Idea(_carmen, "Print on both sides", "Always.", Cast.Topic(), Audience.Everyone, Noon, challenge));
        idea.Withhold(Doubtful, Noon);
        Assert.False(idea.IsLateForChallenge(Noon.AddHours(1)));
        Assert.True(idea.IsLateForChallenge(Noon.AddDays(5)));
        var ended = idea.Release(_ruth, Terms, Noon.AddDays(5))!;
        Assert.Equal((null, challenge.Id), (idea.ChallengeId, ended.LeftChallengeId));
        Assert.True(idea.AcceptsVotesFrom(_oliver));
    }

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleViolation>(act).Message);
}
