using System.Text;
using System.Text.RegularExpressions;
using IdeaLab.Domain.Decisions;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Browser;

[Collection(nameof(BrowserLab))]
public sealed class PrintTests(BrowserLab lab)
{
    [BrowserFact]
    public async Task The_longest_decision_there_can_be_prints_on_one_page_of_A4()
    {
        var number = await DecideAtLengthAsync();
        await using var window = await lab.OpenAsync();
        await window.GoAsync($"/decisions/{number}");
        var pdf = Encoding.Latin1.GetString(await window.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
        Assert.Single(Regex.Matches(pdf, @"/Type\s*/Page\b"));
    }

    private Task<int> DecideAtLengthAsync() => lab.App.InDatabaseAsync(async db =>
    {
        var (chain, lead) = (await db.DecisionChains.SingleAsync(), await db.DemoPersonAsync("lead"));
        var idea = await db.Ideas.Include(i => i.Topic.Owners).SingleAsync(i => i.Title.StartsWith("Show direct debits"));
        var options = Enumerable.Range(0, Decision.OptionsMax).Select(n => $"{n} {Words(Decision.OptionMaxLength - 2)}").ToList();
        var terms = new DecisionTerms(DecisionOutcome.Later, options, DecisionModel.Delegated, Words(Decision.ReasonMaxLength), DateOnly.FromDateTime(lab.App.Clock.Now.AddYears(1)));
        var decision = chain.Record(idea, lead, terms, await db.EvidenceAsync(idea.Id, lab.App.Clock.Now, default), DateOnly.FromDateTime(lab.App.Clock.Now), lab.App.Clock.Now);
        db.Add(decision);
        await db.SaveChangesAsync();
        return decision.Number;
    });

    private static string Words(int length) => string.Concat(Enumerable.Repeat("A decision costs somebody something. ", 1 + length / 30))[..length].Trim();
}
