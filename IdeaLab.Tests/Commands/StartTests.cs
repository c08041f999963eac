using System.Net;
using System.Net.Sockets;

namespace IdeaLab.Tests.Commands;

/// <summary>The site as a process that cannot start: it says why in a sentence that names the way out.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TestFolder _data = new();

    [Fact]
    public async Task A_data_folder_nobody_can_write_to_is_named()
    {
        var file = _data.File("a-file");
        await File.WriteAllTextAsync(file, "not a folder");

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => RealSite.StartAsync(file));

        Assert.Contains($"Data:Directory is \"{file}\", and nothing can be written there: ", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_way_to_choose_another()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => RealSite.StartAsync(_data.Path, ("ASPNETCORE_URLS", $"http://{taken.LocalEndpoint}")));

        Assert.Contains($"{taken.LocalEndpoint}", ended.Message, StringComparison.Ordinal);
        Assert.Contains("Choose another address with --urls, such as --urls http://localhost:5090.", ended.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();
}
