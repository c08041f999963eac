using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>Votes given from the budget of a challenge: in place, by keyboard, and without scripts.</summary>
[Collection(nameof(BrowserLab))]
public sealed class VoteBudgetTests(BrowserLab lab)
{
    [BrowserTheory]
    [InlineData("en", 320)]
    [InlineData("es", 1280)]
    public async Task One_gives_votes_by_keyboard_hears_what_is_left_and_keeps_ones_place(string language, int width)
    {
        var (challenge, ideas) = await StageAsync($"By keyboard {language}?");
        await using var window = await lab.OpenAsync("admin", language, width);
        var page = window.Page;
        await window.GoAsync($"/challenges/{challenge}");
        var (more, less, live) = (page.Locator($"#vote-{ideas[1]}"), page.Locator($"#vote-less-{ideas[1]}"), page.Locator("#live"));

        await more.FocusAsync();
        foreach (var (given, left) in new[] { (1, 4), (2, 3), (3, 2) })
        {
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(more).ToHaveAttributeAsync("value", $"{given + 1}");
            await Assertions.Expect(live).ToContainTextAsync($"{left}");
            foreach (var shown in await page.Locator($".votes-left-{challenge}").AllAsync()) Assert.Contains($"{left}", await shown.InnerTextAsync());
            await Assertions.Expect(more).ToBeFocusedAsync();
        }

        Assert.Equal(4, await page.Locator($".votes-left-{challenge}").CountAsync());
        Assert.Empty(await window.BarriersAsync());
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(live).ToContainTextAsync("3");
        await Assertions.Expect(live).ToHaveClassAsync("live live-shown");
        await Assertions.Expect(more).ToBeFocusedAsync();

        foreach (var given in (int[])[2, 1, 0])
        {
            await less.PressAsync("Enter");
            await Assertions.Expect(more).ToHaveAttributeAsync("value", $"{given + 1}");
        }
        await Assertions.Expect(less).ToBeFocusedAsync();
        Assert.Equal((0, 0), await lab.App.VotesAsync(ideas[1]));
        Assert.Equal(0, await window.OverflowAsync());
        window.AssertNoFaults();
    }

    [BrowserFact]
    public async Task On_the_idea_one_gives_votes_and_follows_without_losing_either()
    {
        var (challenge, ideas) = await StageAsync("In the box?");
        await using var window = await lab.OpenAsync("admin");
        var page = window.Page;
        await window.GoAsync($"/ideas/{ideas[0]}");

        await page.Locator($"#vote-{ideas[0]}").ClickAsync();
        await Assertions.Expect(page.Locator(".vote-box .votes-mine")).ToContainTextAsync("1");
        await Assertions.Expect(page.Locator($"#follow-{ideas[0]}")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Locator($"#follow-{ideas[0]}").ClickAsync();
        await Assertions.Expect(page.Locator($"#follow-{ideas[0]}")).ToHaveAttributeAsync("aria-pressed", "false");
        await Assertions.Expect(page.Locator($".votes-left-{challenge}")).ToContainTextAsync("4");
        await page.Locator($"#vote-less-{ideas[0]}").ClickAsync();
        await Assertions.Expect(page.Locator(".vote-box .votes-mine")).ToContainTextAsync("0");
        Assert.Empty(await window.BarriersAsync());
        window.AssertNoFaults();
    }

    [BrowserFact]
    public async Task Without_scripts_the_same_buttons_post_and_come_back()
    {
        var (challenge, ideas) = await StageAsync("Without scripts?");
        await using var window = await lab.OpenAsync("admin", scripts: false);
        var page = window.Page;
        await window.GoAsync($"/challenges/{challenge}?sort=new");
        for (var given = 1; given <= 3; given++) await page.Locator($"#vote-{ideas[2]}").ClickAsync();
        Assert.Contains("sort=new", page.Url);
        await Assertions.Expect(page.Locator($".side .votes-left-{challenge}")).ToContainTextAsync("2");
        await page.Locator($"#vote-{ideas[2]}").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice-warn")).ToContainTextAsync("3");
        await page.Locator($"#vote-less-{ideas[2]}").ClickAsync();
        await Assertions.Expect(page.Locator($".side .votes-left-{challenge}")).ToContainTextAsync("3");
        Assert.Equal((2, 1), await lab.App.VotesAsync(ideas[2]));
    }

    // Closes after those of the demo content, so that other tests find theirs first.
    private async Task<(int Challenge, int[] Ideas)> StageAsync(string question)
    {
        var challenge = await lab.App.ChallengeAsync(question, endsIn: 90, budget: new(5, 3));
        return (challenge, [await lab.App.EnterAsync(challenge, $"One {question}"), await lab.App.EnterAsync(challenge, $"Two {question}"), await lab.App.EnterAsync(challenge, $"Three {question}")]);
    }
}
