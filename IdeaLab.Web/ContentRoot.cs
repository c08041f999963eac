namespace IdeaLab.Web;

/// <summary>The program's own folder, from wherever it is started: the nearest one at or above the binaries that holds wwwroot.</summary>
public static class ContentRoot
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
