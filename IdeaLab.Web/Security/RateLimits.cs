using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace IdeaLab.Web.Security;

/// <summary>How many acts one person (or, signed out, one network) may do in a window; signing in and up is counted by network, since every account would bring a limit of its own. Reading is never limited. Setting <c>RateLimits:{name}</c> changes a number.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string SignUp = "sign-up";
    public const string Submit = "submit";
    public const string Comment = "comment";
    public const string Vote = "vote";
    public const string Seen = "seen";

    private static readonly (string Name, int Acts, TimeSpan Window)[] Limits =
    [
        // Whole offices come from one address; guessing is stopped by each account's own rest.
        (SignIn, 30, TimeSpan.FromMinutes(1)),
        (SignUp, 30, TimeSpan.FromMinutes(10)),
        (Submit, 20, TimeSpan.FromMinutes(10)),
        (Comment, 20, TimeSpan.FromMinutes(5)),
        (Vote, 100, TimeSpan.FromMinutes(1)),
        // One for each page that is left, of everybody in an office.
        (Seen, 300, TimeSpan.FromMinutes(1)),
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
        foreach (var (name, usual, window) in Limits)
        {
            var acts = configuration.Setting($"RateLimits:{name}", usual);
            if (acts < 1) throw new SetupException($"RateLimits:{name} is {acts}; give the number of acts a person may do, at least 1.");
            options.AddPolicy(name, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(name is SignIn or SignUp ? Network(http) : Person(http) ?? Network(http), _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = acts,
                    Window = window,
                })
                : RateLimitPartition.GetNoLimiter("readers"));
        }
    });

    private static string? Person(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier);

    private static string Network(HttpContext http) => http.Connection.RemoteIpAddress is { } address ? NetworkOf(address) : "";

    /// <summary>Whom an address stands for. Every subscriber of IPv6 has at least a /64 to themselves (RFC 6177), so its first 64 bits count as one; IPv4 written as IPv6 is the same address.</summary>
    public static string NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64" : address.ToString();
    }
}
