using System.Text.RegularExpressions;

namespace IdeaLab.Tests.Architecture;

/// <summary>Who may know whom. An arrow that is not in the README is a build error in the form of a test.</summary>
public sealed partial class RoomTests
{
    // The table of rooms in the README, its last column.
    private static readonly Dictionary<string, string[]> Allowed = File.ReadLines(Repository.PathOf("README.md")).Select(line => RoomRow().Match(line)).Where(row => row.Success)
        .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value is "nothing" ? [] : row.Groups[2].Value.Split(", "));

    [Fact]
    public void Every_room_is_in_the_table_of_the_README() =>
        Assert.Equal(
            Directory.GetDirectories(Repository.PathOf("IdeaLab.Web")).Select(Path.GetFileName).Where(name => Directory.EnumerateFiles(Repository.PathOf("IdeaLab.Web", name!), "*.cs", SearchOption.AllDirectories).Any() && name is not ("bin" or "obj" or "node_modules")).Order(StringComparer.Ordinal),
            Allowed.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_domain_knows_no_package_and_no_other_project()
    {
        var project = File.ReadAllText(Repository.PathOf("IdeaLab.Domain", "IdeaLab.Domain.csproj"));
        Assert.DoesNotContain("Reference", project, StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Files("IdeaLab.Domain", "*.cs").SelectMany(File.ReadLines), line => Regex.IsMatch(line, @"^using (IdeaLab\.Web|Microsoft)|CultureInfo\.Current|TimeProvider"));
    }

    [Fact]
    public void Rooms_know_only_whom_they_may()
    {
        var arrows = from room in Allowed.Keys
                     from file in Repository.Files($"IdeaLab.Web/{room}", "*.*")
                     where Path.GetExtension(file) is ".cs" or ".cshtml" or ".razor" && !file.Contains("Migrations", StringComparison.Ordinal)
                     from Match use in Room().Matches(File.ReadAllText(file))
                     let other = use.Groups[1].Value
                     where other != room && Allowed.ContainsKey(other) && !Allowed[room].Contains(other)
                     select $"{Path.GetRelativePath(Repository.Root, file)} knows {other}";
        Assert.Empty(arrows.Distinct());
    }

    [Fact]
    public void One_page_folder_does_not_use_anothers_types()
    {
        var found = from folder in Directory.GetDirectories(Repository.PathOf("IdeaLab.Web", "Pages")).Select(Path.GetFileName)
                    where folder != "Shared"
                    from file in Repository.Files($"IdeaLab.Web/Pages/{folder}", "*.cs*")
                    from Match use in PageFolder().Matches(File.ReadAllText(file))
                    where use.Groups[1].Value != folder && use.Groups[1].Value != "Shared"
                    select $"{Path.GetRelativePath(Repository.Root, file)} uses {use.Value}";
        Assert.Empty(found.Distinct());
    }

    [Fact]
    public void Only_search_migrations_and_set_up_know_the_engine()
    {
        string[] knowing = ["Data/Search/", "Data/Migrations/", "Data/Backups/", "Data/Copying/", "Data/DatabaseSetup.cs", "Data/DatabaseSettings.cs", "Data/DesignTime.cs", "Data/IdeaLabDb.cs", "Data/Queries/RaceQueries.cs"];
        var found = Repository.Files("IdeaLab.Web", "*.cs").Select(f => Path.GetRelativePath(Repository.PathOf("IdeaLab.Web"), f).Replace('\\', '/'))
            .Where(f => !knowing.Any(k => f.StartsWith(k, StringComparison.Ordinal)))
            .Where(f => Engine().IsMatch(File.ReadAllText(Repository.PathOf("IdeaLab.Web", f))));
        Assert.Empty(found);
    }

    [Fact]
    public void The_table_of_contents_stays_short() => Assert.True(File.ReadLines(Repository.PathOf("IdeaLab.Web", "Program.cs")).Count() <= 80);

    [Fact]
    public void Every_path_the_README_names_exists()
    {
        var paths = from Match m in ReadmePath().Matches(File.ReadAllText(Repository.PathOf("README.md"))) select m.Groups[1].Value;
        Assert.All(paths.Distinct(), p => Assert.True(Path.Exists(Repository.PathOf(p)), $"README.md names {p}"));
    }

    [GeneratedRegex(@"^\| `IdeaLab\.Web/(\w+)/` \|.*\| ([\w, ]+) \|$")]
    private static partial Regex RoomRow();

    [GeneratedRegex(@"\bIdeaLab\.Web\.(\w+)")]
    private static partial Regex Room();

    [GeneratedRegex(@"\bIdeaLab\.Web\.Pages\.(\w+)\b(?!\s*;?\s*$)", RegexOptions.Multiline)]
    private static partial Regex PageFolder();

    [GeneratedRegex(@"\b(Sqlite\w*|UseSqlServer|SqlConnection)\(|Microsoft\.Data\.Sql")]
    private static partial Regex Engine();

    [GeneratedRegex(@"`((?:IdeaLab\.\w+|db)/[\w./-]*|test\.sh|README\.md)`")]
    private static partial Regex ReadmePath();
}
