using IdeaLab.Domain.Audit;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Admin;

/// <summary>Admins see which providers there are and by which rules people become what they are.</summary>
public sealed class SignOnPageTests : IAsyncLifetime
{
    private const string Page = "/admin/sign-on";
    private readonly LabApp _app = new()
    {
        Settings =
        {
            ["SignOn:acme:Authority"] = "http://localhost:1",
            ["SignOn:acme:ClientId"] = "lab",
            ["SignOn:acme:ClientSecret"] = "s3cret",
            ["SignOn:acme:Label"] = "Acme",
        },
    };

    private Visitor _admin = null!;

    public async Task InitializeAsync() => _admin = await _app.SignedInAsync("admin");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_rule_is_added_changed_and_removed_and_the_log_knows()
    {
        await _admin.PostAsync(Page, Page, ("Form.Provider", "acme"), ("Form.Claim", "groups"), ("Form.Value", "staff"), ("Form.Grants", "kind:Employee"));
        var rule = await _app.InDatabaseAsync(db => db.ClaimRules.SingleAsync());
        Assert.Equal(("acme", "groups", "staff", PersonKind.Employee), (rule.Provider, rule.Claim, rule.Value, rule.Kind));

        var shown = await _admin.OpenAsync($"{Page}?rule={rule.Id}");
        Assert.Equal("staff", shown.QuerySelector("#Form_Value")!.GetAttribute("value"));
        await _admin.PostAsync($"{Page}?rule={rule.Id}", Page, ("Rule", $"{rule.Id}"), ("Form.Provider", "acme"), ("Form.Claim", "groups"), ("Form.Value", "reviewers"), ("Form.Grants", "role:Reviewer"));
        var changed = await _app.InDatabaseAsync(db => db.ClaimRules.SingleAsync());
        Assert.Equal(("reviewers", (PersonKind?)null, Roles.Reviewer), (changed.Value, changed.Kind, changed.Role));

        await _admin.PostAsync(Page, $"{Page}?handler=Remove", ("rule", $"{changed.Id}"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.ClaimRules.CountAsync()));
        var acts = await _app.InDatabaseAsync(db => db.Audit.Where(e => e.Thing == "ClaimRule").OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());
        Assert.Equal(2, acts.Count(act => act is AuditAct.Added));
        Assert.Equal(2, acts.Count(act => act is AuditAct.Removed));
    }

    [Fact]
    public async Task A_rule_makes_admins_only_when_it_is_said_and_what_was_typed_stays()
    {
        var refused = await _admin.PostAsync(Page, Page, ("Form.Provider", "acme"), ("Form.Claim", "groups"), ("Form.Value", "<b>root</b>"), ("Form.Grants", "role:Admin"));
        Assert.NotNull(refused.QuerySelector(".error-summary"));
        Assert.Equal("<b>root</b>", refused.QuerySelector("#Form_Value")!.GetAttribute("value"));
        Assert.Equal("role:Admin", refused.QuerySelector("#Form_Grants option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.ClaimRules.CountAsync()));

        await _admin.PostAsync(Page, Page, ("Form.Provider", "acme"), ("Form.Claim", "groups"), ("Form.Value", "root"), ("Form.Grants", "role:Admin"), ("Form.MakesAdmins", "true"));
        Assert.Equal(Roles.Admin, await _app.InDatabaseAsync(db => db.ClaimRules.Select(r => r.Role).SingleAsync()));
    }

    [Theory]
    [InlineData("other", "kind:Employee"), InlineData("acme", "kind:Emperor"), InlineData("acme", "role:64"), InlineData("acme", "role:None"), InlineData("acme", "segment:77"), InlineData("acme", "")]
    public async Task What_no_choice_says_makes_no_rule(string provider, string grants)
    {
        var refused = await _admin.PostAsync(Page, Page, ("Form.Provider", provider), ("Form.Claim", "groups"), ("Form.Value", "x"), ("Form.Grants", grants));
        Assert.NotNull(refused.QuerySelector(".error-summary"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.ClaimRules.CountAsync()));
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_to_be_and_its_secret_is_nowhere()
    {
        var answer = await _admin.PostAsync(Page, $"{Page}?handler=Check", ("provider", "acme"));
        Assert.Contains("Acme", answer.QuerySelector("[role=alert], [role=status], .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/signin/acme", answer.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", answer.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
