using IdeaLab.Domain.Ranking;
using IdeaLab.Tests.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data;

/// <summary>The board sorts by a column the database computes; a person reads what the domain computes.</summary>
public sealed class SupportLowTests
{
    [Fact]
    public async Task What_the_database_sorts_by_is_the_lower_end_of_the_interval()
    {
        await using var lab = JobLab.Open();
        var idea = (await lab.SeedAsync(ideas: 1)).Ideas[0];
        foreach (var (voters, viewers) in new[] { (0, 0), (0, 7), (1, 0), (1, 1), (3, 2), (31, 100), (100, 100), (1, 1_000_000), (999_999, 1_000_000) })
        {
            var low = await lab.InDatabaseAsync(async db =>
            {
                await db.Ideas.Where(i => i.Id == idea).ExecuteUpdateAsync(set => set.SetProperty(i => i.Voters, voters).SetProperty(i => i.Viewers, viewers));
                return await db.Ideas.Where(i => i.Id == idea).Select(i => i.SupportLow).SingleAsync();
            });
            Assert.Equal(new SupportRate(voters, viewers).Lower, low, 1e-12);
        }
    }
}
