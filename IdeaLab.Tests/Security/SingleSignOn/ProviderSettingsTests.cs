using IdeaLab.Web;
using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.Extensions.Configuration;

namespace IdeaLab.Tests.Security.SingleSignOn;

/// <summary>Settings that do not hold stop the start with a sentence, before anybody signs in by them.</summary>
public sealed class ProviderSettingsTests
{
    private static readonly Dictionary<string, string?> InOrder = new() { ["Authority"] = "https://login.example.org", ["ClientId"] = "lab", ["ClientSecret"] = "s3cret" };

    [Theory]
    [InlineData("Authority", "", "Authority is \"\"")]
    [InlineData("Authority", "login.example.org", "Authority is \"login.example.org\"")]
    [InlineData("Authority", "http://login.example.org", "It must be https.")]
    [InlineData("Authority", "https://login.example.org/?tenant=1", "give the provider's issuer")]
    [InlineData("ClientId", "", "ClientId is missing")]
    [InlineData("ClientSecret", "", "Give one of SignOn:acme:ClientSecret and SignOn:acme:ClientSecretFile.")]
    [InlineData("ClientSecretFile", "/no/such/file", "Give one of")]
    [InlineData("Scopes", "profile email", "openid must be among them")]
    [InlineData("ClientID2", "lab", "SignOn:acme:ClientID2 is no setting.")]
    [InlineData("TrustsSecondFactor", "perhaps", "TrustsSecondFactor")]
    public void What_does_not_hold_is_said(string setting, string value, string sentence)
    {
        var fault = Assert.Throws<SetupException>(() => Read("acme", new(InOrder) { [setting] = value }));
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Acme"), InlineData("a c"), InlineData("ácme")]
    public void A_name_goes_into_an_address(string name) =>
        Assert.Contains("is no name for a provider", Assert.Throws<SetupException>(() => Read(name, InOrder)).Message, StringComparison.Ordinal);

    [Fact]
    public void In_order_it_says_where_people_are_sent_back_to_and_never_its_secret()
    {
        var settings = Assert.Single(Read("acme", InOrder));
        Assert.Equal(("/signin/acme", "acme", true, false), (settings.CallbackPath, settings.Label, settings.MakesAccounts, settings.TrustsSecondFactor));
        Assert.DoesNotContain("s3cret", $"{settings}", StringComparison.Ordinal);
    }

    private static IReadOnlyList<ProviderSettings> Read(string name, Dictionary<string, string?> settings) =>
        ProviderSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"SignOn:{name}:{s.Key}", s.Value))).Build());
}
