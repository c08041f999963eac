using System.Net;
using System.Net.Sockets;
using System.Text;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IdeaLab.Tests.Security;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/ideas")]
    [InlineData("/no/such/page")]
    [InlineData("/site.css")]
    [InlineData("/account/sign-in")]
    [InlineData("/admin")]
    [InlineData("/health/live")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string path)
    {
        await using var app = new LabApp();
        using var answer = await app.Visitor().Client.GetAsync(path);

        var policy = Header("Content-Security-Policy").Split("; ");
        Assert.Equal(["base-uri 'none'", "default-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "img-src 'self' data:", "object-src 'none'"], policy.Order(StringComparer.Ordinal));
        Assert.Equal(("nosniff", "same-origin", "same-origin", "strict-origin-when-cross-origin"), (Header("X-Content-Type-Options"), Header("Cross-Origin-Opener-Policy"), Header("Cross-Origin-Resource-Policy"), Header("Referrer-Policy")));
        Assert.Contains("camera=(), ", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));

        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
    }

    [Theory]
    [InlineData("Production", "https://lab.example.org", "max-age=31536000")]
    [InlineData("Production", "http://lab.example.org", null)]
    [InlineData("Development", "https://lab.example.org", null)]
    public async Task Only_where_it_was_reached_by_https_and_not_in_development_browsers_are_held_to_it(string environment, string site, string? expected)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Services.AddLabHeaders();
        await using var app = builder.Build();
        app.UseLabHeaders();
        await app.StartAsync();
        using var client = app.GetTestClient();
        client.BaseAddress = new Uri(site);

        using var answer = await client.GetAsync("/");

        Assert.Equal(expected, answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }
}

/// <summary>Requests that are too much, to the site as a process of its own: what refuses them is the server below the pages.</summary>
public sealed class OversizedRequestTests : IAsyncLifetime
{
    private readonly TestFolder _data = new();
    private RealSite _site = null!;
    private Uri _address = null!;

    public async Task InitializeAsync() => (_site, _address) = await RealSite.StartAsync(_data.Path, ("Demo__Ideas", "false"), ("Logging__LogLevel__Default", "Warning"));

    [Theory]
    [InlineData(false, HttpStatusCode.RequestEntityTooLarge, "That was too large to send")]
    [InlineData(true, HttpStatusCode.BadRequest, "That form was not complete")]
    public async Task A_body_that_is_too_large_is_refused_on_a_page_of_the_lab(bool isChunked, HttpStatusCode status, string title)
    {
        using var client = new HttpClient { BaseAddress = _address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in")
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes("Form.Email=" + new string('a', RequestSize.Max + 1))) { Headers = { { "Content-Type", "application/x-www-form-urlencoded" } } },
        };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = true;

        using var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(title, (await Visitor.ReadAsync(answer)).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Who_sends_a_form_letter_by_letter_is_cut_off_and_others_are_served_meanwhile()
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(_address.Host, _address.Port);
        await using var stream = slow.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /account/sign-in HTTP/1.1\r\nHost: {_address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n"));
        using var client = new HttpClient { BaseAddress = _address };
        var (answer, cut) = (new byte[1000], false);
        for (var n = 0; n < 60 && !cut; n++)
        {
            try
            {
                await stream.WriteAsync("a"u8.ToArray());
                await Task.Delay(500);
                cut = slow.Available > 0 && await stream.ReadAsync(answer) is var read && (read == 0 || Encoding.ASCII.GetString(answer, 0, read).StartsWith("HTTP/1.1 4", StringComparison.Ordinal));
            }
            catch (IOException)
            {
                cut = true;
            }
            using var other = await client.GetAsync("/health/live");
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }

        Assert.True(cut);
    }

    [Fact]
    public async Task Headers_that_are_too_long_are_refused()
    {
        using var client = new HttpClient { BaseAddress = _address };
        client.DefaultRequestHeaders.Add("Cookie", new string('a', 40_000));

        using var answer = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    public Task DisposeAsync()
    {
        _site.Dispose();
        _data.Dispose();
        return Task.CompletedTask;
    }
}
