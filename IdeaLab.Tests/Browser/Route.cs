using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Browser;

/// <summary>A page to look at, and who sees it: "visitor" or a demo person.</summary>
public sealed record Route(string Path, params string[] Readers)
{
    private static readonly string[] Everybody = ["visitor", "customer", "reviewer", "admin"];

    /// <summary>Every page of the site with an address that shows it, on the demo content.</summary>
    public static async Task<IReadOnlyList<Route>> AllAsync(LabApp app)
    {
        var (busy, own) = await app.InDatabaseAsync(async db => (
            await db.Ideas.Where(i => i.Audience == Audience.Everyone).OrderByDescending(i => i.CommentCount).FirstAsync(),
            await db.Comments.Where(c => c.Author.Name == "Carmen Ruiz").Select(c => new { c.Id, c.IdeaId }).FirstAsync()));
        return
        [
            new("/", Everybody),
            new("/about", Everybody),
            new("/ideas", Everybody),
            new("/ideas?sort=new", "visitor"),
            new("/ideas?sort=top&status=Delivered", "visitor"),
            new("/ideas?q=card", Everybody),
            new("/ideas?q=nothinglikethis", "visitor"),
            new($"/ideas/{busy.Id}/{Slug.Of(busy.Title)}", Everybody),
            new("/ideas/new", "customer", "reviewer", "admin"),
            new("/ideas/new?title=Freeze%20my%20card", "customer"),
            new("/review", "reviewer"),
            new("/review?status=Delivered", "reviewer"),
            new($"/review/{busy.Id}", "reviewer"),
            new($"/review/{busy.Id}/status", "reviewer"),
            new($"/review/{busy.Id}/answer", "reviewer"),
            new("/no-such-page", Everybody),
            new("/account/demo", "visitor"),
        ];
    }
}
