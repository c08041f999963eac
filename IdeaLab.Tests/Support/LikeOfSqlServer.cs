using System.Data.Common;
using System.Text.RegularExpressions;
using IdeaLab.Web.Data.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdeaLab.Tests.Support;

/// <summary>Teaches SQLite the collation that is named to SQL Server, and LIKE under it: neither case nor accents matter. Sets of signs in brackets are not taught, since no term has them.</summary>
public sealed class LikeOfSqlServer : DbConnectionInterceptor
{
    public static readonly LikeOfSqlServer Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Teach((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Teach((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Teach(SqliteConnection connection)
    {
        connection.CreateCollation("Latin1_General_100_CI_AI", (one, other) => string.CompareOrdinal(SearchText.Folded(one), SearchText.Folded(other)));
        connection.CreateFunction<string?, string?, bool?>("like", (pattern, text) => pattern is null || text is null ? null : Matches(pattern, text), isDeterministic: true);
    }

    private static bool Matches(string pattern, string text)
    {
        Assert.DoesNotContain('[', pattern);
        var whole = Regex.Escape(SearchText.Folded(pattern)).Replace("%", ".*", StringComparison.Ordinal).Replace('_', '.');
        return Regex.IsMatch(SearchText.Folded(text), $"^{whole}$", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
