using System.Net;
using IdeaLab.Web;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Security;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("10.1.2.3", "203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:10.1.2.3", "203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8::7", "203.0.113.9", "203.0.113.9")]
    // Through two of them; what the person wrote in front is not believed.
    [InlineData("10.1.2.3", "198.51.100.1, 203.0.113.9, 192.0.2.5", "203.0.113.9")]
    [InlineData("192.0.2.6", "203.0.113.9", "192.0.2.6")]
    public async Task Who_asks_is_taken_from_known_proxies_alone(string from, string header, string expected)
    {
        var asked = await ThroughAsync(from, header, "10.0.0.0/8, 192.0.2.5,2001:db8::/64");

        Assert.Equal(expected, asked.Connection.RemoteIpAddress!.ToString());
        Assert.Equal(from == expected ? "http" : "https", asked.Request.Scheme);
        Assert.Equal("ideas.example.org", asked.Request.Host.Value);
    }

    [Fact]
    public async Task Without_the_setting_nobody_is_believed()
    {
        var asked = await ThroughAsync("127.0.0.1", "203.0.113.9", "");
        Assert.Equal(("127.0.0.1", "http"), (asked.Connection.RemoteIpAddress!.ToString(), asked.Request.Scheme));
    }

    [Theory]
    [InlineData("10.0.0.0/8, proxy.example.org", "proxy.example.org")]
    [InlineData("10.0.0.0/40", "10.0.0.0/40")]
    [InlineData("10.0.0.5/8", "10.0.0.5/8")]
    public void A_network_that_is_none_ends_the_start_and_is_named(string networks, string named) =>
        Assert.Contains($"Proxy:KnownNetworks has \"{named}\"", Assert.Throws<SetupException>(() => Add(networks)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(""), InlineData("10.0.0.0/8")]
    public void Nobody_can_have_everybody_believed(string networks) =>
        Assert.Contains("ASPNETCORE_FORWARDEDHEADERS_ENABLED", Assert.Throws<SetupException>(() => Add(networks, KeyValuePair.Create("ForwardedHeaders_Enabled", (string?)"true"))).Message, StringComparison.Ordinal);

    private static ServiceCollection Add(string networks, params KeyValuePair<string, string?>[] more)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddKnownProxies(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Proxy:KnownNetworks", (string?)networks), .. more]).Build());
        return services;
    }

    private static async Task<HttpContext> ThroughAsync(string from, string header, string networks)
    {
        await using var services = Add(networks).BuildServiceProvider();
        var site = new ApplicationBuilder(services);
        foreach (var filter in services.GetServices<IStartupFilter>()) filter.Configure(_ => { })(site);
        var http = new DefaultHttpContext { RequestServices = services };
        http.Connection.RemoteIpAddress = IPAddress.Parse(from);
        (http.Request.Scheme, http.Request.Host) = ("http", new HostString("ideas.example.org"));
        http.Request.Headers["X-Forwarded-For"] = header;
        http.Request.Headers["X-Forwarded-Proto"] = header.Contains(',', StringComparison.Ordinal) ? "https, https, https" : "https";
        http.Request.Headers["X-Forwarded-Host"] = "evil.example.org";
        await site.Build()(http);
        return http;
    }
}
