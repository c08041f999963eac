using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class DraftKeepTests
{
    private static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);
    private readonly Draft _draft = new(new Person("Carmen", PersonKind.Customer, "es", "Europe/Madrid", Noon));
    private readonly Guid _key = Guid.NewGuid();

    [Fact]
    public void It_keeps_what_was_typed_as_it_was_typed()
    {
        _draft.Keep(_key, "  Half ", "\n- a", 7, Audience.Customers, Noon);
        Assert.Equal((_key, "  Half ", "\n- a", 7, Audience.Customers, Noon, 1), (_draft.Key, _draft.Title, _draft.Body, _draft.TopicId, _draft.Audience, _draft.SavedAt, _draft.Version));
    }

    [Fact]
    public void The_same_words_do_not_raise_its_version()
    {
        _draft.Keep(_key, "T", "B", null, Audience.Everyone, Noon);
        _draft.Keep(_key, "T", "B", null, Audience.Everyone, Noon.AddHours(1));
        Assert.Equal((1, Noon), (_draft.Version, _draft.SavedAt));
    }

    [Fact]
    public void It_keeps_for_which_challenge_it_is_written()
    {
        _draft.Keep(_key, "T", "B", null, Audience.Everyone, Noon, 5);
        _draft.Keep(_key, "T", "B", null, Audience.Everyone, Noon);
        Assert.Equal((null, 2), (_draft.ChallengeId, _draft.Version));
    }

    [Fact]
    public void Too_long_a_text_is_kept_far_beyond_what_an_idea_may_have()
    {
        _draft.Keep(_key, new string('t', 10_000), new string('b', 1_000_000), null, Audience.Everyone, Noon);
        Assert.Equal((Idea.TitleMaxLength * 4, Idea.BodyMaxLength * 4), (_draft.Title.Length, _draft.Body.Length));
    }
}
