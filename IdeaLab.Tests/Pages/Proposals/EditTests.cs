using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Proposals;

public sealed class EditTests : IAsyncLifetime
{
    private static readonly (string, string)[] Whole =
    [
        ("Form.Problem", "Cards get **lost**."), ("Form.Beneficiaries", "Everybody with a card."), ("Form.Solution", "A widget."), ("Form.Effort", "Quarter"),
        ("Form.ValueLow", "10000"), ("Form.ValueHigh", "20000"), ("Form.CostLow", "5000"), ("Form.Note", "First words"),
        ("Form.Risks[0].What", "Nobody finds it"), ("Form.Risks[0].Likelihood", "Likely"), ("Form.Risks[0].Impact", "Serious"), ("Form.Risks[0].Answer", "Show it after a loss."),
    ];

    private readonly LabApp _app = new();

    [Fact]
    public async Task From_the_review_one_refines_an_idea_into_a_proposal_that_everybody_can_read()
    {
        var id = await _app.ShareAsync("Freeze my card");
        await _app.ActAsync(id, "reviewer", (idea, ruth) => idea.TakeStep(IdeaStatus.UnderReview, ruth, "Promising.", _app.Clock.Now));
        var reviewer = await _app.SignedInAsync("reviewer");
        Assert.Contains("an idea is refined from “Under review”", (await reviewer.OpenAsync($"/review/{await _app.ShareAsync("Not looked at yet")}/refine")).Text(".notice"));
        var refine = (await reviewer.OpenAsync($"/review/{id}")).QuerySelector($"a[href='/review/{id}/refine']")!.Path();
        Assert.Contains("Say why", (await reviewer.PostAsync(refine, refine)).Text(".error-summary"));

        var edit = await reviewer.PostAsync(refine, refine, ("Form.Reason", "We write it down."));
        Assert.Equal($"/proposals/{id}/edit", new Uri(edit.BaseUri).AbsolutePath);
        Assert.Equal((IdeaStatus.Refining, "We write it down."), await _app.InDatabaseAsync(db => db.StatusChanges.OrderByDescending(s => s.Id).Select(s => ValueTuple.Create(s.To, s.Reason)).FirstAsync()));

        var page = await reviewer.PostAsync($"/proposals/{id}/edit", $"/proposals/{id}/edit", Whole);
        Assert.Contains("Version 1 is saved", page.Body!.TextContent);
        var idea = await _app.Visitor().OpenAsync($"/ideas/{id}/freeze-my-card");
        var read = (await _app.Visitor().OpenAsync(idea.QuerySelector("#proposal-title ~ p a")!.Path())).Text("article");
        Assert.All((string[])["Cards get lost.", "Everybody with a card.", "A widget.", "A quarter", "€10,000 to €20,000", "€5,000", "Nobody finds it", "Likely", "Serious", "Show it after a loss.", "Version 1", "Ruth Adler"], said => Assert.Contains(said, read));
        Assert.Contains("Proposal, version 1", idea.Text(".timeline li:last-child"));
    }

    [Theory]
    [InlineData("customer2", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("reviewer", HttpStatusCode.OK)]
    [InlineData("owner", HttpStatusCode.OK)]
    [InlineData("lead", HttpStatusCode.OK)]
    public async Task Staff_write_and_others_do_not(string who, HttpStatusCode status)
    {
        var id = await _app.RefiningAsync();
        await _app.ProposeAsync(id, new() { Problem = "Cards get lost." });
        await _app.ProposeAsync(id, new() { Problem = "Cards get lost often." });
        var person = await _app.SignedInAsync(who);
        foreach (var page in (string[])["edit", "pictures", "restore/1"]) Assert.Equal((page, status), (page, await person.StatusOfAsync($"/proposals/{id}/{page}")));

        var token = (await person.OpenAsync("/")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("Form.Problem", "Mine"), new("Form.Base", "2"), new("__RequestVerificationToken", token)]);
        Assert.Equal(status is HttpStatusCode.OK ? HttpStatusCode.Redirect : status, (await person.Client.PostAsync($"/proposals/{id}/edit", form)).StatusCode);
        Assert.Equal(status is HttpStatusCode.OK ? 3 : 2, await LatestAsync(id));
    }

    [Fact]
    public async Task For_whom_the_idea_does_not_exist_its_proposal_does_not_either()
    {
        var id = await _app.RefiningAsync(Audience.Employees, "employee");
        await _app.ProposeAsync(id, new() { Problem = "Long meetings." });
        await _app.ProposeAsync(id, new() { Problem = "Longer meetings." });
        foreach (var path in (string[])[$"/proposals/{id}", $"/proposals/{id}?version=1", $"/proposals/{id}/compare"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync(path));
            Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("customer")).StatusOfAsync(path));
            Assert.Equal(HttpStatusCode.OK, await (await _app.SignedInAsync("employee")).StatusOfAsync(path));
        }
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("customer")).StatusOfAsync($"/proposals/{id}/edit"));
    }

    [Theory]
    [InlineData("Form.Problem", "", "Problem: please fill this in")]
    [InlineData("Form.ValueLow", "30000", "The lower amount comes first")]
    [InlineData("Form.CostLow", "-1", "An amount is a whole number")]
    [InlineData("Form.CostLow", "much", "this cannot be read")]
    [InlineData("Form.Risks[0].What", "", "what could go wrong")]
    [InlineData("Form.IsMaterial", "true", "Say what changed")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_everything_typed_stays(string field, string value, string sentence)
    {
        var id = await _app.RefiningAsync();
        var (reviewer, edit) = (await _app.SignedInAsync("reviewer"), $"/proposals/{id}/edit");
        (string Name, string Value)[] typed = [.. Whole.Where(f => f.Item1 != field && f.Item1 != "Form.Note"), (field, value)];
        var page = await reviewer.PostAsync(edit, edit, typed);

        var link = page.QuerySelector(".error-summary li a")!;
        Assert.Contains(sentence, link.TextContent);
        Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!));
        Assert.All(typed.Where(f => f.Name != "Form.IsMaterial"), f => Assert.Equal(f.Value, page.Field($"[name='{f.Name}']")));
        Assert.Null(await LatestAsync(id));
    }

    [Fact]
    public async Task More_rows_and_people_are_had_without_scripts_and_without_losing_a_word()
    {
        var id = await _app.RefiningAsync();
        var (reviewer, edit) = (await _app.SignedInAsync("reviewer"), $"/proposals/{id}/edit");
        var page = await reviewer.OpenAsync(edit);
        Assert.Equal(5, page.QuerySelectorAll(".risks > li").Length);
        page = await Visitor.ReadAsync(await reviewer.SaveOpenAsync(page, "Rows", ("Form.Solution", "A widget."), ("Form.CostLow", "much")));
        Assert.Equal(10, page.QuerySelectorAll(".risks > li").Length);
        Assert.Equal(("A widget.", "much"), (page.Field("#Form_Solution"), page.Field("#Form_CostLow")));
        Assert.Empty(page.QuerySelectorAll(".error-summary"));

        // The enter key in the search looks up and does not save.
        page = await Visitor.ReadAsync(await reviewer.SaveOpenAsync(page, null, ("Form.Problem", "Cards get lost."), ("Form.CostLow", ""), ("Form.Find", "oscar")));
        Assert.Equal("A widget.", page.Field("#Form_Solution"));
        var oscar = page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlInputElement>("#Form_Team input[type=checkbox]").Single();
        Assert.False(oscar.IsChecked);
        Assert.Contains("Add Óscar Medina", oscar.Parent!.TextContent);
        Assert.Null(await LatestAsync(id));

        await reviewer.SaveOpenAsync(page, null, ("Form.Team", oscar.Value));
        Assert.Contains("Óscar Medina", (await _app.Visitor().OpenAsync($"/proposals/{id}")).Text(".team"));
        var told = await _app.LastMailToAsync("owner@idealab.test");
        Assert.Contains($"/proposals/{id}", told.TextBody);
        Assert.Contains("Ruth Adler", told.TextBody);
        await reviewer.SaveOpenAsync(await reviewer.OpenAsync(edit), null, ("Form.Solution", "Two widgets."));
        Assert.Single(await _app.MailsToAsync("owner@idealab.test"));
        Assert.Equal(2, await LatestAsync(id));
    }

    [Fact]
    public async Task Who_is_on_the_team_writes_but_neither_chooses_nor_looks_up_people()
    {
        var id = await _app.RefiningAsync();
        await _app.JoinTeamAsync(id, "customer2");
        var (oliver, edit) = (await _app.SignedInAsync("customer2"), $"/proposals/{id}/edit");
        var carmen = await _app.PersonAsync("customer");
        var page = await Visitor.ReadAsync(await oliver.SaveOpenAsync(await oliver.OpenAsync(edit), "Find", ("Form.Find", "a")));
        Assert.Empty(page.QuerySelectorAll("#Form_Team input"));
        Assert.Contains("Oliver Grant", page.Text("#Form_Team"));

        using var saved = await oliver.SaveOpenAsync(page, null, ("Form.Solution", "A widget."), ("Form.Team", $"{carmen.Id}"), ("Form.Find", ""));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("OG Oliver Grant", (await oliver.OpenAsync($"/proposals/{id}")).Text(".team"));
    }

    [Fact]
    public async Task A_save_of_staff_is_in_the_audit_log_and_one_that_changes_nothing_makes_no_version()
    {
        var id = await _app.RefiningAsync();
        var (reviewer, edit) = (await _app.SignedInAsync("reviewer"), $"/proposals/{id}/edit");
        await reviewer.PostAsync(edit, edit, Whole);
        var entry = await _app.InDatabaseAsync(db => db.Audit.AsNoTracking().SingleAsync(e => e.Thing == nameof(ProposalVersion)));
        Assert.Equal((AuditAct.Added, id), (entry.Act, entry.IdeaId!.Value));
        Assert.Contains(("Note", "First words"), entry.Changes.Select(c => (c.What, c.After)));

        var again = await reviewer.PostAsync(edit, edit, ("Form.Note", "Nothing really"));
        Assert.Contains("Nothing is different from version 1", again.Body!.TextContent);
        Assert.Equal(1, await LatestAsync(id));
    }

    [Fact]
    public async Task Others_can_query_the_figures_of_the_version_that_stands()
    {
        var (id, without) = (await _app.RefiningAsync(), await _app.ShareAsync("No proposal"));
        await _app.ProposeAsync(id, new() { Problem = "P", Effort = Effort.Weeks });
        await _app.ProposeAsync(id, new() { Problem = "P", Effort = Effort.Year, Value = new(10, 20), Cost = new(5, 5) });
        var figures = await _app.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == id || i.Id == without).ProposalFigures(db).ToListAsync());
        var one = Assert.Single(figures);
        Assert.Equal((id, 2, Effort.Year, new(10, 20), new(5, 5)), (one.IdeaId, one.Version, one.Effort, one.Value!, one.Cost!));
        Assert.Equal((new(10, 20), new(5, 5)), await _app.InDatabaseAsync(db => db.ExpectedOfAsync(id, default)));
        Assert.Equal((null, null), await _app.InDatabaseAsync(db => db.ExpectedOfAsync(without, default)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<int?> LatestAsync(int id) => _app.InDatabaseAsync(db => db.Proposals.Where(p => p.IdeaId == id).Select(p => (int?)p.LatestNumber).SingleOrDefaultAsync());
}
