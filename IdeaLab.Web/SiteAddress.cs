using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace IdeaLab.Web;

/// <summary>Where people reach the lab, for links in mails. Setting <c>Site:Address</c>; without it, where this process listens.</summary>
public sealed class SiteAddress(IConfiguration configuration, IServer server)
{
    /// <summary>Scheme, host and path without a slash at the end.</summary>
    public string Value => (configuration["Site:Address"] ?? Listening() ?? "http://localhost:5000").TrimEnd('/');

    /// <summary>The whole address of a path such as <c>/ideas/42</c>.</summary>
    public string Of(string path) => Value + path;

    /// <exception cref="SetupException">The setting is no address.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration["Site:Address"] is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            throw new SetupException($"Site:Address is \"{address}\"; it must be a whole address, such as https://ideas.example.org");
    }

    // Commands do not listen; they read what the site would listen on. A wildcard is no address to give to anybody.
    private string? Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? configuration["urls"]?.Split(';')[0];
        return address?.Replace("://*", "://localhost").Replace("://+", "://localhost").Replace("://[::]", "://localhost").Replace("://0.0.0.0", "://localhost");
    }
}
