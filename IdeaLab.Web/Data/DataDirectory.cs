using System.Diagnostics;

namespace IdeaLab.Web.Data;

/// <summary>The one folder with everything that must be kept: database, keys, mail. Setting <c>Data:Directory</c>, by default App_Data beside the program.</summary>
public sealed class DataDirectory
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public DataDirectory(IConfiguration configuration, IHostEnvironment environment)
    {
        Path = System.IO.Path.Combine(environment.ContentRootPath, configuration["Data:Directory"] ?? "App_Data");
        try
        {
            CreateForOwner(Path);
            // A name of its own, since another process may be looking at the same time.
            var probe = System.IO.Path.Combine(Path, $".{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"Data:Directory is \"{Path}\", and nothing can be written there: {e.Message}");
        }
    }

    public string Path { get; }
    public string DatabaseFile => System.IO.Path.Combine(Path, "idealab.db");

    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>
    /// Waits until no other process prepares this folder and holds it until disposed. The system lets go when the process ends, however it ends.
    /// </summary>
    public async Task<IDisposable> HoldAsync()
    {
        var since = Stopwatch.StartNew();
        for (var isTold = false; ; await Task.Delay(50))
        {
            if (TryHold() is { } held) return held;
            if (isTold || since.Elapsed < Patience) continue;
            Console.WriteLine($"Another process is preparing {Path}; waiting until it is done.");
            isTold = true;
        }
    }

    // Keys, addresses and mailed codes are in it: other users of the machine have no business there. A folder that exists stays as its administrator made it.
    private static void CreateForOwner(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private FileStream? TryHold()
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, ".preparing"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
    }

    // ERROR_SHARING_VIOLATION on Windows; EWOULDBLOCK is 11 on Linux and 35 on macOS.
    private static bool IsHeldByAnother(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;
}
