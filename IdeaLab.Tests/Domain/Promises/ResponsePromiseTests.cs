using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Settings;

namespace IdeaLab.Tests.Domain.Promises;

public sealed class ResponsePromiseTests
{
    private static readonly WorkingCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"), []);
    private static readonly PromiseTerms Terms = new(Calendar, 10);
    private readonly Idea _idea = Cast.Idea();

    [Fact]
    public void A_new_idea_is_promised_an_answer_and_queued_by_its_date()
    {
        _idea.PromiseAnswer(Terms, Cast.Noon);
        _idea.PromiseAnswer(Terms with { WorkingDays = 1 }, Cast.Noon);

        var promise = Assert.Single(_idea.Promises);
        Assert.Equal(Calendar.EndAfter(Cast.Noon, 10), promise.DueAt);
        Assert.Equal(promise.DueAt, _idea.QueuedBy);
    }

    [Fact]
    public void An_imported_idea_is_promised_nothing_and_queued_after_all_that_is()
    {
        var imported = Idea.Imported(Cast.Customer(), "Clean streets", "", Cast.Topic(), 5, Trending.Standard, Cast.Noon.AddYears(-10), "town", "1");
        imported.PromiseAnswer(Terms, Cast.Noon);

        Assert.Empty(imported.Promises);
        Assert.True(imported.QueuedBy > Calendar.EndAfter(Cast.Noon, AnswerWithinDaysMax));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void The_first_answer_settles_it_kept_until_its_last_working_day(int workingDays, bool isKept)
    {
        _idea.PromiseAnswer(Terms, Cast.Noon);
        _idea.AnswerOfficially(Cast.Staff(), "Yes.", Calendar.EndAfter(Cast.Noon, workingDays).AddTicks(-1));

        var promise = Assert.Single(_idea.Promises);
        Assert.Equal((false, isKept), (promise.IsOpen, promise.SettledAt < promise.DueAt));
        Assert.Null(_idea.QueuedBy);
    }

    [Fact]
    public void A_decision_with_its_reason_settles_it_and_a_step_before_does_not()
    {
        _idea.PromiseAnswer(Terms, Cast.Noon);
        _idea.TakeStep(IdeaStatus.UnderReview, Cast.Staff(), "We look at it.", Cast.Noon);
        Assert.NotNull(_idea.OpenPromise);

        _idea.TakeStep(IdeaStatus.Declined, Cast.Staff(), "The law forbids it.", Cast.Noon, new Reopening("Something changes."));
        Assert.Equal(Cast.Noon, _idea.Promises[0].SettledAt);
        Assert.Null(_idea.QueuedBy);
    }

    [Fact]
    public void The_author_may_say_once_that_an_answer_was_none_and_is_promised_another()
    {
        _idea.PromiseAnswer(Terms, Cast.Noon);
        Assert.Throws<RuleViolation>(() => _idea.RefuseAnswer(_idea.Author, Terms, Cast.Noon));
        _idea.AnswerOfficially(Cast.Staff(), "We thank you.", Cast.Noon.AddDays(1));
        Assert.Throws<RuleViolation>(() => _idea.RefuseAnswer(Cast.Customer(), Terms, Cast.Noon));

        _idea.RefuseAnswer(_idea.Author, Terms, Cast.Noon.AddDays(2));
        Assert.Equal(Calendar.EndAfter(Cast.Noon.AddDays(2), 10), _idea.QueuedBy);
        _idea.TakeStep(IdeaStatus.Planned, Cast.Staff(), "It fits.", Cast.Noon.AddDays(3));
        Assert.NotNull(_idea.OpenPromise);

        _idea.AnswerOfficially(Cast.Staff(), "Yes, in May.", Cast.Noon.AddDays(3));
        Assert.Equal([Cast.Noon.AddDays(1), Cast.Noon.AddDays(3)], _idea.Promises.Select(promise => promise.SettledAt));
        Assert.False(_idea.MayBeRefusedBy(_idea.Author));
    }

    private const int AnswerWithinDaysMax = LabSettings.AnswerWithinDaysMax;
}
