using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdeaLab.Tests.Support;

/// <summary>A migrated database with nothing in it but the settings of a new lab, made once and copied: real SQLite in milliseconds.</summary>
public static class EmptyDatabase
{
    private static readonly Lazy<string> Template = new(() =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("idealab-template-").FullName, "idealab.db");
        using (var db = Open(file))
        {
            db.MigrateAsync(new()).GetAwaiter().GetResult();
            db.Add(new LabSettings());
            db.SaveChanges();
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return file;
    });

    public static void CopyTo(string file) => File.Copy(Template.Value, file);

    public static IdeaLabDb Open(string file, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<SqliteIdeaLabDb>();
        options.UseIdeaLabSqlite(file).AddInterceptors(interceptors);
        return new SqliteIdeaLabDb(options.Options);
    }
}
