using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.People;

public sealed class NewsChoicesTests
{
    private static readonly NewsKinds[] Kinds = [NewsKinds.Followed, NewsKinds.Replies, NewsKinds.Challenges, NewsKinds.StillYes];

    [Fact]
    public void What_is_written_as_digits_reads_the_same() => Prop.ForAll(Choices, choices => NewsChoices.FromDigits(choices.ToDigits()) == choices).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mail_is_wanted_as_long_as_one_of_its_kinds_is() => Prop.ForAll(Choices, Gen.Choose(1, 15).ToArbitrary(), (choices, kinds) =>
        choices.WantsAnyOf((NewsKinds)kinds) == Kinds.Where(kind => ((NewsKinds)kinds).HasFlag(kind)).Any(kind => choices.Of(kind) != MailChoice.Never)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mail_that_names_no_kind_is_of_all() =>
        Prop.ForAll(Choices, choices => choices.WantsAnyOf(NewsKinds.None) == Kinds.Any(kind => choices.Of(kind) != MailChoice.Never) && choices.IsNever != choices.WantsAnyOf(NewsKinds.None)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2", "2222"), InlineData("0123", "0123"), InlineData("", null), InlineData("4", null), InlineData("00000", null), InlineData("01", null), InlineData("0a23", null), InlineData(null, null)]
    public void Digits_from_outside_are_read_or_refused(string? digits, string? read) => Assert.Equal(read, NewsChoices.FromDigits(digits)?.ToDigits());

    [Fact]
    public void A_new_member_hears_of_everything_at_once_and_an_imported_one_of_nothing()
    {
        Assert.Equal(NewsChoices.All(MailChoice.Instant), Cast.Customer().News);
        Assert.True(Person.Imported("Vecina", "madrid", "7", "es", "Europe/Madrid", Cast.Noon).News.IsNever);
    }

    private static Arbitrary<NewsChoices> Choices => Gen.Choose(0, 3).Select(choice => (MailChoice)choice).ListOf(4).Select(four => new NewsChoices(four[0], four[1], four[2], four[3])).ToArbitrary();
}
