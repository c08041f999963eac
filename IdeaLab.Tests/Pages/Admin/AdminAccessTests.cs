using System.Net;

namespace IdeaLab.Tests.Pages.Admin;

/// <summary>The admin pages as an admin finds them. Who is kept out: Architecture/AccessTests.</summary>
public sealed class AdminAccessTests(AdminAccessTests.Lab lab) : IClassFixture<AdminAccessTests.Lab>
{
    private static readonly string[] AdminPages =
        ["/admin", "/admin/people", "/admin/people/1", "/admin/topics", "/admin/topics/1", "/admin/topics/1/close", "/admin/settings"];

    [Theory]
    [InlineData("en", "Administration")]
    [InlineData("es", "Administración")]
    public async Task Admins_open_all_of_them_in_both_languages(string language, string title)
    {
        var admin = await lab.App.SignedInAsync("admin");
        await admin.PostAsync("/admin", "/language", ("to", language));
        foreach (var path in AdminPages)
        {
            var page = await admin.OpenAsync(path);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.DoesNotContain("Admin.", page.QuerySelector("main")!.TextContent);
            Assert.DoesNotContain("Account.", page.QuerySelector("main")!.TextContent);
        }

        Assert.Contains(title, (await admin.OpenAsync("/admin")).Title);
    }

    [Theory]
    [InlineData("/admin/people/999")]
    [InlineData("/admin/topics/999")]
    [InlineData("/admin/topics/999/close")]
    public async Task What_is_not_there_is_404(string page) =>
        Assert.Equal(HttpStatusCode.NotFound, await (await lab.App.SignedInAsync("admin")).StatusOfAsync(page));

    public sealed class Lab : IAsyncLifetime
    {
        public LabApp App { get; } = new();

        public Task InitializeAsync() => App.InDatabaseAsync(async db =>
        {
            db.Add(new IdeaLab.Domain.Challenges.Topic("General", "General"));
            return await db.SaveChangesAsync();
        });

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
