using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IdeaLab.Benchmarks.Digests;

/// <summary>A server on this machine that takes every mail by the book (RFC 5321) and keeps nothing of it but its Message-ID.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private const string Id = "Message-ID:";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, int> _taken = [];
    private readonly Task _listening;

    public SmtpSink()
    {
        _listener.Start();
        _listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often each mail came.</summary>
    public IReadOnlyDictionary<string, int> Taken => _taken;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _listening;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true) _ = TalkAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        await using var stream = new PromptStream(client.Client);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await AnswerAsync(stream, "220 sink ESMTP");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line[..Math.Min(4, line.Length)].ToUpperInvariant())
            {
                case "EHLO": await AnswerAsync(stream, "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8"); break;
                case "DATA":
                    await AnswerAsync(stream, "354 go on");
                    await TakeAsync(reader);
                    await AnswerAsync(stream, "250 taken");
                    break;
                case "QUIT": await AnswerAsync(stream, "221 bye"); return;
                default: await AnswerAsync(stream, "250 well"); break;
            }
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var id = "";
        while (await reader.ReadLineAsync() is { } line and not ".")
            if (id.Length == 0 && line.StartsWith(Id, StringComparison.OrdinalIgnoreCase)) id = line[Id.Length..].Trim();
        lock (_taken) _taken[id] = _taken.GetValueOrDefault(id) + 1;
    }

    private static Task AnswerAsync(NetworkStream stream, string answer) => stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n")).AsTask();

    // A client whose last words wait until what came before them is acknowledged would wait 40 ms for each mail, which would hide all else that is measured.
    private sealed class PromptStream(Socket socket) : NetworkStream(socket)
    {
        private const int Tcp = 6;
        private const int QuickAcknowledgement = 12;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (OperatingSystem.IsLinux()) Socket.SetRawSocketOption(Tcp, QuickAcknowledgement, BitConverter.GetBytes(1));
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
