using System.Net;

namespace IdeaLab.Tests.Pages.Admin;

/// <summary>Every admin page against every kind of person.</summary>
public sealed class AdminAccessTests(AdminAccessTests.Lab lab) : IClassFixture<AdminAccessTests.Lab>
{
    private static readonly string[] AdminPages =
        ["/admin", "/admin/people", "/admin/people/1", "/admin/topics", "/admin/topics/1", "/admin/topics/1/close", "/admin/settings"];

    private static readonly string[] Others = ["customer", "employee", "reviewer", "owner", "lead"];

    public static TheoryData<string, string> OthersAtEachPage()
    {
        var all = new TheoryData<string, string>();
        foreach (var page in AdminPages)
            foreach (var who in Others) all.Add(who, page);
        return all;
    }

    [Theory]
    [MemberData(nameof(OthersAtEachPage))]
    public async Task Others_are_refused(string who, string page)
    {
        var visitor = await lab.App.SignedInAsync(who);
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOfAsync(page));
        using var post = await visitor.Client.PostAsync(page, new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode);
    }

    [Fact]
    public async Task Visitors_are_asked_to_sign_in()
    {
        foreach (var page in AdminPages) Assert.Equal(HttpStatusCode.Redirect, await lab.App.Visitor().StatusOfAsync(page));
    }

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
