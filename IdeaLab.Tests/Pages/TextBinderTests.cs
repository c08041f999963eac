using System.Net;

namespace IdeaLab.Tests.Pages;

public sealed class TextBinderTests
{
    private const string NoCharacter = "\uFFFE";

    [Fact]
    public async Task What_is_no_character_breaks_no_form_and_no_search()
    {
        await using var app = new LabApp();
        var admin = await app.SignedInAsync("admin");
        Assert.Equal(HttpStatusCode.OK, await admin.StatusOfAsync($"/admin/people?q={Uri.EscapeDataString(NoCharacter)}"));
        Assert.Equal(HttpStatusCode.OK, await admin.StatusOfAsync($"/ideas?q={Uri.EscapeDataString($"card{NoCharacter}")}"));

        await admin.PostAsync("/account/profile", "/account/profile", ("Form.Name", $"Ada{NoCharacter}Soler"));
        Assert.Equal("Ada\uFFFDSoler", (await app.PersonAsync("admin")).Name);

        var visitor = app.Visitor();
        foreach (var page in (string[])["/account/sign-in", "/account/sign-up", "/account/code", "/account/forgot"])
        {
            using var answer = await visitor.SendAsync(page, page, ("Form.Email", $"ada{NoCharacter}@example.org"), ("Form.Password", "a long secret sentence"), ("Form.Name", NoCharacter));
            Assert.True((int)answer.StatusCode < 400, $"{page} answered {(int)answer.StatusCode}");
        }
    }
}
