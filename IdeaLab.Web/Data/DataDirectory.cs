namespace IdeaLab.Web.Data;

/// <summary>The one folder with everything that must be kept: database, keys, mail. Setting <c>Data:Directory</c>, by default App_Data beside the program.</summary>
public sealed class DataDirectory
{
    public DataDirectory(IConfiguration configuration, IHostEnvironment environment)
    {
        Path = System.IO.Path.Combine(environment.ContentRootPath, configuration["Data:Directory"] ?? "App_Data");
        try
        {
            Directory.CreateDirectory(Path);
            File.WriteAllText(System.IO.Path.Combine(Path, ".writable"), "");
            File.Delete(System.IO.Path.Combine(Path, ".writable"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"Data:Directory is \"{Path}\", and nothing can be written there: {e.Message}");
        }
    }

    public string Path { get; }
    public string DatabaseFile => System.IO.Path.Combine(Path, "idealab.db");

    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
}
