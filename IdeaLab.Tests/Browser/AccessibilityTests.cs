namespace IdeaLab.Tests.Browser;

[Collection(nameof(BrowserLab))]
public sealed class AccessibilityTests(BrowserLab lab)
{
    public static TheoryData<string, string> Readers => new()
    {
        { "visitor", "en" }, { "visitor", "es" },
        { "customer", "en" }, { "customer", "es" },
        { "reviewer", "en" }, { "reviewer", "es" },
        { "admin", "en" }, { "admin", "es" },
    };

    [BrowserTheory, MemberData(nameof(Readers))]
    public async Task Axe_finds_nothing_on_any_page(string who, string language)
    {
        await using var window = await lab.OpenAsync(who == "visitor" ? null : who, language);
        List<string> barriers = [];
        foreach (var route in await Route.AllAsync(lab.App))
        {
            if (!route.Readers.Contains(who)) continue;
            await window.GoAsync(route.Path);
            barriers.AddRange(await window.BarriersAsync());
        }

        Assert.Empty(barriers);
        window.AssertNoFaults();
    }
}
