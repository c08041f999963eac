using System.Net;
using System.Net.Sockets;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IdeaLab.Tests.Telemetry;

/// <summary>What reaches a real collector, and what must not.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private Collector _collector = null!;

    public async Task InitializeAsync() => _collector = await Collector.StartAsync();

    public async Task DisposeAsync() => await _collector.DisposeAsync();

    [Fact]
    public async Task Requests_queries_jobs_mails_the_queue_and_votes_arrive_and_nothing_about_a_person_does()
    {
        await using var app = Watched();
        var voter = await app.SignedInAsync("lead");
        voter.Client.DefaultRequestHeaders.Add("User-Agent", "a-browser-of-her-own");
        var id = await app.ShareAsync("Freeze a lost card");
        await voter.PostAsync("/ideas", $"/ideas/{id}/vote");
        await voter.PostAsync("/ideas", $"/ideas/{id}/vote/withdraw");
        await voter.OpenAsync("/ideas?q=what-she-looks-for");
        await voter.StatusOfAsync("/mail/unsubscribe/a-token-in-a-path");
        await voter.StatusOfAsync("/account/confirm?token=a-token-in-a-query&email=lead@idealab.test");
        await voter.StatusOfAsync("/a-mistyped-address");
        await app.Visitor().PostAsync("/account/code", "/account/code", ("Form.Email", "lead@idealab.test"));
        var code = (await app.LastMailToAsync("lead@idealab.test")).Code();
        await RunAsync(app, "SendMail");
        Flush(app);

        foreach (var metric in (string[])["http.server.request.duration", "microsoft.entityframeworkcore.queries", "dotnet.gc.heap.total_allocated", "idealab.job.duration", "idealab.mail.handed_over", "idealab.mail.queue.age", "idealab.vote.changes"])
            Assert.Contains(metric, _collector.Metrics, StringComparison.Ordinal);
        foreach (var tag in (string[])["SendMail", "succeeded", "SignInCode", "cast", "withdrawn", "mail/unsubscribe/{token}"]) Assert.Contains(tag, _collector.Metrics, StringComparison.Ordinal);
        foreach (var span in (string[])["job SendMail", "mail SignInCode", "SELECT", "db.query.text", "POST ideas/{id:int}/vote", "mail/unsubscribe/{token}", "account/confirm", "idealab"])
            Assert.Contains(span, _collector.Traces, StringComparison.Ordinal);

        var person = await app.PersonAsync("lead");
        string[] secrets = ["a-token", "what-she-looks-for", "mistyped", "a-browser-of-her-own", "Freeze a lost card", "@idealab.test", code, person.Name, "url.query", "url.path", "user_agent"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, _collector.Metrics + _collector.Traces, StringComparison.Ordinal));
        Assert.All(_collector.Keys, key => Assert.Equal("of the lab", key));
    }

    [Fact]
    public async Task A_double_click_is_one_vote_and_what_a_merge_brings_is_none()
    {
        var counted = new Dictionary<string, long>();
        using var listener = new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Name == "idealab.vote.changes") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, votes, tags, _) =>
        {
            lock (counted) counted[(string)tags[0].Value!] = counted.GetValueOrDefault((string)tags[0].Value!) + votes;
        });
        listener.Start();
        await using var app = Watched();
        var (one, other) = (await app.ShareAsync("One"), await app.ShareAsync("Other"));
        var voter = await app.SignedInAsync("lead");
        var board = await voter.OpenAsync("/ideas");
        foreach (var _ in (int[])[1, 2]) (await voter.SendOpenAsync(board, $"/ideas/{one}/vote")).Dispose();
        await voter.PostAsync($"/ideas/{one}", $"/ideas/{one}/vote/withdraw");
        await voter.PostAsync("/ideas", $"/ideas/{one}/vote");
        await app.MergeAsync(one, other);

        Assert.Equal(2, counted["cast"]);
        Assert.Equal(1, counted["withdrawn"]);
    }

    [Fact]
    public async Task A_mail_that_does_not_go_out_is_counted_by_its_fault()
    {
        await using var app = Watched();
        foreach (var (key, value) in new[] { ("Mail:From", "lab@example.org"), ("Mail:Smtp:Host", "localhost"), ("Mail:Smtp:Port", $"{ClosedPort()}") }) app.Settings[key] = value;
        await app.Visitor().PostAsync("/account/code", "/account/code", ("Form.Email", "lead@idealab.test"));
        await RunAsync(app, "SendMail");
        Flush(app);

        Assert.Contains("idealab.mail.failed", _collector.Metrics, StringComparison.Ordinal);
        Assert.Contains(nameof(MailFault.ServerAway), _collector.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_is_away_harms_nothing()
    {
        var app = new LabApp { Settings = { ["Telemetry:Otlp:Endpoint"] = $"http://127.0.0.1:{ClosedPort()}" } };
        await (await app.SignedInAsync("lead")).OpenAsync("/ideas");
        Flush(app);
        await (await app.SignedInAsync("lead")).OpenAsync("/ideas");
        await app.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Nothing_is_measured_or_sent_where_no_collector_is_named()
    {
        await using var app = new LabApp();
        await app.Visitor().OpenAsync("/ideas");
        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Null(app.Services.GetService<MeterProvider>());
    }

    private LabApp Watched() => new() { Settings = { ["Telemetry:Otlp:Endpoint"] = _collector.Address, ["Telemetry:Otlp:Headers"] = "x-key=of the lab" } };

    private static Task RunAsync(LabApp app, string job) => app.Services.GetRequiredService<IJobEngine>().RunSoonAsync(job, null, default);

    private static void Flush(LabApp app)
    {
        app.Services.GetRequiredService<TracerProvider>().ForceFlush();
        app.Services.GetRequiredService<MeterProvider>().ForceFlush();
    }

    private static int ClosedPort()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        return ((IPEndPoint)closed.LocalEndpoint).Port;
    }
}
