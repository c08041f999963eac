using System.Net;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class DaySaltTests
{
    private static readonly DaySalt Today = new(new DateOnly(2026, 11, 25));

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.201")]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7")]
    [InlineData("2001:db8:7:1::1", "2001:db8:7:ffff::9")]
    public void Addresses_of_one_network_are_one_visitor(string one, string other) =>
        Assert.Equal(Today.HashOf(IPAddress.Parse(one), "Firefox"), Today.HashOf(IPAddress.Parse(other), "Firefox"));

    [Theory]
    [InlineData("203.0.113.7", "203.0.114.7")]
    [InlineData("2001:db8:7::1", "2001:db8:8::1")]
    [InlineData("203.0.113.7", null)]
    public void Other_networks_are_others(string one, string? other) =>
        Assert.NotEqual(Today.HashOf(IPAddress.Parse(one), "Firefox"), Today.HashOf(other is null ? null : IPAddress.Parse(other), "Firefox"));

    [Fact]
    public void Other_browsers_and_other_days_are_others()
    {
        var address = IPAddress.Parse("203.0.113.7");
        Assert.NotEqual(Today.HashOf(address, "Firefox"), Today.HashOf(address, "Safari"));
        Assert.NotEqual(Today.HashOf(address, "Firefox"), new DaySalt(Today.Day).HashOf(address, "Firefox"));
        Assert.Equal(32, Today.Salt.Length);
    }
}
