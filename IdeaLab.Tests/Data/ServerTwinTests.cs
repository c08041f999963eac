using System.Text.RegularExpressions;
using IdeaLab.Domain.Challenges;
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

    [Fact]
    public async Task What_a_page_saves_in_SQLite_is_written_for_SQL_Server_as_well()
    {
        await using var app = new LabApp();
        var id = await app.ShareAsync("Freeze a lost card");
        var voter = await app.SignedInAsync("lead");
        await voter.PostAsync("/ideas", $"/ideas/{id}/vote");
        await voter.PostAsync("/ideas", $"/ideas/{id}/vote/withdraw");

        var (saved, number) = (ServerTwin.Statements, @"@p\d+");
        Assert.Contains(saved, statement => statement.Contains("INSERT INTO [Votes] (", StringComparison.Ordinal));
        Assert.Contains(saved, statement => Regex.IsMatch(statement, $@"DELETE FROM \[Votes\]\s+OUTPUT 1\s+WHERE \[IdeaId\] = {number} AND \[VoterId\] = {number}"));
        // The key and what the server computes come back, and of two who change one idea one finds no row.
        Assert.Contains(saved, statement => Regex.IsMatch(statement, @"INSERT INTO \[Ideas\] \([^)]*\)\s+OUTPUT INSERTED\.\[Id\], INSERTED\.\[Support\], INSERTED\.\[SupportLow\]"));
        Assert.Contains(saved, statement => Regex.IsMatch(statement, $@"UPDATE \[Ideas\] SET [^;]*\[Version\] = {number}[^;]*WHERE \[Id\] = {number} AND \[Version\] = {number};"));
    }

    [Fact]
    public async Task What_SQL_Server_could_not_read_fails_whoever_saves_it()
    {
        await using var app = new LabApp();
        await SaveAsync("Cards");

        ServerTwin.Stammers.Value = true;
        var fault = await Assert.ThrowsAsync<NotSupportedException>(() => SaveAsync("Loans"));

        Assert.Contains("INSERT INTO [Topics]", fault.Message, StringComparison.Ordinal);
        Assert.False(await app.InDatabaseAsync(db => db.Topics.AnyAsync(topic => topic.English == "Loans")));

        Task SaveAsync(string name) => app.InDatabaseAsync(db =>
        {
            db.Add(new Topic(name, name));
            return db.SaveChangesAsync();
        });
    }
}
