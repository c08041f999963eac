using System.Globalization;
using System.Resources;
using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;

namespace IdeaLab.Tests.Jobs;

public sealed class ScheduleTests
{
    [Fact]
    public void Names_are_unique() => Assert.Equal(Schedule.Jobs.Count, Schedule.Jobs.Select(job => job.Name).Distinct().Count());

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Every_job_has_its_words(string language)
    {
        var texts = new ResourceManager(typeof(Text)).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: true)!;
        Assert.All(Schedule.Jobs, job => Assert.All([$"Job.{job.Name}", $"Job.{job.Name}.About"], key => Assert.False(string.IsNullOrEmpty(texts.GetString(key)), key)));
    }

    [Fact]
    public void Slots_are_those_of_the_clock()
    {
        var five = ScheduledJob.EveryMinutes<RankIdeasJob>(5);
        var night = ScheduledJob.Nightly<RecountVotesJob>(2, 30);
        var at = new DateTime(2026, 3, 4, 2, 29, 59, 999, DateTimeKind.Utc);

        Assert.Equal(("RankIdeas", "RecountVotes"), (five.Name, night.Name));
        Assert.Equal(new DateTime(2026, 3, 4, 2, 25, 0), five.SlotAt(at));
        Assert.Equal(new DateTime(2026, 3, 3, 2, 30, 0), night.SlotAt(at));
        Assert.Equal(new DateTime(2026, 3, 4, 2, 30, 0), night.NextSlotAfter(at));
        Assert.Equal(new DateTime(2026, 3, 4, 2, 30, 0), night.SlotAt(at.AddMilliseconds(1)));
        Assert.Equal(DateTimeKind.Utc, five.SlotAt(at).Kind);
    }

    [Fact]
    public void Every_moment_is_in_one_slot_with_no_gap_and_no_overlap()
    {
        var moments = Gen.Choose(0, int.MaxValue).Select(seconds => new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seconds)).ToArbitrary();
        Prop.ForAll(moments, at => Schedule.Jobs.All(job =>
        {
            var (slot, next) = (job.SlotAt(at), job.NextSlotAfter(at));
            return slot <= at && at < next && next - slot == job.Every && job.SlotAt(slot) == slot && job.SlotAt(next) == next;
        })).QuickCheckThrowOnFailure();
    }
}
