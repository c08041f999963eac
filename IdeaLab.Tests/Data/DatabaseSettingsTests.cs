using IdeaLab.Web;
using IdeaLab.Web.Data;
using Microsoft.Extensions.Configuration;

namespace IdeaLab.Tests.Data;

public sealed class DatabaseSettingsTests
{
    private const string Server = "Database:ConnectionString=Server=sql1;Database=IdeaLab;User Id=lab;Password=hunter2";

    [Fact]
    public void Without_a_setting_it_is_SQLite() => Assert.False(Read(hasSqlServer: true).IsSqlServer);

    [Fact]
    public void The_Embedded_edition_says_how_to_get_SQL_Server() =>
        Assert.Contains("-p:Edition=Server", Assert.Throws<SetupException>(() => Read(hasSqlServer: false, "Database:Provider=SqlServer", Server)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Database:Provider", "Database:Provider=Postgres")]
    [InlineData("Database:ConnectionString", "Database:Provider=SqlServer")]
    [InlineData("Database:ConnectionString", "Database:Provider=SqlServer", "Database:ConnectionString=hunter2")]
    [InlineData("Database:ConnectionString", "Database:Provider=SqlServer", "Database:ConnectionString=Database=IdeaLab;Password=hunter2")]
    [InlineData("Database:CommandTimeoutSeconds", "Database:Provider=SqlServer", Server, "Database:CommandTimeoutSeconds=0")]
    [InlineData("Database:BatchSize", "Database:Provider=SqlServer", Server, "Database:BatchSize=0")]
    [InlineData("Database:Retries", "Database:Provider=SqlServer", Server, "Database:Retries=-1")]
    [InlineData("Database:Migrate", "Database:Provider=SqlServer", Server, "Database:Migrate=perhaps")]
    public void A_setting_that_cannot_work_is_named_and_no_password_said(string key, params string[] settings)
    {
        var error = Assert.Throws<SetupException>(() => Read(hasSqlServer: true, settings));

        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_print_no_password() => Assert.DoesNotContain("hunter2", $"{Read(hasSqlServer: true, "Database:Provider=SqlServer", Server)}", StringComparison.Ordinal);

    private static DatabaseSettings Read(bool hasSqlServer, params string[] settings) => DatabaseSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create<string, string?>(s[0], s[1]))).Build(), hasSqlServer);
}
