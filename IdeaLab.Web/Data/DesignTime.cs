using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace IdeaLab.Web.Data;

// "dotnet ef" asks these for a context of each engine; neither connects to anything.
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteIdeaLabDb>
{
    public SqliteIdeaLabDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteIdeaLabDb>().UseSqlite("Data Source=design.db").Options);
}

internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerIdeaLabDb>
{
    public SqlServerIdeaLabDb CreateDbContext(string[] args) => new((DbContextOptions<SqlServerIdeaLabDb>)new DbContextOptionsBuilder<SqlServerIdeaLabDb>().UseIdeaLabSqlServer(new() { ConnectionString = "Server=design" }).Options);
}
