using System.Diagnostics;

namespace IdeaLab.Web.Data;

/// <summary>The one folder with everything that must be kept: database and mail. Setting <c>Data:Directory</c>, by default App_Data beside the program.</summary>
public sealed class DataDirectory : IDisposable
{
    private const string InUse = ".in-use";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private FileStream? _use;

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
            if (TryOpen(".preparing", FileShare.None) is { } held) return held;
            if (isTold || since.Elapsed < Patience) continue;
            Console.WriteLine($"Another process is preparing {Path}; waiting until it is done.");
            isTold = true;
        }
    }

    /// <summary>Says until this process ends, however it ends, that it uses the folder. Expects to hold it, see <see cref="HoldAsync"/>.</summary>
    public void Use() => _use ??= TryOpen(InUse, FileShare.ReadWrite);

    /// <summary>For what must not happen under a site or a command, until disposed. Expects to hold the folder, so that nobody comes meanwhile.</summary>
    /// <returns>Null when somebody uses it.</returns>
    public IDisposable? TryUseAlone() => TryOpen(InUse, FileShare.None);

    // Keys, addresses and mailed codes are in it: other users of the machine have no business there. A folder that exists stays as its administrator made it.
    public static void CreateForOwner(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A new file that nobody else can read; what holds keys leaves the folder in it.</summary>
    public static FileStream CreateFileForOwner(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    public void Dispose() => _use?.Dispose();

    // The system keeps who has it open, and forgets whoever ends: a shared lock on Unix, a mode of sharing on Windows.
    private FileStream? TryOpen(string name, FileShare share)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
    }

    // ERROR_SHARING_VIOLATION on Windows; EWOULDBLOCK is 11 on Linux and 35 on macOS.
    private static bool IsHeldByAnother(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;
}
