using System.CommandLine;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Data.Search;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Ideas;

/// <summary>A site whose search lacks its index works, and says so to whom it concerns.</summary>
public sealed class SlowSearchTests : IAsyncLifetime
{
    private const string Notice = "This search had no index";

    private readonly LabApp _app = new Unindexed();

    [Theory]
    [InlineData("admin", "/ideas?q=card", true)]
    [InlineData("admin", "/lessons?q=card", true)]
    [InlineData("admin", "/ideas", false)]
    [InlineData("admin", "/lessons", false)]
    [InlineData("reviewer", "/ideas?q=card", false)]
    [InlineData("customer", "/lessons?q=card", false)]
    public async Task Admins_alone_read_at_what_they_search_that_it_had_no_index(string who, string address, bool isTold)
    {
        var page = await (await _app.SignedInAsync(who)).OpenAsync(address);
        Assert.Equal(isTold, page.QuerySelector("main")!.TextContent.Contains(Notice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_with_its_index_says_nothing()
    {
        await using var app = new LabApp();
        var page = await (await app.SignedInAsync("admin")).OpenAsync("/ideas?q=card");
        Assert.DoesNotContain(Notice, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_what_the_index_says_of_itself()
    {
        await using var said = new StringWriter();
        var exitCode = await CommandLine.RunAsync(_app.Services, ["doctor"], new InvocationConfiguration { Output = TextWriter.Null, Error = said });
        Assert.Equal((1, "The index is missing.\n"), (exitCode, said.ToString().ReplaceLineEndings("\n")));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private sealed class Unindexed : LabApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<ISearchIndex, Missing>());
        }
    }

    private sealed class Missing : ISearchIndex
    {
        public ValueTask<bool> ServesAsync(CancellationToken ct) => ValueTask.FromResult(false);
        public Task<SearchIndexFinding> ExamineAsync(CancellationToken ct) => Task.FromResult(new SearchIndexFinding(false, "The index is missing."));
    }
}
