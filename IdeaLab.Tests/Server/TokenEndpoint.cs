using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IdeaLab.Tests.Server;

/// <summary>Gives tokens over HTTP on a free port of this machine, each with a number of its own, to whoever has the client's secret.</summary>
public sealed class TokenEndpoint : IAsyncDisposable
{
    public const string Secret = "s3cret +:% of the client";

    private readonly WebApplication _site;
    private readonly ConcurrentQueue<string> _asked = [];

    private TokenEndpoint(WebApplication site) => _site = site;

    public Uri Address => new(new Uri(_site.Urls.Single()), "/token");

    /// <summary>The forms of all who were given one.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>Answers instead of it, where that is set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<TokenEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var endpoint = new TokenEndpoint(builder.Build());
        endpoint._site.MapPost("/token", endpoint.AnswerAsync);
        await endpoint._site.StartAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        if (Instead is not null)
        {
            await Instead(http);
            return;
        }
        var basic = Convert.ToBase64String("lab:s3cret+%2B%3A%25+of+the+client"u8);
        if (http.Request.Headers.Authorization != $"Basic {basic}")
        {
            http.Response.StatusCode = 401;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_client", error_description = $"Nobody has {http.Request.Headers.Authorization}" });
            return;
        }
        var form = await http.Request.ReadFormAsync();
        _asked.Enqueue(string.Join('&', form.Select(field => $"{field.Key}={field.Value}")));
        await http.Response.WriteAsJsonAsync(new { access_token = $"token-{_asked.Count}", token_type = "Bearer", expires_in = 3600 });
    }
}
