using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Challenges;

/// <summary>Owners and leads start and change challenges.</summary>
public sealed class ChallengeFormTests : IAsyncLifetime
{
    private const string New = "/challenges/new";

    private readonly LabApp _app = new();
    private Visitor _lead = null!;

    public async Task InitializeAsync() => _lead = await _app.SignedInAsync("lead");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_lead_starts_one_and_everybody_finds_it()
    {
        var topic = await _app.TopicAsync();
        var page = await _lead.PostAsync(New, New, Filled(("Input.TopicIds", $"{topic}"), ("Input.Votes", "5"), ("Input.PerIdea", "3"), ("Input.Criteria", "cheap\nsoon")));
        Assert.Equal("How do we save paper?", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("The challenge is set", page.QuerySelector(".notice-good")!.TextContent);

        var visitor = _app.Visitor();
        var link = (await visitor.OpenAsync("/challenges")).QuerySelector(".challenges h3 a")!;
        var read = await visitor.OpenAsync(link.Path());
        var said = read.QuerySelector("main")!.TextContent;
        Assert.All((string[])["25 days left", "2 Mar 2026", "29 Mar 2026", "Europe/Madrid", "Laura Price", "Cards", "cheap", "soon", "Each person has 5 votes", "up to 3"], part => Assert.Contains(part, said));
        Assert.Equal("two million", read.QuerySelector(".prose strong")!.TextContent);
    }

    [Fact]
    public async Task Twice_is_once()
    {
        var open = await _lead.OpenAsync(New);
        foreach (var _ in (int[])[1, 2]) Assert.Equal(HttpStatusCode.Redirect, (await _lead.SendOpenAsync(open, New, values: [.. Filled(), ("Input.OwnerId", $"{(await _app.PersonAsync("lead")).Id}")])).StatusCode);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Challenges.CountAsync()));
    }

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "Input.Question", " ", "Input.Question", "Question: please fill this in." },
        { "Input.Question", "???", "Input.Question", "Ask a question of at most 160 characters." },
        { "Input.OpensOn", "", "Input.OpensOn", "First day: please fill this in." },
        { "Input.OpensOn", "soon", "Input.OpensOn", "First day: this cannot be read. Please write it again." },
        { "Input.ClosesOn", "2026-03-01", "Input.ClosesOn", "The last day cannot come before the first." },
        { "Input.Votes", "0", "Input.Votes", "Votes in all: choose a number from 1 to 100." },
        { "Input.Votes", "", "Input.Votes", "Fill in both numbers, or leave both empty." },
        { "Input.PerIdea", "", "Input.PerIdea", "Fill in both numbers, or leave both empty." },
        { "Input.PerIdea", "6", "Input.PerIdea", "A budget has between 1 and 100 votes, and no idea can get more votes than a person has." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_wrong_is_said_beside_its_field_and_all_that_was_typed_is_there(string field, string value, string at, string sentence)
    {
        var values = Filled(("Input.Votes", "5"), ("Input.PerIdea", "3"), ("Input.Criteria", "cheap")).Where(v => v.Item1 != field).Append((field, value)).ToArray();
        var page = await _lead.PostAsync(New, New, values);
        Assert.Equal(sentence, page.QuerySelector($"[id='{at.Replace('.', '_')}-fault']")!.TextContent.Trim());
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(field == "Input.Question" ? value : "How do we save paper?", page.Field("#Input_Question"));
        Assert.Equal("cheap", page.QuerySelector("#Input_Criteria")!.TextContent.Trim());
        Assert.Equal("We print **two million** sheets.", page.QuerySelector("#Input_Body")!.TextContent.Trim());
        Assert.True(page.QuerySelector("#audience-Customers")!.HasAttribute("checked"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Challenges.CountAsync()));
    }

    [Fact]
    public async Task An_end_that_is_over_is_refused_when_it_is_sent()
    {
        var page = await _lead.PostAsync(New, New, [.. Filled().Where(v => v.Item1 is not ("Input.OpensOn" or "Input.ClosesOn")), ("Input.OpensOn", "2026-03-01"), ("Input.ClosesOn", "2026-03-03")]);
        Assert.Contains("already over", page.QuerySelector("#Input_ClosesOn-fault")!.TextContent);
    }

    [Fact]
    public async Task The_text_is_shown_as_it_will_look_also_without_scripts()
    {
        var page = await _lead.PostAsync(New, New, [("Input.Body", "**Half** of it"), ("preview", "true")]);
        Assert.Equal("Half", page.QuerySelector("#preview strong")!.TextContent);
        Assert.Null(page.QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task Before_it_opens_its_owner_changes_all_of_it_and_afterwards_what_does_not_stand()
    {
        var id = await _app.ChallengeAsync(began: -2, endsIn: 9, budget: new(5, 2));
        // In Spanish, whose dates are written another way.
        var owner = await _app.SignedInAsync("owner");
        var edit = $"/challenges/{id}/edit";
        await owner.PostAsync(edit, edit, ("Input.Question", "What else?"), ("Input.Audience", "Employees"), ("Input.Votes", ""), ("Input.PerIdea", ""));
        var changed = await ChallengeAsync(id);
        Assert.Equal(("What else?", Audience.Employees, null), (changed.Question, changed.Audience, changed.Budget));

        _app.Clock.Advance(TimeSpan.FromDays(3));
        var open = await owner.OpenAsync(edit);
        Assert.Null(open.QuerySelector("input[type=radio]"));
        Assert.Null(open.QuerySelector("input[type=number]"));
        Assert.Equal(["Primer día", "Para quién", "Votos por persona"], open.QuerySelectorAll("form.form .field > .field-title").Select(t => t.TextContent).Except(["Vista previa"]));
        var done = await owner.PostAsync(edit, edit, ("Input.ClosesOn", "2026-04-01"), ("Input.Question", "And now?"));
        Assert.Contains("quedado cambiado", done.QuerySelector(".notice-good")!.TextContent);
        Assert.Equal((new DateOnly(2026, 4, 1), "And now?", Audience.Employees), ((await ChallengeAsync(id)).ClosesOn, (await ChallengeAsync(id)).Question, (await ChallengeAsync(id)).Audience));

        var refused = await owner.PostAsync(edit, edit, ("Input.Audience", "Everyone"), ("Input.Question", "Typed"));
        Assert.Contains("se quedan como están", refused.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Typed", refused.Field("#Input_Question"));
        Assert.Equal("And now?", (await ChallengeAsync(id)).Question);
    }

    [Fact]
    public async Task Another_owner_may_not_a_lead_may_and_once_it_is_closed_nobody()
    {
        var id = await _app.ChallengeAsync(owner: "lead", endsIn: 1);
        var edit = $"/challenges/{id}/edit";
        var owner = await _app.SignedInAsync("owner");
        Assert.Equal(HttpStatusCode.Forbidden, await owner.StatusOfAsync(edit));
        Assert.Null((await owner.OpenAsync($"/challenges/{id}")).QuerySelector($"a[href='{edit}']"));
        using var act = await owner.SendAsync(New, New, ("Input.Question", "x"));
        var token = (await owner.OpenAsync(New)).QuerySelector("form.form input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.Client.PostAsync(edit, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await _lead.StatusOfAsync(edit));
        Assert.Equal(HttpStatusCode.NotFound, await _lead.StatusOfAsync("/challenges/4711/edit"));

        _app.Clock.Advance(TimeSpan.FromDays(3));
        await _app.CloseDueAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await _lead.StatusOfAsync(edit));
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_loses_nothing()
    {
        var id = await _app.ChallengeAsync();
        var edit = $"/challenges/{id}/edit";
        var before = await _lead.OpenAsync(edit);
        await _lead.PostAsync(edit, edit, ("Input.Question", "First?"));

        var version = before.Field("#Input_Version")!;
        var told = await _lead.PostAsync(edit, edit, ("Input.Version", version), ("Input.Question", "Second?"));
        Assert.Contains("Somebody else has changed", told.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Second?", told.Field("#Input_Question"));
        Assert.Equal("First?", (await ChallengeAsync(id)).Question);

        await _lead.SendOpenAsync(told, edit, values: ("Input.OwnerId", $"{(await ChallengeAsync(id)).OwnerId}"));
        Assert.Equal("Second?", (await ChallengeAsync(id)).Question);
    }

    [Fact]
    public async Task Its_picture_is_shown_with_its_words_which_can_change_and_it_can_go()
    {
        await SendPictureAsync(New, Support.Pictures.Png(30, 20), "A shelf of paper", Filled());
        var id = await _app.InDatabaseAsync(db => db.Challenges.Select(c => c.Id).SingleAsync());
        var picture = (await _app.Visitor().OpenAsync($"/challenges/{id}")).QuerySelector("img.picture")!;
        Assert.Equal("A shelf of paper", picture.GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, await _app.Visitor().StatusOfAsync(picture.GetAttribute("src")!));

        var edit = $"/challenges/{id}/edit";
        await SendPictureAsync(edit, null, "Half a shelf of paper", []);
        Assert.Equal("Half a shelf of paper", (await _app.Visitor().OpenAsync("/challenges")).QuerySelector("img.picture")!.GetAttribute("alt"));

        var wordless = await SendPictureAsync(edit, null, "", []);
        Assert.Contains("Say in up to 300 characters", wordless.QuerySelector("#Input_Picture_Alternative-fault")!.TextContent);

        await SendPictureAsync(edit, null, "Half a shelf of paper", [("Input.RemovePicture", "true")]);
        Assert.Null((await _app.Visitor().OpenAsync($"/challenges/{id}")).QuerySelector("img.picture"));
    }

    [Fact]
    public async Task A_file_that_is_none_and_a_picture_beside_another_fault_are_said_at_the_file()
    {
        var none = await SendPictureAsync(New, "<svg/>"u8.ToArray(), "A shelf", Filled());
        Assert.Contains("PNG, JPEG", none.QuerySelector("#Input_Picture_File-fault")!.TextContent);
        Assert.Equal("A shelf", none.Field("#Input_Picture_Alternative"));
        var other = await SendPictureAsync(New, Support.Pictures.Png(), "A shelf", [.. Filled().Where(v => v.Item1 != "Input.Question"), ("Input.Question", "")]);
        Assert.Contains("Choose the picture again", other.QuerySelector("#Input_Picture_File-fault")!.TextContent);
    }

    [Fact]
    public async Task What_was_set_is_in_the_audit_log()
    {
        await _lead.PostAsync(New, New, Filled());
        var log = (await (await _app.SignedInAsync("admin")).OpenAsync("/admin/audit")).QuerySelector("tbody")!.TextContent;
        Assert.Contains("Added Challenge Question How do we save paper?", string.Join(' ', log.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("29 Mar 2026", log);
    }

    private async Task<IHtmlDocument> SendPictureAsync(string path, byte[]? picture, string words, (string, string)[] values)
    {
        var form = (await _lead.OpenAsync(path)).QuerySelector<IHtmlFormElement>("form.form")!;
        using var sent = new MultipartFormDataContent();
        var given = values.Select(v => v.Item1).ToHashSet();
        foreach (var field in form.Elements.OfType<IHtmlInputElement>().Where(f => f.Name is { Length: > 0 } && f.Type is not ("file" or "submit") && (f.Type is not ("radio" or "checkbox") || f.IsChecked)))
            if (!given.Contains(field.Name!) && field.Name != "Input.Picture.Alternative") sent.Add(new StringContent(field.Value), field.Name!);
        foreach (var area in form.Elements.OfType<IHtmlTextAreaElement>()) if (!given.Contains(area.Name!)) sent.Add(new StringContent(area.Value), area.Name!);
        foreach (var choice in form.Elements.OfType<IHtmlSelectElement>()) if (!given.Contains(choice.Name!)) sent.Add(new StringContent(choice.Value ?? ""), choice.Name!);
        foreach (var (name, value) in values) sent.Add(new StringContent(value), name);
        sent.Add(new StringContent(words), "Input.Picture.Alternative");
        if (picture is not null) sent.Add(new ByteArrayContent(picture), "Input.Picture.File", "shelf.png");
        var answer = await _lead.Client.PostAsync(path, sent);
        return answer.Headers.Location is { } to ? await _lead.OpenAsync(to.ToString()) : await Visitor.ReadAsync(answer);
    }

    private Task<Challenge> ChallengeAsync(int id) => _app.InDatabaseAsync(db => db.Challenges.AsNoTracking().SingleAsync(c => c.Id == id));

    private static (string, string)[] Filled(params (string, string)[] more) =>
    [
        ("Input.Question", "How do we save paper?"), ("Input.Body", "We print **two million** sheets."), ("Input.OpensOn", "2026-03-02"), ("Input.ClosesOn", "2026-03-29"),
        ("Input.Audience", more.Any(v => v.Item1 == "Input.Criteria" && v.Item2 == "cheap") ? "Customers" : "Everyone"), .. more,
    ];
}
