namespace IdeaLab.Web;

/// <summary>Where the program stands and what that makes it, unless the environment or the command line says otherwise.</summary>
public static class Surroundings
{
    /// <summary>Where it listens when nobody says.</summary>
    public const string Address = "http://localhost:5080";

    public static WebApplicationOptions Of(string[] args)
    {
        var root = ContentRoot();
        return new WebApplicationOptions { Args = args, ContentRootPath = root, EnvironmentName = IsNamed(args) || !IsCheckout(root) ? null : Environments.Development };
    }

    // The nearest folder at or above the binaries that holds wwwroot, from wherever the program is started.
    private static string ContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }

    // A launch profile would also do, but it overrules the environment: a command on a production folder would run as Development.
    private static bool IsCheckout(string root) => File.Exists(Path.Combine(root, "IdeaLab.Web.csproj"));

    private static bool IsNamed(string[] args) =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is not null || Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is not null
        || Array.Exists(args, arg => arg.StartsWith("--environment", StringComparison.OrdinalIgnoreCase));
}
