using IdeaLab.Domain;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.People;

public sealed class PersonTests
{
    [Theory]
    [InlineData("Óscar Núñez", "oscar nunez")]
    [InlineData("  ÅSA  ", "asa")]
    [InlineData("김민준", "김민준")]
    public void Names_are_found_without_their_accents(string name, string searched) =>
        Assert.Equal(searched, new Person(name, PersonKind.Customer, "en", "UTC", DateTime.UnixEpoch).SearchName);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_name_is_needed(string name) =>
        Assert.Throws<RuleViolation>(() => new Person(name, PersonKind.Customer, "en", "UTC", DateTime.UnixEpoch));

    [Fact]
    public void A_name_of_the_greatest_length_is_searched_whole()
    {
        var name = new string('한', Person.NameMaxLength);
        Assert.Equal(name, new Person(name, PersonKind.Customer, "en", "UTC", DateTime.UnixEpoch).SearchName);
        Assert.Throws<RuleViolation>(() => new Person(name + "한", PersonKind.Customer, "en", "UTC", DateTime.UnixEpoch));
    }
}
