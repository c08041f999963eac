using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class WaitingTests
{
    private static readonly WorkingCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"), []);
    private static readonly PromiseTerms Terms = new(Calendar, 10);

    private readonly Idea _idea = Cast.Idea();
    private readonly Person _staff = Cast.Staff();

    public WaitingTests() => _idea.PromiseAnswer(Terms, Cast.Noon);

    [Fact]
    public void While_an_idea_waits_for_its_author_it_is_in_no_queue_and_its_time_stands_still()
    {
        var due = _idea.QueuedBy;
        _idea.AskAuthor(_staff, " Which cards? ", Cast.Noon.AddDays(1));
        Assert.Equal(("Which cards?", Cast.Noon.AddDays(1), null), (_idea.AuthorQuestions[0].Body, _idea.WaitingSince, _idea.QueuedBy));

        _idea.ReplyToStaff(_idea.Author, "All of them.", Terms, Cast.Noon.AddDays(1));
        Assert.Equal(("All of them.", null, due), (_idea.AuthorQuestions[0].Reply, _idea.WaitingSince, _idea.QueuedBy));
    }

    /// <summary>Asked on working day k of ten, whenever the reply comes there are 10 - k working days left from then.</summary>
    [Fact]
    public void The_reply_gives_back_exactly_the_working_days_that_were_left()
    {
        var random = new Random(20260304);
        for (var n = 0; n < 500; n++)
        {
            var idea = Cast.Idea();
            idea.PromiseAnswer(Terms, Cast.Noon);
            var asked = Cast.Noon.AddHours(random.Next(0, 24 * 13));
            var left = Calendar.DaysBetween(asked, idea.QueuedBy!.Value.AddTicks(-1));
            var replied = asked.AddHours(random.Next(0, 24 * 60));
            idea.AskAuthor(_staff, "Which cards?", asked);
            idea.ReplyToStaff(idea.Author, "All.", Terms, replied);
            Assert.Equal(Calendar.EndAfter(replied, left), idea.QueuedBy);
        }
    }

    [Fact]
    public void What_was_late_when_the_author_was_asked_stays_late()
    {
        var due = _idea.QueuedBy!.Value;
        _idea.AskAuthor(_staff, "Which cards?", due.AddDays(1));
        _idea.ReplyToStaff(_idea.Author, "All.", Terms, due.AddDays(9));
        Assert.Equal(due, _idea.QueuedBy);
    }

    [Fact]
    public void Staff_may_answer_without_the_reply_and_the_time_that_stood_still_does_not_count()
    {
        _idea.AskAuthor(_staff, "Which cards?", Cast.Noon.AddDays(1));
        _idea.AnswerOfficially(_staff, "We do it for all.", Cast.Noon.AddDays(90));
        Assert.False(_idea.AuthorQuestions[0].IsOpen);
        Assert.Null(_idea.WaitingSince);
        Assert.True(_idea.Promises[0].SettledAt < _idea.Promises[0].DueAt);
        Assert.Equal("Rule.NothingAsked", Assert.Throws<RuleViolation>(() => _idea.ReplyToStaff(_idea.Author, "Too late?", Terms, Cast.Noon.AddDays(91))).Message);
    }

    [Fact]
    public void Only_staff_ask_only_once_at_a_time_and_only_an_author_who_is_here()
    {
        Assert.Equal("Rule.StaffOnly", Refusal(() => _idea.AskAuthor(Cast.Employee(), "?", Cast.Noon)));
        Assert.Equal("Rule.AuthorQuestion", Refusal(() => _idea.AskAuthor(_staff, " ", Cast.Noon)));
        _idea.AskAuthor(_staff, "Which cards?", Cast.Noon);
        Assert.Equal("Rule.AuthorAsked", Refusal(() => _idea.AskAuthor(_staff, "And when?", Cast.Noon)));
        Assert.Equal("Rule.NothingAsked", Refusal(() => _idea.ReplyToStaff(Cast.Customer(), "All.", Terms, Cast.Noon)));

        var imported = Idea.Imported(Cast.Customer(), "Clean streets", "", Cast.Topic(), 5, Trending.Standard, Cast.Noon, "town", "1");
        Assert.Equal("Rule.AuthorNotHere", Refusal(() => imported.AskAuthor(_staff, "Which?", Cast.Noon)));
        Assert.Equal("Rule.AskOneself", Refusal(() => Cast.Idea(_staff).AskAuthor(_staff, "Which?", Cast.Noon)));
    }

    private static string Refusal(Action act) => Assert.Throws<RuleViolation>(act).Message;
}
