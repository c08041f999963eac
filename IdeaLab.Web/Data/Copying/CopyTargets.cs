using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Copying;

public static class CopyTargets
{
    public static CopyTarget SqlServer(bool hasSqlServer) => connectionString =>
    {
        if (!hasSqlServer) throw new SetupException("This is the Embedded edition, which cannot talk to SQL Server. Build with -p:Edition=Server, and copy with that.");
        if (string.IsNullOrWhiteSpace(connectionString)) throw new SetupException("Say where the copy goes, with --to or in Database:ConnectionString, such as \"Server=sql1;Database=IdeaLab;Integrated Security=true\".");
        if (!DatabaseSettings.IsConnectionString(connectionString)) throw new SetupException("What --to or Database:ConnectionString says cannot be read as a connection string of SQL Server.");

        var options = new DbContextOptionsBuilder<SqlServerIdeaLabDb>();
        options.UseIdeaLabSqlServer(new DatabaseSettings { ConnectionString = connectionString, Retries = 0 });
        return new SqlServerIdeaLabDb(options.Options);
    };
}
