using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Admin;

public sealed class AdminPeopleTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    [Fact]
    public async Task A_role_counts_from_the_next_click()
    {
        var (admin, elena) = (await _app.SignedInAsync("admin"), await _app.SignedInAsync("employee"));
        Assert.Equal(HttpStatusCode.Forbidden, await elena.StatusOfAsync("/admin"));

        var page = await PathOfAsync("employee");
        var saved = await admin.PostAsync(page, page, ("Form.Roles", "Reviewer"), ("Form.Roles", "Admin"));
        Assert.Contains("It counts from the person", saved.Body!.TextContent);
        Assert.Equal(HttpStatusCode.OK, await elena.StatusOfAsync("/admin"));
        Assert.Equal(Roles.Reviewer | Roles.Admin, (await _app.PersonAsync("employee")).Roles);

        await SaveAsync(admin, "employee");
        Assert.Equal(HttpStatusCode.Forbidden, await elena.StatusOfAsync("/admin"));
    }

    [Fact]
    public async Task Somebody_becomes_an_employee()
    {
        var page = await PathOfAsync("customer");
        await (await _app.SignedInAsync("admin")).PostAsync(page, page, ("Form.Kind", "Employee"));
        Assert.Equal(PersonKind.Employee, (await _app.PersonAsync("customer")).Kind);
    }

    [Fact]
    public async Task The_last_admin_stays_admin()
    {
        var admin = await _app.SignedInAsync("admin");
        var page = await SaveAsync(admin, "admin");
        Assert.Contains("Somebody must be admin", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, await admin.StatusOfAsync("/admin"));
    }

    [Fact]
    public async Task Two_admins_cannot_dismiss_each_other_at_once()
    {
        var (admin, lead) = (await _app.SignedInAsync("admin"), await _app.SignedInAsync("lead"));
        await SaveAsync(admin, "lead", "Admin");

        await Task.WhenAll(PostAsync(admin, "lead"), PostAsync(lead, "admin"));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.People.CountAsync(p => (p.Roles & Roles.Admin) == Roles.Admin)));
    }

    [Fact]
    public async Task An_admin_who_steps_down_leaves_the_admin_pages()
    {
        var admin = await _app.SignedInAsync("admin");
        await SaveAsync(admin, "lead", "Admin");
        using var answer = await PostAsync(admin, "admin");
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, await admin.StatusOfAsync("/admin"));
    }

    [Fact]
    public async Task Of_two_admins_who_decide_at_once_the_second_is_told_and_loses_nothing()
    {
        var admin = await _app.SignedInAsync("admin");
        var path = await PathOfAsync("employee");
        var opened = await admin.OpenAsync(path);

        await SaveAsync(admin, "employee", "Reviewer");
        var late = await admin.Client.PostAsync(path, FormOf(opened, ("Form.Roles", "Owner")));
        var page = await Visitor.ReadAsync(late);

        Assert.Contains("Somebody else has changed this", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("Reviewer", page.QuerySelector("aside")!.TextContent);
        Assert.Equal(["Owner"], page.QuerySelectorAll<IHtmlInputElement>("[name='Form.Roles']").Where(i => i.IsChecked).Select(i => i.Value));
        Assert.Equal(Roles.Reviewer, (await _app.PersonAsync("employee")).Roles);

        await admin.Client.PostAsync(path, FormOf(page, ("Form.Roles", "Owner")));
        Assert.Equal(Roles.Owner, (await _app.PersonAsync("employee")).Roles);
    }

    [Fact]
    public async Task Who_is_owner_no_longer_owns_no_topic()
    {
        await _app.InDatabaseAsync(async db =>
        {
            var owners = await db.People.Where(p => p.Roles == Roles.Owner || p.Roles == Roles.Lead).ToListAsync();
            var topic = new Topic("General", "General");
            topic.GiveTo(owners);
            db.Add(topic);
            return await db.SaveChangesAsync();
        });

        await SaveAsync(await _app.SignedInAsync("admin"), "owner", "Reviewer");
        Assert.Equal(["Laura Price"], await _app.InDatabaseAsync(db => db.TopicOwners.Select(o => o.Person.Name).ToListAsync()));
    }

    [Theory]
    [InlineData("q=oscar", "Óscar Medina")]
    [InlineData("q=MEDINA", "Óscar Medina")]
    [InlineData("q=reviewer%40", "Ruth Adler")]
    [InlineData("role=Lead", "Laura Price")]
    [InlineData("kind=Customer&q=ruiz", "Carmen Ruiz")]
    [InlineData("q=nobody+at+all", null)]
    public async Task People_are_found_by_name_mail_kind_and_role(string query, string? name)
    {
        var page = await (await _app.SignedInAsync("admin")).OpenAsync($"/admin/people?{query}");
        string?[] expected = name is null ? [] : [name];
        Assert.Equal(expected, NamesOn(page));
        Assert.Equal(name is null, page.QuerySelector(".empty") is not null);
    }

    [Fact]
    public async Task Everybody_is_on_exactly_one_page_in_order()
    {
        await _app.InDatabaseAsync(async db =>
        {
            for (var i = 0; i < 120; i++)
            {
                var email = $"member{i}@example.org";
                db.Add(new IdeaLab.Web.Data.Account { UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), Person = new Person(i % 3 == 0 ? "Ángel" : $"Member {i:000}", PersonKind.Customer, "en", "UTC", _app.Clock.Now) });
            }

            return await db.SaveChangesAsync();
        });

        var admin = await _app.SignedInAsync("admin");
        var names = new List<string>();
        for (var path = "/admin/people"; path is not null;)
        {
            var page = await admin.OpenAsync(path);
            names.AddRange(NamesOn(page));
            path = page.QuerySelectorAll<IHtmlAnchorElement>(".pager a").SingleOrDefault(a => a.TextContent == "Next page")?.GetAttribute("href");
        }

        Assert.Equal(127, names.Count);
        Assert.Equal(names.Select(Person.Searchable).Order(StringComparer.Ordinal), names.Select(Person.Searchable));
    }

    [Fact]
    public async Task What_is_no_role_or_kind_is_refused()
    {
        var admin = await _app.SignedInAsync("admin");
        var path = await PathOfAsync("employee");
        foreach (var (field, value) in new[] { ("Form.Roles", "Emperor"), ("Form.Roles", "64"), ("Form.Kind", "7") })
        {
            var page = await admin.PostAsync(path, path, (field, value));
            Assert.NotNull(page.QuerySelector(".error-summary"));
        }

        Assert.Equal(Roles.None, (await _app.PersonAsync("employee")).Roles);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<string> PathOfAsync(string who) => $"/admin/people/{(await _app.PersonAsync(who)).Id}";

    /// <summary>Saves somebody with exactly these roles.</summary>
    private async Task<IHtmlDocument> SaveAsync(Visitor admin, string who, params string[] roles)
    {
        using var answer = await PostAsync(admin, who, roles);
        return answer.Headers.Location is { } next ? await admin.OpenAsync(next.OriginalString) : await Visitor.ReadAsync(answer);
    }

    private async Task<HttpResponseMessage> PostAsync(Visitor admin, string who, params string[] roles)
    {
        var path = await PathOfAsync(who);
        return await admin.Client.PostAsync(path, FormOf(await admin.OpenAsync(path), [.. roles.Select(r => ("Form.Roles", r))]));
    }

    private static List<string> NamesOn(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody th").Select(t => t.TextContent.Trim())];

    private static FormUrlEncodedContent FormOf(IHtmlDocument page, params (string Name, string Value)[] values)
    {
        var fields = page.QuerySelectorAll<IHtmlInputElement>("main form.form input").Where(i => i.Type == "hidden" || (i.IsChecked && i.Name != "Form.Roles"));
        return new FormUrlEncodedContent([.. fields.Select(i => KeyValuePair.Create(i.Name!, i.Value)), .. values.Select(v => KeyValuePair.Create(v.Name, v.Value))]);
    }
}
