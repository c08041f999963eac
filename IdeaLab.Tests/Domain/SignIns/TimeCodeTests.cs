using System.Text;
using IdeaLab.Domain.SignIns;

namespace IdeaLab.Tests.Domain.SignIns;

public sealed class TimeCodeTests
{
    /// <summary>RFC 6238, appendix B, of which six digits are the last.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, TimeCode.Of("12345678901234567890"u8, TimeCode.StepAt(DateTime.UnixEpoch.AddSeconds(seconds))));

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_spelled_as_the_standard_does(string secret, string spelled) => Assert.Equal(spelled, TimeCode.Spelled(Encoding.ASCII.GetBytes(secret)));

    [Fact]
    public void Every_secret_is_another_of_160_bits()
    {
        Assert.Equal(20, TimeCode.NewSecret().Length);
        Assert.NotEqual(TimeCode.NewSecret(), TimeCode.NewSecret());
    }

    [Fact]
    public void A_QR_code_names_the_lab_and_the_account() =>
        Assert.Equal("otpauth://totp/Bank%20Labs%20%26%20Co:ana%40example.org?secret=MZXW6YTBOI&issuer=Bank%20Labs%20%26%20Co", TimeCode.Uri("foobar"u8, "Bank Labs & Co", "ana@example.org"));
}
