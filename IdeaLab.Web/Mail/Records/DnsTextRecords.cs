using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace IdeaLab.Web.Mail.Records;

/// <summary>Asks the machine's own name servers by UDP, and by TCP where the answer is too long for that (RFC 1035, section 4.2).</summary>
/// <param name="servers">Whom to ask, one after the other, until one answers.</param>
/// <param name="patience">How long each has.</param>
public sealed class DnsTextRecords(IReadOnlyList<IPEndPoint> servers, TimeSpan patience) : ITextRecords
{
    private const int Port = 53;

    /// <summary>Name servers as this machine's network settings have them.</summary>
    public static DnsTextRecords OfThisMachine() => new([.. NetworkInterface.GetAllNetworkInterfaces().Where(n => n.OperationalStatus == OperationalStatus.Up)
        .SelectMany(n => n.GetIPProperties().DnsAddresses).Distinct().Select(address => new IPEndPoint(address, Port))], TimeSpan.FromSeconds(3));

    public async Task<IReadOnlyList<string>?> AtAsync(string name, CancellationToken ct)
    {
        foreach (var server in servers)
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
            wait.CancelAfter(patience);
            try
            {
                if (await AskAsync(server, name, wait.Token) is { } texts) return texts;
            }
            catch (Exception e) when (e is SocketException or IOException or FormatException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                // The next one may know.
            }
        }
        return null;
    }

    private static async Task<IReadOnlyList<string>?> AskAsync(IPEndPoint server, string name, CancellationToken ct)
    {
        // Connected, so that only the server's own answers arrive; the number tells them from answers to somebody else.
        using var udp = new UdpClient(server.AddressFamily);
        udp.Connect(server);
        var question = DnsMessage.Ask(name, (ushort)Random.Shared.Next(ushort.MaxValue + 1));
        await udp.SendAsync(question, ct);
        while (true)
        {
            var answer = (await udp.ReceiveAsync(ct)).Buffer;
            if (!DnsMessage.Answers(answer, question)) continue;
            return DnsMessage.Read(DnsMessage.IsCut(answer) ? await AskByTcpAsync(server, question, ct) : answer);
        }
    }

    private static async Task<byte[]> AskByTcpAsync(IPEndPoint server, byte[] question, CancellationToken ct)
    {
        using var tcp = new TcpClient(server.AddressFamily);
        await tcp.ConnectAsync(server, ct);
        var stream = tcp.GetStream();
        await stream.WriteAsync((byte[])[(byte)(question.Length >> 8), (byte)question.Length, .. question], ct);
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, ct);
        var answer = new byte[length[0] << 8 | length[1]];
        await stream.ReadExactlyAsync(answer, ct);
        return DnsMessage.Answers(answer, question) ? answer : throw new FormatException("An answer to another question.");
    }
}
