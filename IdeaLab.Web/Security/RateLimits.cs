using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Security;

/// <summary>
/// How much one person (or, signed out, one network) may do in a window, and how much everybody of a network together, so that many accounts at one place are no way around. Every form counts; reading is never limited.
/// All nodes count together, except what is seen. Setting <c>RateLimits:{name}</c> changes a number.
/// </summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string SignUp = "sign-up";
    public const string Submit = "submit";
    public const string Comment = "comment";
    public const string Vote = "vote";
    public const string Seen = "seen";

    /// <summary>Whatever a page does that names no other.</summary>
    public const string Write = "write";

    /// <summary>All of that together, of everybody in a network. A page that names it counts nothing else.</summary>
    public const string OfNetwork = "network";

    /// <summary>With a refusal: what was done too often.</summary>
    public static readonly MetadataName<Limit> Reached = MetadataName.Create<Limit>("REACHED");

    private static readonly Limit[] Usual =
    [
        // Whole offices come from one address; guessing is stopped by each account's own rest. Every account would bring a limit of its own, so signing in and up is counted by network.
        new(SignIn, 30, TimeSpan.FromMinutes(1)),
        new(SignUp, 30, TimeSpan.FromMinutes(10)),
        new(Submit, 20, TimeSpan.FromMinutes(10)),
        new(Comment, 20, TimeSpan.FromMinutes(5)),
        new(Vote, 100, TimeSpan.FromMinutes(1)),
        new(Write, 200, TimeSpan.FromMinutes(1)),
        // One for each page that is left, of everybody in an office.
        new(Seen, 300, TimeSpan.FromMinutes(1)),
        new(OfNetwork, 2000, TimeSpan.FromMinutes(1)),
    ];

    /// <exception cref="SetupException">A number is none, or less than 1.</exception>
    public static void AddLabRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = Usual.Select(usual => usual with { Acts = configuration.Setting($"RateLimits:{usual.Name}", usual.Acts) }).ToDictionary(limit => limit.Name);
        if (limits.Values.FirstOrDefault(limit => limit.Acts < 1) is { } none) throw new SetupException($"RateLimits:{none.Name} is {none.Acts}; give the number of acts a person may do, at least 1.");

        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Actor>(http => PartitionOf(limits, http));
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (!context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)) return ValueTask.CompletedTask;
                var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                var headers = context.HttpContext.Response.Headers;
                headers.RetryAfter = seconds;
                if (!context.Lease.TryGetMetadata(Reached, out var limit) || limit is null) return ValueTask.CompletedTask;
                // draft-ietf-httpapi-ratelimit-headers-10.
                headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{limit.Name}\";q={limit.Acts};w={limit.Window.TotalSeconds}");
                headers["RateLimit"] = $"\"{limit.Name}\";r=0;t={seconds}";
                context.HttpContext.Features.Set(new Refusal(limit, wait));
                return ValueTask.CompletedTask;
            };
        });
    }

    private static RateLimitPartition<Actor> PartitionOf(Dictionary<string, Limit> limits, HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.GetEndpoint()?.Metadata is not { } about || about.GetMetadata<PageActionDescriptor>() is null) return RateLimitPartition.GetNoLimiter(Actor.Reader);

        var name = about.GetMetadata<LimitedAttribute>()?.By ?? Write;
        var account = name is SignIn or SignUp ? null : http.User.FindFirstValue(ClaimTypes.NameIdentifier);
        var actor = new Actor(name, account is null ? null : int.Parse(account, CultureInfo.InvariantCulture), http.Connection.RemoteIpAddress is { } address ? NetworkOf(address) : "");
        var (scopes, clock) = (http.RequestServices.GetRequiredService<IServiceScopeFactory>(), http.RequestServices.GetRequiredService<TimeProvider>());
        return name is Seen
            // What is seen is gathered by each node and written down at times, so the limit asks no database either.
            ? RateLimitPartition.GetFixedWindowLimiter(actor, _ => new FixedWindowRateLimiterOptions { PermitLimit = limits[Seen].Acts, Window = limits[Seen].Window })
            : RateLimitPartition.Get<Actor>(actor, _ => new SharedWindow(scopes, clock, limits[name], limits[OfNetwork], actor));
    }

    /// <summary>Whom an address stands for. Every subscriber of IPv6 has at least a /64 to themselves (RFC 6177), so its first 64 bits count as one; IPv4 written as IPv6 is the same address.</summary>
    public static string NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64" : address.ToString();
    }
}

/// <param name="Name">What the setting calls it.</param>
/// <param name="Acts">The most acts in a window.</param>
/// <param name="Window">How long it is.</param>
public sealed record Limit(string Name, int Acts, TimeSpan Window);

/// <summary>Why an act was refused, for the page that says so.</summary>
/// <param name="Limit">What was done too often.</param>
/// <param name="Wait">When there is room again.</param>
public sealed record Refusal(Limit Limit, TimeSpan Wait);

/// <summary>What a page's form counts as; see <see cref="RateLimits"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitedAttribute(string by) : Attribute
{
    public string By { get; } = by;
}

/// <summary>Whose acts are counted: an account's, or those of everybody signed out in a network.</summary>
internal sealed record Actor(string Limit, int? Account, string Network)
{
    public static readonly Actor Reader = new("", null, "");
}
