using System.CommandLine;
using IdeaLab.Web.Commands;

namespace IdeaLab.Tests.Commands;

/// <summary>The link is opened on another machine than the one that prints it.</summary>
public sealed class FirstAdminLinkTests
{
    private const string Link = "https://ideas.example.org/account/first-admin?invitation=";

    [Fact]
    public async Task The_command_prints_a_link_that_begins_at_the_sites_address()
    {
        await using var app = new LabApp { Settings = { ["Environment"] = "Production", ["Site:Address"] = "https://ideas.example.org/" } };
        await using var said = new StringWriter();

        Assert.Equal(0, await CommandLine.RunAsync(app.Services, ["first-admin"], new InvocationConfiguration { Output = said }));

        Assert.Contains(Link, said.ToString());
    }

    [Fact]
    public async Task So_does_the_site_when_it_starts_without_an_admin()
    {
        using var data = new TestFolder();
        var (site, _) = await RealSite.StartAsync(data.Path, ("ASPNETCORE_ENVIRONMENT", "Production"), ("Site__Address", "https://ideas.example.org"));
        using (site)
        {
            for (var left = 100; left > 0 && !site.Said.Contains("no admin yet"); left--) await Task.Delay(100);
            Assert.Contains(Link, site.Said);
        }
    }
}
