using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Lessons;

public sealed class LessonTests
{
    private static readonly LessonText Text = new("It took long.", "Nobody asked.", "Ask first.");

    private readonly Idea _idea = Cast.Idea();
    private readonly Person _staff = Cast.Staff();

    [Fact]
    public void The_next_time_has_half_of_the_room() =>
        Assert.Equal(LessonText.HappenedMaxLength + LessonText.LearnedMaxLength, LessonText.NextTimeMaxLength);

    [Fact]
    public void Only_what_came_to_an_end_teaches_and_only_staff_say_what()
    {
        Assert.Equal("Rule.Lesson", Refusal(() => _idea.WriteLesson(_staff, Text, Cast.Noon)));
        Decline();
        Assert.Equal("Rule.Lesson", Refusal(() => _idea.WriteLesson(_idea.Author, Text, Cast.Noon)));
        Assert.Equal("Rule.Lesson", Refusal(() => _idea.WaiveLesson(_idea.Author, Cast.Noon)));

        var lesson = _idea.WriteLesson(_staff, new(" It took long.\n", " Nobody asked.", "Ask first. "), Cast.Noon.AddDays(1));
        Assert.Equal((Text, 1, Cast.Noon.AddDays(1)), (lesson.Text, lesson.Version, lesson.WrittenAt));
        Assert.Equal("Rule.Lesson", Refusal(() => _idea.WriteLesson(_staff, Text, Cast.Noon)));
    }

    [Theory]
    [InlineData("", "b", "c", "Rule.LessonHappened")]
    [InlineData("a", " \n", "c", "Rule.LessonLearned")]
    [InlineData("a", "b", "", "Rule.LessonNextTime")]
    public void Each_part_says_something(string happened, string learned, string nextTime, string rule)
    {
        Decline();
        Assert.Equal(rule, Refusal(() => _idea.WriteLesson(_staff, new(happened, learned, nextTime), Cast.Noon)));
        Assert.NotNull(_idea.LessonDueSince);
    }

    [Fact]
    public void No_part_takes_more_than_its_room()
    {
        Decline();
        Assert.Equal("Rule.LessonHappened", Refusal(() => _idea.WriteLesson(_staff, Text with { Happened = new('x', LessonText.HappenedMaxLength + 1) }, Cast.Noon)));
        Assert.Equal("Rule.LessonNextTime", Refusal(() => _idea.WriteLesson(_staff, Text with { NextTime = new('x', LessonText.NextTimeMaxLength + 1) }, Cast.Noon)));
        _idea.WriteLesson(_staff, Text with { NextTime = new('x', LessonText.NextTimeMaxLength) }, Cast.Noon);
    }

    [Fact]
    public void A_lesson_is_owed_from_the_end_on_until_it_is_written()
    {
        Assert.Null(_idea.LessonDueSince);
        Decline();
        Assert.Equal(Cast.Noon, _idea.LessonDueSince);
        _idea.WriteLesson(_staff, Text, Cast.Noon.AddDays(1));
        Assert.Equal((null, Cast.Noon.AddDays(1)), (_idea.LessonDueSince, _idea.LessonWrittenAt));

        Reopen();
        Decline();
        Assert.Null(_idea.LessonDueSince);
    }

    [Fact]
    public void What_teaches_nothing_owes_none_before_it_ends_again()
    {
        Decline();
        _idea.WaiveLesson(_staff, Cast.Noon.AddDays(1));
        var version = _idea.Version;
        _idea.WaiveLesson(_staff, Cast.Noon.AddDays(2));
        Assert.Equal((null, Cast.Noon.AddDays(1), version), (_idea.LessonDueSince, _idea.LessonWaivedAt, _idea.Version));
        Assert.True(_idea.AcceptsLessonFrom(_staff));

        Reopen();
        Assert.Null(_idea.LessonDueSince);
        Decline();
        Assert.Equal((Cast.Noon, null), (_idea.LessonDueSince, _idea.LessonWaivedAt));
    }

    [Fact]
    public void What_goes_on_again_owes_none_and_is_not_delivered()
    {
        Deliver();
        Assert.Equal((Cast.Noon, Cast.Noon), (_idea.DeliveredAt, _idea.LessonDueSince));
        _idea.TakeStep(IdeaStatus.InProgress, _staff, "Not quite.", Cast.Noon.AddDays(1));
        Assert.Equal((null, null), (_idea.DeliveredAt, _idea.LessonDueSince));
    }

    [Fact]
    public void A_merge_and_its_undoing_are_no_end()
    {
        Deliver();
        var target = Cast.Idea();
        var merge = _idea.MergeInto(target, _staff, "The same.", Cast.Noon.AddDays(5));
        merge.Undo(_staff, "Not the same.", Cast.Noon.AddDays(6));
        Assert.Equal((IdeaStatus.Delivered, Cast.Noon, Cast.Noon), (_idea.Status, _idea.DeliveredAt, _idea.LessonDueSince));

        var open = Cast.Idea();
        open.MergeInto(target, _staff, "The same.", Cast.Noon).Undo(_staff, "Not the same.", Cast.Noon);
        Assert.Equal((null, null), (open.DeliveredAt, open.LessonDueSince));
    }

    [Fact]
    public void Every_wording_is_kept_and_the_same_one_again_is_none()
    {
        Decline();
        var lesson = _idea.WriteLesson(_staff, Text, Cast.Noon);
        var lead = Cast.Staff(Roles.Lead);
        Assert.False(lesson.Reword(lead, Text with { Learned = " Nobody asked. " }, Cast.Noon.AddDays(1)));
        Assert.True(lesson.Reword(lead, Text with { Learned = "Nobody knew." }, Cast.Noon.AddDays(2)));
        Assert.Equal("Rule.StaffOnly", Refusal(() => lesson.Reword(_idea.Author, Text, Cast.Noon)));

        Assert.Equal([(1, _staff, "Nobody asked."), (2, lead, "Nobody knew.")], lesson.Versions.Select(v => (v.Number, v.By, v.Learned)));
        Assert.Equal((2, "Nobody knew."), (lesson.Version, lesson.Learned));
    }

    private void Decline() => _idea.TakeStep(IdeaStatus.Declined, _staff, "Too dear.", Cast.Noon, new("It gets cheaper."));

    private void Reopen() => _idea.TakeStep(IdeaStatus.UnderReview, _staff, "It got cheaper.", Cast.Noon.AddDays(2));

    private void Deliver()
    {
        foreach (var to in (IdeaStatus[])[IdeaStatus.Planned, IdeaStatus.InProgress, IdeaStatus.Delivered]) _idea.TakeStep(to, _staff, "On.", Cast.Noon);
    }

    private static string Refusal(Action act) => Assert.Throws<RuleViolation>(act).Message;
}
