using OpenTelemetry.Exporter;

namespace IdeaLab.Web.Telemetry;

/// <summary>Section <c>Telemetry:Otlp</c>: the collector that metrics and traces are sent to. The variables that all programs share (OTEL_EXPORTER_OTLP_ENDPOINT and its like) say the same where it is silent.</summary>
public sealed record TelemetrySettings(Uri Endpoint, OtlpExportProtocol Protocol, string Headers)
{
    private const string Section = "Telemetry:Otlp:";

    // A record would print its headers, which sign in.
    public override string ToString() => Endpoint.ToString();

    /// <returns>Null where nothing is to be sent.</returns>
    /// <exception cref="SetupException">A setting cannot work; the message names it.</exception>
    public static TelemetrySettings? Read(IConfiguration configuration)
    {
        var (endpointKey, endpoint) = Find(configuration, "Endpoint");
        var (headersKey, headers) = Find(configuration, "Headers");
        var (protocolKey, protocol) = Find(configuration, "Protocol");
        if (endpoint.Length == 0)
            return configuration[Section + "Headers"] is null && configuration[Section + "Protocol"] is null ? null : throw new SetupException($"{Section}Endpoint is missing. Give the address of the collector, or leave all of {Section}* away.");

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            throw new SetupException($"{endpointKey} is not an address that can be sent to; give one such as http://localhost:4318. What signs in belongs into {Section}Headers.");
        if (headers.Length > 0 && !headers.Split(',').All(pair => pair.IndexOf('=', StringComparison.Ordinal) > 0))
            throw new SetupException($"{headersKey} cannot be read; give it as name=value, and more than one with commas between.");
        if (headers.Length > 0 && address is { Scheme: "http", IsLoopback: false })
            throw new SetupException($"{endpointKey} begins with http, so {headersKey} would cross the network readable. Use https.");
        return new TelemetrySettings(address, protocol switch
        {
            "" or "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            "grpc" => OtlpExportProtocol.Grpc,
            _ => throw new SetupException($"{protocolKey} is \"{protocol}\"; it must be http/protobuf or grpc."),
        }, headers);
    }

    /// <param name="exporter">Of one signal.</param>
    /// <param name="signal">As the protocol calls it in addresses, "traces" or "metrics".</param>
    internal void Apply(OtlpExporterOptions exporter, string signal)
    {
        exporter.Protocol = Protocol;
        exporter.Endpoint = Protocol is OtlpExportProtocol.Grpc ? Endpoint : new Uri($"{Endpoint.AbsoluteUri.TrimEnd('/')}/v1/{signal}");
        exporter.Headers = Headers;
    }

    private static (string Key, string Value) Find(IConfiguration configuration, string name)
    {
        var (ours, everybodys) = (Section + name, $"OTEL_EXPORTER_OTLP_{name.ToUpperInvariant()}");
        return string.IsNullOrWhiteSpace(configuration[ours]) && !string.IsNullOrWhiteSpace(configuration[everybodys]) ? (everybodys, configuration[everybodys]!) : (ours, configuration[ours]?.Trim() ?? "");
    }
}
