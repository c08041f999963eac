using IdeaLab.Web;
using IdeaLab.Web.Telemetry;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace IdeaLab.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    [Theory]
    [InlineData("Telemetry:Otlp:Endpoint", "Telemetry:Otlp:Endpoint=collector")]
    [InlineData("Telemetry:Otlp:Endpoint", "Telemetry:Otlp:Endpoint=localhost:4318")]
    [InlineData("Telemetry:Otlp:Endpoint", "Telemetry:Otlp:Endpoint=https://lab:secret@collector.example.org")]
    [InlineData("Telemetry:Otlp:Endpoint", "Telemetry:Otlp:Headers=x-key=secret")]
    [InlineData("Telemetry:Otlp:Endpoint", "Telemetry:Otlp:Protocol=grpc")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT=collector")]
    [InlineData("Telemetry:Otlp:Protocol", "Telemetry:Otlp:Endpoint=https://collector.example.org", "Telemetry:Otlp:Protocol=json")]
    [InlineData("Telemetry:Otlp:Headers", "Telemetry:Otlp:Endpoint=https://collector.example.org", "Telemetry:Otlp:Headers=secret")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "Telemetry:Otlp:Endpoint=http://collector.example.org", "OTEL_EXPORTER_OTLP_HEADERS=x-key=secret")]
    public void A_setting_that_cannot_work_is_named(string key, params string[] settings)
    {
        var error = Assert.Throws<SetupException>(() => Read(settings));

        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ours_go_before_those_of_all_programs_and_none_is_needed()
    {
        Assert.Null(Read());
        var everybodys = Read("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317", "OTEL_EXPORTER_OTLP_PROTOCOL=grpc")!;
        Assert.Equal((new Uri("http://localhost:4317"), OtlpExportProtocol.Grpc), (everybodys.Endpoint, everybodys.Protocol));
        var ours = Read("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317", "Telemetry:Otlp:Endpoint=https://collector.example.org", "Telemetry:Otlp:Headers=x-key=secret")!;
        Assert.Equal((new Uri("https://collector.example.org"), OtlpExportProtocol.HttpProtobuf), (ours.Endpoint, ours.Protocol));
        Assert.DoesNotContain("secret", ours.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_cannot_send_as_told_does_not_start_and_says_why()
    {
        using var data = new TestFolder();
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => RealSite.StartAsync(data.Path, ("Telemetry__Otlp__Endpoint", "collector:4318")));

        Assert.Contains("Telemetry:Otlp:Endpoint is not an address that can be sent to", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Message, StringComparison.Ordinal);
    }

    private static TelemetrySettings? Read(params string[] settings) => TelemetrySettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build());
}
