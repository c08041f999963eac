using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Accounts;

public sealed class ProfileTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private const string NewAddress = "ana.new@example.org";
    private const string Profile = "/account/profile";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };

    [Fact]
    public async Task A_member_says_how_they_are_called_and_spoken_to()
    {
        var oliver = await _app.SignedInAsync("customer2");
        var page = await oliver.PostAsync(Profile, Profile, ("Form.Name", " Oliver G. "), ("Form.Language", "es"), ("Form.TimeZone", "America/Bogota"));

        Assert.Contains("Tu perfil está guardado", page.Body!.TextContent);
        Assert.Equal("es", page.DocumentElement.GetAttribute("lang"));
        var person = await _app.PersonAsync("customer2");
        Assert.Equal(("Oliver G.", "es", "America/Bogota"), (person.Name, person.Language, person.TimeZone));
        Assert.Equal("America/Bogota", page.QuerySelector<IHtmlInputElement>("#Form_TimeZone")!.Value);
    }

    [Theory]
    [InlineData("madrid", "Europe/Madrid")]
    [InlineData(" New York ", "America/New_York")]
    [InlineData("Europe/Lisbon", "Europe/Lisbon")]
    public async Task A_city_is_enough_to_name_a_time_zone(string typed, string zone)
    {
        await (await _app.SignedInAsync("customer2")).PostAsync(Profile, Profile, ("Form.TimeZone", typed));
        Assert.Equal(zone, (await _app.PersonAsync("customer2")).TimeZone);
    }

    [Theory]
    [InlineData("Form.Name", " ", "Name: please fill this in")]
    [InlineData("Form.TimeZone", "Atlantis/Capital", "Choose a time zone")]
    [InlineData("Form.Language", "fr", "Choose one of the options")]
    public async Task What_cannot_be_is_refused(string field, string value, string sentence)
    {
        var oliver = await _app.SignedInAsync("customer2");
        var page = await oliver.PostAsync(Profile, Profile, (field, value));
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Oliver Grant", (await _app.PersonAsync("customer2")).Name);
    }

    [Fact]
    public async Task A_new_address_counts_once_its_link_is_confirmed()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        var link = await AskAsync(ana);

        await ana.OpenAsync(link);
        Assert.Equal(1, await AccountsAsync(Ana));

        var page = await ana.PostAsync(link, link);
        Assert.Contains(NewAddress, page.QuerySelector("aside")!.TextContent);
        Assert.Equal((0, 1), (await AccountsAsync(Ana), await AccountsAsync(NewAddress)));
        Assert.True(await ana.IsSignedInAsync());
        Assert.Contains("no longer works", (await ana.OpenAsync(link)).Body!.TextContent);

        var again = _app.Visitor();
        await again.TrySignInAsync(NewAddress);
        Assert.True(await again.IsSignedInAsync());
    }

    [Fact]
    public async Task The_link_is_good_for_the_address_it_was_sent_to_only()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        var link = (await AskAsync(ana)).Replace(Uri.EscapeDataString(NewAddress), Uri.EscapeDataString("boss@example.org"));
        Assert.Contains("no longer works", (await ana.OpenAsync(link)).Body!.TextContent);
    }

    [Fact]
    public async Task An_address_somebody_has_gets_the_same_answer_and_stays_theirs()
    {
        await _app.JoinAsync(Ana);
        await _app.JoinAsync("bob@example.org");
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        var taken = await ana.PostAsync("/account/address", "/account/address", ("Form.Email", "bob@example.org"), ("Form.Password", Members.Password));
        var free = await ana.PostAsync("/account/address", "/account/address", ("Form.Email", NewAddress), ("Form.Password", Members.Password));

        Assert.Equal(free.QuerySelector("main")!.TextContent, taken.QuerySelector("main")!.TextContent);
        Assert.Equal(MailKind.AlreadyMember, (await _app.LastMailToAsync("bob@example.org")).Kind);
    }

    [Fact]
    public async Task An_address_taken_in_the_meantime_is_not_taken_away()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        var link = await AskAsync(ana);
        await _app.JoinAsync(NewAddress);

        var page = await ana.PostAsync(link, link);
        Assert.Contains("no longer works", page.Body!.TextContent);
        Assert.Equal(1, await AccountsAsync(NewAddress));
    }

    [Fact]
    public async Task Changing_the_address_takes_the_password()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        var none = await ana.PostAsync("/account/address", "/account/address", ("Form.Email", NewAddress));
        var wrong = await ana.PostAsync("/account/address", "/account/address", ("Form.Email", NewAddress), ("Form.Password", "not the password"));
        Assert.Contains("Password: please fill this in", none.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("not your current password", wrong.QuerySelector(".error-summary")!.TextContent);
        Assert.Empty(await _app.MailsToAsync(NewAddress));
    }

    [Fact]
    public async Task A_typo_corrected_in_the_same_minute_is_written_to_as_well()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        await ana.PostAsync("/account/address", "/account/address", ("Form.Email", "ana.knew@example.org"), ("Form.Password", Members.Password));
        await AskAsync(ana);
        await AskAsync(ana);

        Assert.Single(await _app.MailsToAsync("ana.knew@example.org"));
        Assert.Single(await _app.MailsToAsync(NewAddress));
    }

    [Fact]
    public async Task The_link_is_asked_for_again_where_it_was_asked_for()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        var sent = await ana.PostAsync("/account/address", "/account/address", ("Form.Email", NewAddress), ("Form.Password", Members.Password));
        Assert.Equal("/account/address", sent.QuerySelector("main a")!.GetAttribute("href"));
        Assert.Equal("/account/resend", (await ana.OpenAsync("/account/sent")).QuerySelector("main a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_address_before_is_told_of_the_new_one()
    {
        await _app.JoinAsync(Ana, language: "es");
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        var link = await AskAsync(ana);
        Assert.Empty(await _app.MailsToAsync(Ana));

        await ana.PostAsync(link, link);
        var mail = Assert.Single(await _app.MailsToAsync(Ana));
        Assert.Equal(MailKind.AddressChanged, mail.Kind);
        Assert.Contains(NewAddress, mail.TextBody);
        Assert.Contains("Si no has sido tú", mail.TextBody);
    }

    [Theory]
    [InlineData(PersonKind.Customer, "ana@example.org", "ana@bank.example", PersonKind.Employee)]
    [InlineData(PersonKind.Employee, "ana@bank.example", "ana@example.org", PersonKind.Customer)]
    [InlineData(PersonKind.Employee, "ana@example.org", "ana@example.com", PersonKind.Employee)]
    public async Task The_kind_of_member_follows_the_address_unless_an_admin_chose_it(PersonKind before, string from, string to, PersonKind after)
    {
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Settings.SingleAsync()).Admit(true, "bank.example");
            return await db.SaveChangesAsync();
        });
        await _app.JoinAsync(from, kind: before);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(from);
        await ana.PostAsync("/account/address", "/account/address", ("Form.Email", to), ("Form.Password", Members.Password));
        var link = (await _app.LastMailToAsync(to)).Link();
        await ana.PostAsync(link, link);

        Assert.Equal(after, await _app.InDatabaseAsync(db => db.Users.Where(a => a.Email == to).Select(a => a.Person.Kind).SingleAsync()));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<string> AskAsync(Visitor ana)
    {
        await ana.PostAsync("/account/address", "/account/address", ("Form.Email", NewAddress), ("Form.Password", Members.Password));
        return (await _app.LastMailToAsync(NewAddress)).Link();
    }

    private Task<int> AccountsAsync(string email) => _app.InDatabaseAsync(db => db.Users.CountAsync(a => a.Email == email));
}
