using System.Net;
using IdeaLab.Web;
using IdeaLab.Web.Security;
using Microsoft.Extensions.Configuration;

namespace IdeaLab.Tests.Security;

public sealed class SecurityTextTests
{
    private const string Path = "/.well-known/security.txt";

    [Theory]
    [InlineData("security@example.org", "mailto:security@example.org")]
    [InlineData("https://example.org/report", "https://example.org/report")]
    public async Task It_names_whom_to_tell_of_a_fault_and_until_when_that_holds(string setting, string contact)
    {
        await using var app = new LabApp { Settings = { ["Site:SecurityContact"] = setting, ["Site:Address"] = "https://lab.example.org" } };

        Assert.Equal($"Contact: {contact}\nExpires: 2026-04-03T10:00:00Z\nPreferred-Languages: en, es\nCanonical: https://lab.example.org{Path}\n", await app.Visitor().Client.GetStringAsync(Path));
    }

    [Fact]
    public async Task Without_anybody_to_tell_there_is_no_such_file()
    {
        await using var app = new LabApp();
        using var answer = await app.Visitor().Client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://example.org/report")]
    public void Anything_else_ends_the_start_and_is_named(string setting)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Site:SecurityContact", setting)]).Build();

        Assert.Contains($"Site:SecurityContact is \"{setting}\"", Assert.Throws<SetupException>(() => SecurityText.ContactIn(configuration)).Message, StringComparison.Ordinal);
    }
}
