using Microsoft.Data.SqlClient;

namespace IdeaLab.Web.Data;

/// <summary>Section <c>Database</c>. On SQLite everything but the provider is without meaning.</summary>
public sealed record DatabaseSettings
{
    /// <summary>Sqlite or SqlServer.</summary>
    public string Provider { get; init; } = "Sqlite";

    public string ConnectionString { get; init; } = "";

    /// <summary>How long one command may take.</summary>
    public int CommandTimeoutSeconds { get; init; } = 30;

    /// <summary>Statements that go to the server together, at most.</summary>
    public int BatchSize { get; init; } = 42;

    /// <summary>How often work is done again after a fault that passes by itself, such as a deadlock or a failover.</summary>
    public int Retries { get; init; } = 6;

    /// <summary>Whether the site brings the schema up to date by itself. Without it a DBA runs the script, and the site's login needs no right to define anything.</summary>
    public bool Migrate { get; init; }

    public bool IsSqlServer => Provider == "SqlServer";

    /// <exception cref="SetupException">A setting cannot work; the message names it, never what it says of a password.</exception>
    public static DatabaseSettings Read(IConfiguration configuration, bool hasSqlServer)
    {
        var settings = configuration.GetSection("Database").Settings<DatabaseSettings>();
        if (settings.Provider is not ("Sqlite" or "SqlServer")) throw new SetupException($"Database:Provider is \"{settings.Provider}\"; it can be Sqlite or SqlServer.");
        if (!settings.IsSqlServer) return settings;

        if (!hasSqlServer) throw new SetupException("Database:Provider is SqlServer, but this is the Embedded edition. Build with -p:Edition=Server to use SQL Server, or remove the setting to use SQLite.");
        if (string.IsNullOrWhiteSpace(settings.ConnectionString)) throw new SetupException("Database:ConnectionString is missing. With Database:Provider=SqlServer, say where the server is, such as \"Server=sql1;Database=IdeaLab;Integrated Security=true\".");
        if (!IsConnectionString(settings.ConnectionString)) throw new SetupException("Database:ConnectionString cannot be read as a connection string of SQL Server.");
        if (settings.CommandTimeoutSeconds is < 1 or > 600) throw new SetupException($"Database:CommandTimeoutSeconds is {settings.CommandTimeoutSeconds}; it must be from 1 to 600.");
        if (settings.BatchSize is < 1 or > 1000) throw new SetupException($"Database:BatchSize is {settings.BatchSize}; it must be from 1 to 1000.");
        if (settings.Retries is < 0 or > 20) throw new SetupException($"Database:Retries is {settings.Retries}; it must be from 0 to 20.");
        return settings;
    }

    // A record would print its connection string, which may hold a password.
    public override string ToString() => Provider;

    internal static bool IsConnectionString(string text)
    {
        try
        {
            return new SqlConnectionStringBuilder(text).DataSource.Length > 0;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }
}
