using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Data;

public sealed class ServerTwinTests
{
    [Fact]
    public async Task What_a_page_asks_of_SQLite_is_written_for_SQL_Server_as_well()
    {
        await using var app = new LabApp();

        await app.Visitor().OpenAsync("/ideas?sort=top");

        Assert.Contains(ServerTwin.Statements, statement => statement.Contains("    SELECT TOP(@p) [i].[Id], ", StringComparison.Ordinal) && statement.Contains("    ORDER BY [i].[Support] DESC, [i].[Id] DESC", StringComparison.Ordinal));
        Assert.DoesNotContain(ServerTwin.Statements, statement => statement.Contains("LIMIT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_SQL_Server_cannot_be_asked_fails_whoever_asks_it()
    {
        await using var app = new LabApp();

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDatabaseAsync(db => db.Ideas.CountAsync(idea => EF.Functions.Glob(idea.Title, "Freeze*"))));
    }
}
