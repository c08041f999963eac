using System.CommandLine;
using IdeaLab.Web.Data;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether there is room in the data folder. That it can be written to is known by now, or nothing had begun.</summary>
internal sealed class FolderDoctor(DataDirectory data) : IDoctor
{
    private const long Mebibyte = 1 << 20;

    // A backup beside it, and a restore drill inside, each need room for the database again.
    private const int TimesTheDatabase = 2;
    private const long AtLeast = 1024 * Mebibyte;

    public Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        var free = new DriveInfo(Path.GetFullPath(data.Path)).AvailableFreeSpace;
        var wanted = Math.Max(AtLeast, TimesTheDatabase * (File.Exists(data.DatabaseFile) ? new FileInfo(data.DatabaseFile).Length : 0));
        var line = $"{data.Path} can be written to and has {free / Mebibyte:N0} MiB free";
        return free >= wanted ? to.SayAsync(true, $"{line}.") : to.SayAsync(false, $"{line}; it should have {wanted / Mebibyte:N0}.");
    }
}
