using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IdeaLab.Tests.Nodes;

/// <summary>HAProxy from Debian on a free port of this machine. It sends one request here and the next there, whoever asks, and leaves out a node that is not ready.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    /// <summary>The header that says which node answered, counted from 0.</summary>
    public const string Node = "X-Node";

    private readonly TestFolder _folder = new();
    private Process _process = null!;

    private Balancer() { }

    /// <summary>Why there is none to test with; null when there is one.</summary>
    public static string? WhyMissing { get; } = File.Exists("/usr/sbin/haproxy") ? null : "This test needs a balancer from Debian: apt-get install haproxy.";

    public Uri Address { get; private set; } = null!;

    public static async Task<Balancer> StartAsync(params Uri[] nodes)
    {
        var balancer = new Balancer();
        balancer.Address = new Uri($"http://127.0.0.1:{FreePort()}");
        await File.WriteAllTextAsync(balancer._folder.File("haproxy.cfg"), Configuration(balancer.Address.Port, nodes));
        balancer._process = Process.Start(new ProcessStartInfo("/usr/sbin/haproxy", ["-db", "-f", balancer._folder.File("haproxy.cfg")]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        await balancer.UpAsync();
        return balancer;
    }

    /// <summary>A browser of its own, at this address of the machine.</summary>
    public HttpClient Browser(string from = "127.0.0.1") => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(context.DnsEndPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    // The README's own, with a port that is free and checks that follow faster.
    private static string Configuration(int port, Uri[] nodes) => $"""
        defaults
            mode http
            timeout connect 2s
            timeout client 30s
            timeout server 30s
            timeout check 10s
            retries 3
            option redispatch 1
            option forwardfor
            option httpchk GET /health/ready
            http-check expect status 200
            default-server check inter 500ms fall 2 rise 1

        frontend people
            bind 127.0.0.1:{port}
            default_backend nodes

        backend nodes
            balance roundrobin
            http-response set-header {Node} %s
        {string.Join('\n', nodes.Select((node, n) => $"    server {n} 127.0.0.1:{node.Port}"))}

        """;

    private async Task UpAsync()
    {
        using var client = Browser();
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
        {
            if (_process.HasExited) throw new InvalidOperationException("The balancer ended: " + await _process.StandardError.ReadToEndAsync());
            try
            {
                if ((await client.GetAsync("/health/live")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
        throw new TimeoutException("The balancer does not answer.");
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}

/// <summary>A test over a balancer from Debian; skipped, with the reason, where it is not installed.</summary>
public sealed class FactIfBalancerAttribute : FactAttribute
{
    public FactIfBalancerAttribute() => Skip = Balancer.WhyMissing;
}
