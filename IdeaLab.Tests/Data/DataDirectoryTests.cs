using IdeaLab.Web.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace IdeaLab.Tests.Data;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void A_folder_is_used_by_many_and_alone_by_one_after_the_last_of_them()
    {
        var (first, second) = (Open(), Open());
        first.Use();
        second.Use();
        using var third = Open();

        Assert.Null(third.TryUseAlone());
        first.Dispose();
        Assert.Null(third.TryUseAlone());
        second.Dispose();

        using var alone = third.TryUseAlone();
        Assert.NotNull(alone);
        using var fourth = Open();
        Assert.Null(fourth.TryUseAlone());
    }

    [Fact]
    public void What_is_written_for_the_owner_is_read_by_nobody_else()
    {
        if (OperatingSystem.IsWindows()) return;
        DataDirectory.CreateForOwner(_folder.File("own"));
        DataDirectory.CreateFileForOwner(_folder.File("own/file")).Dispose();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("own")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("own/file")));
    }

    public void Dispose() => _folder.Dispose();

    private DataDirectory Open() => new(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Data:Directory", _folder.Path)]).Build(),
        new HostingEnvironment { ContentRootPath = _folder.Path });
}
