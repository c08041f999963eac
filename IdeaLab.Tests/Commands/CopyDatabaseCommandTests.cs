using System.CommandLine;
using IdeaLab.Tests.Data.Copying;
using IdeaLab.Web;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Copying;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Commands;

public sealed class CopyDatabaseCommandTests : IDisposable
{
    private const string Nowhere = "Server=127.0.0.1,1;Database=IdeaLab;User Id=lab;Password=hunter2;Connect Timeout=1";

    private readonly TestFolder _data = new();
    private readonly StringWriter _said = new();

    [Fact]
    public async Task It_says_what_it_copied_and_what_was_there()
    {
        var (lab, target) = (await _data.FilledAsync(rows: 2), _data.New("target.db"));

        Assert.Equal(0, await RunAsync(IntoSqlite, "--to", target));
        Assert.Empty(await FilledLab.DifferencesAsync(lab, target));
        Assert.Matches(@"(?s)^(\w+: 2 copied\s+)+[\d,]+ rows are in the target, 0 of them from before, and every value is the same\.\s*$", $"{_said}");

        _said.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync(IntoSqlite, "--to", target));
        Assert.Matches(@"(?s)^(\w+: 0 copied, 2 there before\s+)+([\d,]+) rows are in the target, \2 of them from before", $"{_said}");
    }

    [Fact]
    public async Task While_somebody_uses_the_lab_it_is_refused()
    {
        var target = _data.New("target.db");
        await _data.FilledAsync(rows: 1);
        var services = Services(IntoSqlite);
        var folder = services.GetRequiredService<DataDirectory>();
        using (await folder.HoldAsync()) folder.Use();

        Assert.Equal(1, await RunAsync(IntoSqlite, "--to", target));
        Assert.Equal($"A site or a command uses {_data.Path}. End it, and copy then.", $"{_said}".Trim());
        Assert.Empty(await FilledLab.DifferencesAsync(_data.New("untouched.db"), target));
        folder.Dispose();
        Assert.Equal(0, await RunAsync(IntoSqlite, "--to", target));
    }

    [Fact]
    public async Task Without_a_database_there_is_nothing_to_copy()
    {
        Assert.Equal(1, await RunAsync(IntoSqlite, "--to", _data.New("target.db")));
        Assert.Equal($"{_data.File("idealab.db")} is not there, so there is nothing to copy.", $"{_said}".Trim());
    }

    [Theory]
    [InlineData("--to", Nowhere)]
    [InlineData]
    public async Task A_server_that_is_not_there_is_said_without_the_password(params string[] to)
    {
        await _data.FilledAsync(rows: 1);

        Assert.Equal(1, await RunAsync(CopyTargets.SqlServer(hasSqlServer: true), to));

        Assert.NotEmpty($"{_said}".Trim());
        Assert.DoesNotContain("hunter2", $"{_said}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("Server=sql1;Pasword=hunter2")]
    public void What_is_no_connection_string_is_not_repeated(string to)
    {
        var refused = Assert.Throws<SetupException>(() => CopyTargets.SqlServer(hasSqlServer: true)(to));
        Assert.Contains("--to", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Embedded_edition_says_how_to_get_SQL_Server()
    {
        Assert.Contains("-p:Edition=Server", Assert.Throws<SetupException>(() => CopyTargets.SqlServer(hasSqlServer: false)(Nowhere)).Message, StringComparison.Ordinal);

        var (code, said) = await RealCommand.RunAsync(_data.Path, "copy-database", "--to", Nowhere);
        Assert.Equal((2, "This is the Embedded edition, which cannot talk to SQL Server. Build with -p:Edition=Server, and copy with that."), (code, said.Trim()));
    }

    public void Dispose()
    {
        _said.Dispose();
        _data.Dispose();
    }

    private static IdeaLabDb IntoSqlite(string file) => EmptyDatabase.Open(file);

    private Task<int> RunAsync(CopyTarget target, params string[] options) =>
        CommandLine.RunAsync(Services(target), ["copy-database", .. options], new InvocationConfiguration { Output = _said, Error = _said });

    private IServiceProvider Services(CopyTarget target)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Data:Directory"] = _data.Path;
        builder.Configuration["Database:ConnectionString"] = Nowhere;
        builder.Services.AddIdeaLabDatabase(builder.Configuration, hasSqlServer: true);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(target);
        return builder.Build().Services;
    }
}
