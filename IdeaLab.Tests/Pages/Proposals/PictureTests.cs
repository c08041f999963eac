using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Pictures;
using Microsoft.EntityFrameworkCore;
using Sample = IdeaLab.Tests.Support.Pictures;

namespace IdeaLab.Tests.Pages.Proposals;

public sealed class PictureTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;
    private Visitor _ruth = null!;

    public async Task InitializeAsync()
    {
        _id = await _app.RefiningAsync();
        await _app.ProposeAsync(_id, new() { Problem = "Cards get lost." });
        _ruth = await _app.SignedInAsync("reviewer");
    }

    [Fact]
    public async Task A_picture_is_added_without_what_the_camera_wrote_and_shown_in_its_size()
    {
        using var answer = await UploadAsync(Sample.JpegWith(Sample.Segment(0xE1, Sample.Exif(6))), "A red card");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var page = await _app.Visitor().OpenAsync($"/proposals/{_id}");
        var shown = page.QuerySelector<IHtmlImageElement>(".pictures img")!;
        Assert.Equal(("A red card", "2", "3"), (shown.AlternativeText, shown.GetAttribute("width"), shown.GetAttribute("height")));
        var bytes = await _app.Visitor().Client.GetByteArrayAsync(shown.GetAttribute("src"));
        Assert.Equal((2, 3), (PictureFile.Read(bytes).Width, PictureFile.Read(bytes).Height));
        Assert.False(bytes.Holds("40.4168"));
        Assert.Contains("A picture was added", page.Text(".side .timeline > li:first-child"));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "A drawing", "Choose a PNG, JPEG, WebP or GIF picture")]
    [InlineData(null, "Nothing", "Choose a picture")]
    [InlineData("GIF89a", "Half a picture", "it is not complete")]
    public async Task What_is_no_picture_is_refused_beside_its_field_and_the_words_stay(string? content, string words, string sentence)
    {
        var page = await Visitor.ReadAsync(await UploadAsync(content is null ? null : System.Text.Encoding.ASCII.GetBytes(content), words));
        var link = page.QuerySelector(".error-summary a")!;
        Assert.Contains(sentence, link.TextContent);
        Assert.Equal("#Form_File", link.GetAttribute("href"));
        Assert.Equal(words, page.Field("#Form_Alternative"));
    }

    [Fact]
    public async Task A_picture_needs_words()
    {
        var page = await Visitor.ReadAsync(await UploadAsync(Sample.Jpeg, " "));
        Assert.Equal("#Form_Alternative", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Pictures.CountAsync()));
    }

    [Fact]
    public async Task One_that_is_too_large_is_refused_with_a_sentence_and_the_words_stay()
    {
        var page = await Visitor.ReadAsync(await UploadAsync([.. Sample.Jpeg, .. new byte[Picture.SizeMax]], "A wall of pixels"));
        Assert.Contains("it may have up to 5 MB", page.Text(".error-summary"));
        Assert.Equal("A wall of pixels", page.Field("#Form_Alternative"));
    }

    [Fact]
    public async Task What_is_larger_than_any_form_is_refused_before_it_is_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/proposals/{_id}/pictures") { Content = new ByteArrayContent([]) };
        request.Content.Headers.ContentLength = IdeaLab.Web.Pages.Shared.TakesPicturesAttribute.RequestMax + 1L;
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var answer = await _ruth.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("That was too large to send", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Pictures_are_worded_anew_and_taken_away_and_older_versions_keep_them()
    {
        (await UploadAsync(Sample.Jpeg, "A card")).Dispose();
        var page = $"/proposals/{_id}/pictures";
        var bad = await _ruth.PostAsync(page, $"{page}?handler=Describe", ("Words", " "));
        Assert.Contains("what the picture shows", bad.Text(".pictures .field-error"));
        await _ruth.PostAsync(page, $"{page}?handler=Describe", ("Words", "A red card"));
        await _ruth.PostAsync(page, $"{page}?handler=Remove");

        Assert.Empty((await _app.Visitor().OpenAsync($"/proposals/{_id}")).QuerySelectorAll(".pictures img"));
        Assert.Equal("A red card", (await _app.Visitor().OpenAsync($"/proposals/{_id}?version=3")).QuerySelector(".pictures img")!.GetAttribute("alt"));
        var old = (await _app.Visitor().OpenAsync($"/proposals/{_id}?version=2")).QuerySelector(".pictures img")!;
        Assert.Equal("A card", old.GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, await _app.Visitor().StatusOfAsync(old.GetAttribute("src")!));
        // Two pictures, and their bytes once.
        Assert.Equal((2, 1), (await _app.InDatabaseAsync(db => db.Pictures.CountAsync()), await _app.InDatabaseAsync(db => db.Set<PictureContent>().CountAsync())));
    }

    [Fact]
    public async Task A_picture_of_a_proposal_is_only_for_who_may_see_its_idea()
    {
        _id = await _app.RefiningAsync(Audience.Employees, "employee");
        await _app.ProposeAsync(_id, new() { Problem = "Long meetings." });
        (await UploadAsync(Sample.Png(), "A clock")).Dispose();
        var id = await _app.InDatabaseAsync(db => db.Pictures.Select(p => p.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, await (await _app.SignedInAsync("employee")).StatusOfAsync($"/pictures/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("customer")).StatusOfAsync($"/pictures/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync($"/pictures/{id}"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<HttpResponseMessage> UploadAsync(byte[]? content, string words)
    {
        var page = $"/proposals/{_id}/pictures";
        var token = (await _ruth.OpenAsync(page)).QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(words), "Form.Alternative" } };
        if (content is not null) form.Add(new ByteArrayContent(content) { Headers = { ContentType = new("image/jpeg") } }, "Form.File", "holiday.jpg");
        return await _ruth.Client.PostAsync(page, form);
    }
}
