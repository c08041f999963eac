using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace IdeaLab.Web.Security;

/// <summary>The proxies before the site, whose word is taken for who asks (X-Forwarded-For) and whether by HTTPS (X-Forwarded-Proto). Nobody else's is, since anybody can send these headers.</summary>
public static class Proxies
{
    private const string Setting = "Proxy:KnownNetworks";

    /// <exception cref="SetupException">A network cannot be read, or another setting trusts everybody.</exception>
    public static void AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = (configuration[Setting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        if (configuration.Setting("ForwardedHeaders_Enabled", false))
            throw new SetupException($"ASPNETCORE_FORWARDEDHEADERS_ENABLED takes everybody's word for who they are. Take it away, and name the proxies in {Setting}.");
        if (networks.Count == 0) return;
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As far back as known proxies follow one another.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            networks.ForEach(options.KnownIPNetworks.Add);
        });
        services.AddTransient<IStartupFilter, First>();
    }

    private static IPNetwork Read(string network) =>
        IPNetwork.TryParse(network, out var read) && network.StartsWith($"{read.BaseAddress}/", StringComparison.OrdinalIgnoreCase) ? read
        : IPAddress.TryParse(network, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : throw new SetupException($"{Setting} has \"{network}\", which is no network; write addresses or networks such as 10.0.0.0/8, from their first address on and with commas between them.");

    // Before all else in the pipeline, so that nothing counts or writes down the proxy for the person.
    private sealed class First : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => site =>
        {
            site.UseForwardedHeaders();
            next(site);
        };
    }
}
