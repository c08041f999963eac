namespace IdeaLab.Tests.Support;

/// <summary>The browser of this machine, if it has one.</summary>
public static class Chromium
{
    // The shell is the same browser without its windows: less to start, and its pictures do not wait for a surface on a screen.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    /// <summary>Set <c>CHROMIUM</c> to use another one than the first found on the path.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } chosen
        ? chosen
        : Names.SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public static string? WhyNot { get; } = Path is null ? "No Chromium on this machine: install the package chromium-headless-shell, or name a browser in CHROMIUM." : null;
}

public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhyNot;
}

public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.WhyNot;
}
