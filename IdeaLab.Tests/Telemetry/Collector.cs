using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IdeaLab.Tests.Telemetry;

/// <summary>Takes what is sent by OTLP over HTTP on a free port of this machine. In protobuf texts stand as they are, in UTF-8.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly ConcurrentQueue<(string Path, string? Key, string Body)> _got = [];

    private Collector(WebApplication site) => _site = site;

    public string Address => _site.Urls.Single();

    public IEnumerable<string?> Keys => _got.Select(got => got.Key);

    public string Metrics => Of("/v1/metrics");

    public string Traces => Of("/v1/traces");

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._site.MapPost("/{**path}", collector.TakeAsync);
        await collector._site.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private string Of(string path) => string.Concat(_got.Where(got => got.Path == path).Select(got => got.Body));

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        _got.Enqueue((http.Request.Path, http.Request.Headers["x-key"], await reader.ReadToEndAsync()));
        http.Response.ContentType = "application/x-protobuf";
    }
}
