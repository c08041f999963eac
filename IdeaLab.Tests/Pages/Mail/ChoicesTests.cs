using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Mail;

/// <summary>Which mails a person gets: the same form from a mail's link and when signed in.</summary>
public sealed class ChoicesTests : IAsyncLifetime
{
    private static readonly (string, string)[] Chosen = [("Form.Followed", "Daily"), ("Form.Replies", "Weekly"), ("Form.Challenges", "Never"), ("Form.StillYes", "Instant")];
    private static readonly NewsChoices AsChosen = new(MailChoice.Daily, MailChoice.Weekly, MailChoice.Never, MailChoice.Instant);
    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Who_comes_from_a_mail_chooses_without_signing_in_and_in_their_language()
    {
        var (visitor, address) = (_app.Visitor("en"), await AddressAsync("customer"));
        var opened = await visitor.OpenAsync(address);
        Assert.Equal("es", opened.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["Al momento", "Al momento", "Al momento", "Al momento"], Selects(opened).Select(s => s.SelectedOptions[0].TextContent));
        Assert.Equal(NewsChoices.All(MailChoice.Instant), (await _app.PersonAsync("customer")).News);

        var saved = await visitor.PostAsync(address, address, Chosen);
        Assert.Contains("Tu elección está guardada", saved.QuerySelector(".notice-good")!.TextContent);
        Assert.Equal(AsChosen, (await _app.PersonAsync("customer")).News);
        Assert.Equal(["Daily", "Weekly", "Never", "Instant"], Selects(await visitor.OpenAsync(address)).Select(s => s.Value));
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Neither_cookie_nor_redirect_is_needed()
    {
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var answer = await client.PostAsync(await AddressAsync("customer"), new FormUrlEncodedContent(Chosen.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(AsChosen, (await _app.PersonAsync("customer")).News);
    }

    [Fact]
    public async Task A_member_has_the_same_form_in_their_account()
    {
        var oliver = await _app.SignedInAsync("customer2");
        var profile = await oliver.OpenAsync("/account/profile");
        Assert.NotNull(profile.QuerySelector("a[href='/account/mail']"));
        var page = await oliver.PostAsync("/account/mail", "/account/mail", Chosen);

        Assert.Contains("Your choices are saved", page.Body!.TextContent);
        Assert.Equal(AsChosen, (await _app.PersonAsync("customer2")).News);
        var other = await _app.Visitor().OpenAsync(await AddressAsync("customer2"));
        Assert.Equal(Selects(other).Select(s => s.OuterHtml), Selects(page).Select(s => s.OuterHtml));
    }

    [Theory]
    [InlineData("Form.Followed", "99", "Choose one of the options")]
    [InlineData("Form.Replies", "often", "this cannot be read")]
    [InlineData("Form.StillYes", "", "please fill this in")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_nothing_is_lost(string field, string value, string sentence)
    {
        var address = await AddressAsync("customer2");
        foreach (var (who, path) in new[] { (_app.Visitor(), address), (await _app.SignedInAsync("customer2"), "/account/mail") })
        {
            var page = await who.PostAsync(path, path, [.. Chosen.Where(f => f.Item1 != field), (field, value)]);
            Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
            Assert.Contains(sentence, page.QuerySelector($"[data-valmsg-for='{field}']")!.TextContent);
            Assert.Equal("Never", page.QuerySelector<IHtmlSelectElement>("#Form_Challenges")!.Value);
            Assert.Equal(NewsChoices.All(MailChoice.Instant), (await _app.PersonAsync("customer2")).News);
        }
    }

    [Fact]
    public async Task A_checkbox_that_says_neither_yes_nor_no_is_refused_beside_it()
    {
        var address = await AddressAsync("owner");
        foreach (var (who, path) in new[] { (_app.Visitor(), address), (await _app.SignedInAsync("owner"), "/account/mail") })
        {
            var page = await who.PostAsync(path, path, [.. Chosen, ("Form.Digest", "banana"), ("Form.Warnings", "true")]);
            var fault = page.QuerySelector(page.QuerySelector(".error-summary a")!.GetAttribute("href")!)!;
            Assert.Equal(("Form.Digest", "true"), (fault.GetAttribute("name"), fault.GetAttribute("aria-invalid")));
            Assert.Contains(page.QuerySelector(".error-summary a")!.TextContent, page.GetElementById(fault.GetAttribute("aria-describedby")!)!.TextContent);
            Assert.True(page.QuerySelector<IHtmlInputElement>("#Form_Warnings")!.IsChecked);
            Assert.False((await _app.PersonAsync("owner")).ReceivesWarnings);
        }
    }

    [Fact]
    public async Task Who_sends_nothing_at_all_finds_each_fault_at_its_field()
    {
        var address = await AddressAsync("customer2");
        using var answer = await _app.Visitor().Client.PostAsync(address, new FormUrlEncodedContent([]));
        var page = await Visitor.ReadAsync(answer);

        var faults = page.QuerySelectorAll(".error-summary a").Select(link => page.QuerySelector(link.GetAttribute("href")!)).ToList();
        Assert.Equal(["Form.Challenges", "Form.Followed", "Form.Replies", "Form.StillYes"], faults.Select(field => field?.GetAttribute("name")).Order());
        Assert.All(faults, field => Assert.Equal("true", field!.GetAttribute("aria-invalid")));
    }

    [Fact]
    public async Task No_checkbox_carries_a_check_of_the_browser()
    {
        foreach (var page in new[] { await _app.Visitor().OpenAsync(await AddressAsync("owner")), await _app.Visitor().OpenAsync("/account/sign-in"), await (await _app.SignedInAsync("admin")).OpenAsync("/admin/settings") })
        {
            Assert.NotEmpty(page.QuerySelectorAll("main [type=checkbox]"));
            Assert.DoesNotContain("The ", string.Join(' ', page.QuerySelectorAll("[data-val-required]").Select(field => field.GetAttribute("data-val-required"))));
            Assert.Empty(page.QuerySelectorAll("[type=checkbox][data-val]"));
        }
    }

    [Fact]
    public async Task Another_language_is_chosen_without_leaving_the_page()
    {
        var (visitor, address) = (_app.Visitor("en"), await AddressAsync("customer"));
        using var answer = await visitor.SendAsync(address, "/language", ("to", "en"));
        Assert.Equal(address, $"{answer.Headers.Location}");
        Assert.Equal("en", (await visitor.OpenAsync(address)).DocumentElement.GetAttribute("lang"));
        Assert.Equal(address, (await visitor.PostAsync(address, address, ("Form.Replies", "99"))).QuerySelector<IHtmlInputElement>("[name=back]")!.Value);
    }

    [Fact]
    public async Task Owners_choose_digest_and_warnings_there_and_nobody_else_is_asked()
    {
        var address = await AddressAsync("owner");
        var visitor = _app.Visitor();
        await visitor.PostAsync(address, address, ("Form.Digest", "false"), ("Form.Warnings", "true"));
        Assert.Equal((true, true), ((await _app.PersonAsync("owner")).DeclinesDigest, (await _app.PersonAsync("owner")).ReceivesWarnings));

        var member = await AddressAsync("customer2");
        Assert.Empty((await visitor.OpenAsync(member)).QuerySelectorAll("[type=checkbox]"));
        await visitor.PostAsync(member, member, ("Form.Digest", "false"), ("Form.Warnings", "true"), ("Form.IsForOwner", "true"));
        Assert.Equal((false, false), ((await _app.PersonAsync("customer2")).DeclinesDigest, (await _app.PersonAsync("customer2")).ReceivesWarnings));
    }

    [Fact]
    public async Task The_address_of_one_chooses_for_nobody_else_and_names_nobody()
    {
        var address = await AddressAsync("customer");
        var page = await _app.Visitor().OpenAsync(address);
        Assert.DoesNotContain("@idealab.test", page.DocumentElement.OuterHtml);
        Assert.DoesNotContain("Carmen", page.DocumentElement.OuterHtml);
        await _app.Visitor().PostAsync(address, address, Chosen);
        var others = await _app.InDatabaseAsync(db => db.Users.Where(a => a.Email != "customer@idealab.test").Select(a => a.Person.News).ToListAsync());
        Assert.All(others, news => Assert.Equal(NewsChoices.All(MailChoice.Instant), news));
    }

    [Fact]
    public async Task An_address_nobody_was_given_does_not_exist()
    {
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync("/mail/choices/CfDJ8made-up"));
        using var answer = await _app.Visitor().Client.PostAsync("/mail/choices/CfDJ8made-up", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static IEnumerable<IHtmlSelectElement> Selects(IHtmlDocument page) => page.QuerySelectorAll<IHtmlSelectElement>("select[name^='Form.']");

    private async Task<string> AddressAsync(string who)
    {
        var person = await _app.PersonAsync(who);
        return "/mail/choices/" + _app.Services.GetRequiredService<UnsubscribeTokens>().For(person.Id, BulkMail.IdeaNews, person.News);
    }
}
