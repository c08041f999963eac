using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace IdeaLab.Web.Telemetry;

/// <summary>Leaves of a request what it was like and not what it said: links hold tokens in their path and query, and browsers tell them apart who use them. Which page it was says the route.</summary>
internal sealed class Discretion : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet(
        ["http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "server.address", "server.port", "error.type"]);

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == LabMeters.Name) return;
        foreach (var (tag, _) in data.TagObjects.ToList())
            if (!Kept.Contains(tag)) data.SetTag(tag, null);
        // Without the words of a fault.
        if (data.Status == ActivityStatusCode.Error) data.SetStatus(ActivityStatusCode.Error);
    }
}
