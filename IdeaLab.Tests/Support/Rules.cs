using IdeaLab.Domain.Moderation.Holding;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Support;

/// <summary>The holding rules of a site under test.</summary>
public static class Rules
{
    /// <summary>Whatever members write is seen by everybody at once.</summary>
    public static Task<int> HoldNothingAsync(this LabApp app) => app.HoldAsync(70, HoldingWeights.Usual, posts: false);

    public static Task<int> HoldAsync(this LabApp app, int threshold, HoldingWeights weights, bool posts = true) => app.InDatabaseAsync(async db =>
    {
        var settings = await db.HoldingSettings.SingleOrDefaultAsync() ?? db.Add(new HoldingSettings()).Entity;
        settings.Hold(posts, threshold, weights);
        return await db.SaveChangesAsync();
    });
}
