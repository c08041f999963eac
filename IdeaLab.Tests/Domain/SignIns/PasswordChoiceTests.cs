using IdeaLab.Domain;
using IdeaLab.Domain.SignIns;

namespace IdeaLab.Tests.Domain.SignIns;

public sealed class PasswordChoiceTests
{
    [Theory]
    [InlineData("only small letters")]
    [InlineData("8264917305")]
    [InlineData("¡ñandúes!!")]
    public void What_signs_it_has_does_not_matter(string password) => PasswordChoice.Check(password);

    [Theory]
    [InlineData(9, "Rule.PasswordLength")]
    [InlineData(10, null)]
    [InlineData(128, null)]
    [InlineData(129, "Rule.PasswordLength")]
    public void Length_counts(int length, string? rule) => Assert.Equal(rule, RuleOf(string.Concat(Enumerable.Range(0, length).Select(n => (char)('a' + n * 7 % 26)))));

    [Theory]
    [InlineData("password123")]
    [InlineData("Password123")]
    [InlineData("1234567890")]
    [InlineData("QWERTYUIOP")]
    [InlineData("contraseña123")]
    [InlineData("teamomucho")]
    [InlineData("RealMadrid")]
    [InlineData("correcthorsebatterystaple")]
    public void The_commonest_are_refused_in_whatever_case(string password) => Assert.Equal("Rule.PasswordCommon", RuleOf(password));

    [Theory]
    [InlineData("ana.garcia@example.org")]
    [InlineData("Ana.Garcia.1987")]
    [InlineData("anagarcia!")]
    [InlineData("Ana García")]
    [InlineData("BankLabs2026")]
    public void So_are_the_persons_own_name_and_the_labs(string password) => Assert.Equal("Rule.PasswordOwn", RuleOf(password, "ana.garcia@example.org", "Ana García", "Bank Labs"));

    [Fact]
    public void A_sentence_with_the_name_in_it_is_fine() => Assert.Null(RuleOf("ana garcia walks the dog", "ana.garcia@example.org", "Ana García"));

    [Fact]
    public void A_password_without_letters_is_nobodys_name() => Assert.Null(RuleOf("8264917305", "8@example.org", "88"));

    private static string? RuleOf(string password, params string[] own)
    {
        try
        {
            PasswordChoice.Check(password, own);
            return null;
        }
        catch (RuleViolation rule)
        {
            return rule.Message;
        }
    }
}
