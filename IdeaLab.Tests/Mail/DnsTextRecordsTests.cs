using System.Net;
using System.Net.Sockets;
using System.Text;
using IdeaLab.Web.Mail.Records;

namespace IdeaLab.Tests.Mail;

/// <summary>Over real sockets of this machine.</summary>
public sealed class DnsTextRecordsTests : IDisposable
{
    private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _end = new();

    [Fact]
    public async Task Records_are_read_whole_and_in_order()
    {
        Serve(question => Answer(question, 0, ["v=spf1 -all", new string('x', 700)]));
        Assert.Equal(["v=spf1 -all", new string('x', 700)], await AskAsync());
    }

    [Fact]
    public async Task A_name_without_records_and_one_that_does_not_exist_have_none()
    {
        Serve(question => Answer(question, question[13] == (byte)'e' ? 3 : 0, []));
        Assert.Empty((await AskAsync("example.org"))!);
        Assert.Empty((await AskAsync("other.org"))!);
    }

    [Fact]
    public async Task A_server_that_cannot_say_or_talks_nonsense_or_is_silent_leaves_it_unknown()
    {
        var talk = 0;
        Serve(question => Interlocked.Increment(ref talk) switch { 1 => Answer(question, 2, []), 2 => [.. Answer(question, 0, ["v=spf1"]).Take(40)], _ => null });
        Assert.Null(await AskAsync());
        Assert.Null(await AskAsync());
        Assert.Null(await AskAsync(patience: 300));
        Assert.Null(await new DnsTextRecords([], TimeSpan.FromSeconds(1)).AtAsync("example.org", default));
    }

    [Fact]
    public async Task An_answer_to_another_question_is_not_taken()
    {
        Serve(question => Answer([(byte)(question[0] ^ 1), .. question[1..]], 0, ["v=spf1 +all"]));
        Assert.Null(await AskAsync(patience: 300));
    }

    [Fact]
    public async Task The_next_server_is_asked_when_one_is_silent()
    {
        Serve(question => Answer(question, 0, ["v=spf1 -all"]));
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        Assert.Equal(["v=spf1 -all"], await new DnsTextRecords([At(silent), At(_udp)], TimeSpan.FromSeconds(2)).AtAsync("example.org", default));
    }

    [Fact]
    public async Task What_does_not_fit_is_asked_for_by_tcp()
    {
        using var tcp = new TcpListener(At(_udp));
        tcp.Start();
        Serve(question => { var cut = Answer(question, 0, []); cut[2] |= 2; return cut; });
        var served = Task.Run(async () =>
        {
            using var caller = await tcp.AcceptTcpClientAsync();
            var (length, stream) = (new byte[2], caller.GetStream());
            await stream.ReadExactlyAsync(length);
            var question = new byte[length[0] << 8 | length[1]];
            await stream.ReadExactlyAsync(question);
            var answer = Answer(question, 0, ["v=DKIM1; p=" + new string('k', 2000)]);
            await stream.WriteAsync((byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer]);
        });

        Assert.Equal(["v=DKIM1; p=" + new string('k', 2000)], await AskAsync());
        await served;
    }

    public void Dispose()
    {
        _end.Cancel();
        _udp.Dispose();
        _end.Dispose();
    }

    private Task<IReadOnlyList<string>?> AskAsync(string name = "example.org", int patience = 10_000) => new DnsTextRecords([At(_udp)], TimeSpan.FromMilliseconds(patience)).AtAsync(name, default);

    private static IPEndPoint At(UdpClient server) => (IPEndPoint)server.Client.LocalEndPoint!;

    private void Serve(Func<byte[], byte[]?> answer) => _ = Task.Run(async () =>
    {
        while (!_end.IsCancellationRequested)
        {
            var asked = await _udp.ReceiveAsync(_end.Token);
            if (answer(asked.Buffer) is { } said) await _udp.SendAsync(said, asked.RemoteEndPoint, _end.Token);
        }
    });

    // The question repeated, then each record with a pointer to its name and pieces of 255 bytes, and a record of another kind among them.
    internal static byte[] Answer(byte[] question, int code, string[] texts)
    {
        var answer = new List<byte>(question);
        (answer[2], answer[3], answer[7]) = (0x81, (byte)(0x80 | code), (byte)(texts.Length + 1));
        answer.AddRange([0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
        foreach (var text in texts)
        {
            var pieces = Encoding.UTF8.GetBytes(text).Chunk(255).SelectMany(piece => (byte[])[(byte)piece.Length, .. piece]).ToArray();
            answer.AddRange([0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 60, (byte)(pieces.Length >> 8), (byte)pieces.Length, .. pieces]);
        }
        return [.. answer];
    }
}
