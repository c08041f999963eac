using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace IdeaLab.Web.Security;

/// <summary>How many acts one person (or, signed out, one network) may do in a window; signing in and up is counted by network, since every account would bring a limit of its own. Reading is never limited. All nodes count together, except what is seen. Setting <c>RateLimits:{name}</c> changes a number.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string SignUp = "sign-up";
    public const string Submit = "submit";
    public const string Comment = "comment";
    public const string Vote = "vote";
    public const string Seen = "seen";

    private static readonly Limit[] Limits =
    [
        // Whole offices come from one address; guessing is stopped by each account's own rest.
        new(SignIn, 30, TimeSpan.FromMinutes(1)),
        new(SignUp, 30, TimeSpan.FromMinutes(10)),
        new(Submit, 20, TimeSpan.FromMinutes(10)),
        new(Comment, 20, TimeSpan.FromMinutes(5)),
        new(Vote, 100, TimeSpan.FromMinutes(1)),
        // One for each page that is left, of everybody in an office.
        new(Seen, 300, TimeSpan.FromMinutes(1)),
    ];

    /// <exception cref="SetupException">A number is none, or less than 1.</exception>
    public static void AddLabRateLimits(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        foreach (var usual in Limits)
        {
            var limit = usual with { Acts = configuration.Setting($"RateLimits:{usual.Name}", usual.Acts) };
            if (limit.Acts < 1) throw new SetupException($"RateLimits:{limit.Name} is {limit.Acts}; give the number of acts a person may do, at least 1.");
            options.AddPolicy(limit.Name, http => HttpMethods.IsPost(http.Request.Method) ? WindowOf(limit, http) : RateLimitPartition.GetNoLimiter(Actor.Reader));
        }
    });

    private static RateLimitPartition<Actor> WindowOf(Limit limit, HttpContext http)
    {
        var account = limit.Name is SignIn or SignUp ? null : http.User.FindFirstValue(ClaimTypes.NameIdentifier);
        var actor = account is null ? new Actor(null, Network(http)) : new Actor(int.Parse(account, CultureInfo.InvariantCulture), "");
        var (scopes, clock) = (http.RequestServices.GetRequiredService<IServiceScopeFactory>(), http.RequestServices.GetRequiredService<TimeProvider>());
        return limit.Name is Seen
            // What is seen is gathered by each node and written down at times, so the limit asks no database either.
            ? RateLimitPartition.GetFixedWindowLimiter(actor, _ => new FixedWindowRateLimiterOptions { PermitLimit = limit.Acts, Window = limit.Window })
            : RateLimitPartition.Get<Actor>(actor, _ => new SharedWindow(scopes, clock, limit, actor));
    }

    private static string Network(HttpContext http) => http.Connection.RemoteIpAddress is { } address ? NetworkOf(address) : "";

    /// <summary>Whom an address stands for. Every subscriber of IPv6 has at least a /64 to themselves (RFC 6177), so its first 64 bits count as one; IPv4 written as IPv6 is the same address.</summary>
    public static string NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64" : address.ToString();
    }
}

/// <param name="Name">What the setting and the page call it.</param>
/// <param name="Acts">The most acts in a window.</param>
/// <param name="Window">How long it is.</param>
internal sealed record Limit(string Name, int Acts, TimeSpan Window);

/// <summary>Whose acts are counted: an account's, or those of everybody signed out in a network.</summary>
internal sealed record Actor(int? Account, string Network)
{
    public static readonly Actor Reader = new(null, "everybody");
}
