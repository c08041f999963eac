using IdeaLab.Domain.SignIns;

namespace IdeaLab.Tests.Domain.SignIns;

public sealed class AuthenticatorTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 20).Select(n => (byte)n)];
    private readonly Authenticator _authenticator = new(Cast.Customer(), "sealed", Cast.Noon);

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void A_clock_may_be_half_a_minute_off(int seconds, bool isTaken) =>
        Assert.Equal(isTaken, _authenticator.Takes(Secret, CodeAt(Cast.Noon.AddSeconds(seconds)), Cast.Noon));

    [Fact]
    public void A_code_is_taken_once_and_none_before_it_any_more()
    {
        var (before, code, next) = (CodeAt(Cast.Noon.AddSeconds(-30)), CodeAt(Cast.Noon), CodeAt(Cast.Noon.AddSeconds(30)));
        Assert.True(_authenticator.Takes(Secret, code, Cast.Noon));
        Assert.False(_authenticator.Takes(Secret, code, Cast.Noon.AddSeconds(5)));
        Assert.False(_authenticator.Takes(Secret, before, Cast.Noon.AddSeconds(5)));
        Assert.True(_authenticator.Takes(Secret, next, Cast.Noon.AddSeconds(30)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_not_taken(string typed) => Assert.False(_authenticator.Takes(Secret, typed, Cast.Noon));

    [Fact]
    public void Ten_recovery_codes_work_once_each_however_they_are_typed()
    {
        var codes = _authenticator.RenewCodes();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[2-9a-hjkmnp-z]{4}-[2-9a-hjkmnp-z]{4}-[2-9a-hjkmnp-z]{4}$", code));
        Assert.DoesNotContain(_authenticator.Codes, kept => codes.Contains(kept.Hash));

        Assert.True(_authenticator.TakesRecovery(codes[3].ToUpperInvariant().Replace('-', ' ')));
        Assert.False(_authenticator.TakesRecovery(codes[3]));
        Assert.False(_authenticator.TakesRecovery("2222-2222-2222"));
        Assert.Equal(9, _authenticator.Codes.Count);
    }

    [Fact]
    public void New_recovery_codes_end_those_before()
    {
        var former = _authenticator.RenewCodes();
        var codes = _authenticator.RenewCodes();
        Assert.All(former, code => Assert.False(_authenticator.TakesRecovery(code)));
        Assert.True(_authenticator.TakesRecovery(codes[0]));
    }

    [Fact]
    public void Whatever_is_taken_raises_the_version_so_that_of_two_at_once_one_starts_over()
    {
        var codes = _authenticator.RenewCodes();
        var before = _authenticator.Version;
        _authenticator.TakesRecovery(codes[0]);
        _authenticator.Takes(Secret, CodeAt(Cast.Noon), Cast.Noon);
        Assert.Equal(before + 2, _authenticator.Version);
    }

    private static string CodeAt(DateTime at) => TimeCode.Of(Secret, TimeCode.StepAt(at));
}
