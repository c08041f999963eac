using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IdeaLab.Tests.Mail.Smtp;

/// <summary>A moment in the talk about one mail at which a client can be lost.</summary>
public enum SmtpMoment
{
    /// <summary>The client has named the sender; nothing is answered yet.</summary>
    Sender,
    Recipient,
    Data,
    /// <summary>The mail is kept; the client has not heard so yet.</summary>
    Kept,
    /// <summary>The client was told so, and may not have read it.</summary>
    Told,
}

/// <summary>An SMTP server inside the test process (RFC 5321, as far as a client needs it that neither encrypts nor signs in), which can stop in the middle of the talk.</summary>
public sealed class SmtpListener : IDisposable
{
    private readonly TcpListener _socket = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> _received = [];
    private int _talks;

    public SmtpListener()
    {
        _socket.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_socket.LocalEndpoint).Port;

    /// <summary>Called at every moment, before the talk goes on.</summary>
    public Action<SmtpMoment>? At { get; set; }

    /// <summary>What was kept, in order.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>Until nobody is connected any more, and all that a killed client had sent is read.</summary>
    public async Task QuietAsync()
    {
        while (Volatile.Read(ref _talks) > 0) await Task.Delay(5);
    }

    public void Dispose() => _socket.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _socket.AcceptTcpClientAsync();
                Interlocked.Increment(ref _talks);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await using var stream = client.GetStream();
                // Latin-1 keeps every byte.
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 test listener");
                while (await reader.ReadLineAsync() is { } line && await AnswerAsync(line, reader, writer)) { }
            }
            catch (IOException)
            {
                // The client was killed.
            }
            finally
            {
                Interlocked.Decrement(ref _talks);
            }
        }
    }

    private async Task<bool> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "MAIL": At?.Invoke(SmtpMoment.Sender); break;
            case "RCPT": At?.Invoke(SmtpMoment.Recipient); break;
            case "DATA":
                At?.Invoke(SmtpMoment.Data);
                await writer.WriteLineAsync("354 go on");
                if (await ReadMailAsync(reader) is not { } mail) return false;
                _received.Enqueue(ReceivedMail.Read(Encoding.Latin1.GetBytes(mail), "plain-nobody"));
                At?.Invoke(SmtpMoment.Kept);
                await writer.WriteLineAsync("250 kept");
                At?.Invoke(SmtpMoment.Told);
                return true;
            case "QUIT":
                await writer.WriteLineAsync("221 bye");
                return false;
        }
        await writer.WriteLineAsync("250 good");
        return true;
    }

    // Up to the line with nothing but a dot; a dot at the beginning of another line is doubled (RFC 5321, section 4.5.2). Null when the client is gone before that: then there is no mail.
    private static async Task<string?> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == ".") return mail.ToString();
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        return null;
    }
}
