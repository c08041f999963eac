using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Review;

public sealed class OutcomeTests : IAsyncLifetime
{
    private static readonly (string, string)[] Filed =
        [("Form.Value", "52000"), ("Form.Cost", "31000"), ("Form.ExpectedValueLow", "40000"), ("Form.ExpectedValueHigh", "60000"), ("Form.ExpectedCostLow", "20000"), ("Form.Note", "Counted in three months.")];

    private readonly LabApp _app = new();
    private int _id;
    private string _form = "";

    public async Task InitializeAsync()
    {
        _id = await _app.ShareAsync("Freeze my card");
        await _app.EndAsync(_id, IdeaStatus.Delivered);
        _app.Clock.Advance(TimeSpan.FromDays(91));
        _form = $"/review/{_id}/outcome/90";
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_checkbox_that_says_neither_yes_nor_no_is_refused_beside_it()
    {
        var page = await (await _app.SignedInAsync("lead")).PostAsync(_form, _form, [.. Filed, ("Form.IsPublic", "banana")]);
        Assert.Contains("cannot be read", page.GetElementById("Form_IsPublic-fault")!.TextContent);
        Assert.Equal("true", page.GetElementById("Form_IsPublic")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Expected_stands_beside_real_with_the_return_and_its_formula()
    {
        var lead = await _app.SignedInAsync("lead");
        Assert.Contains("Nobody has filed yet", (await lead.OpenAsync($"/review/{_id}")).QuerySelector("#outcome-90")!.TextContent);
        var after = await lead.PostAsync(_form, _form, Filed);
        Assert.Contains("The figures are filed", after.Body!.TextContent);
        Assert.Equal(
            [["Value", "€40,000 to €60,000", "€52,000", "104%"], ["Cost", "€20,000", "€31,000", "155%"], ["Return", "100% to 200%", "68%", ""]],
            after.QuerySelectorAll("#outcome-90 tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray()));
        Assert.Contains("Return = (value − cost) ÷ cost", after.QuerySelector("#outcome-90")!.TextContent);
        Assert.Contains("Counted in three months.", after.QuerySelector("#outcome-90")!.TextContent);
    }

    [Fact]
    public async Task Money_and_shares_are_written_as_the_reader_s_language_writes_them()
    {
        var owner = await _app.SignedInAsync("owner");
        var after = await owner.PostAsync(_form, _form, [.. Filed, ("Form.IsPublic", "true")]);
        Assert.Equal(["Valor", "de 40.000 € a 60.000 €", "52.000 €", "104 %"], after.QuerySelectorAll("#outcome-90 tbody tr")[0].Children.Select(cell => cell.TextContent.Trim().Replace('\u00a0', ' ')));
    }

    [Fact]
    public async Task Of_nothing_spent_the_return_is_undefined()
    {
        var after = await (await _app.SignedInAsync("lead")).PostAsync(_form, _form, ("Form.Value", "10"), ("Form.Cost", "0"));
        Assert.Equal(["Return", "not said", "none: nothing was spent", ""], after.QuerySelectorAll("#outcome-90 tbody tr")[2].Children.Select(cell => cell.TextContent.Trim()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Figures_are_for_staff_unless_they_are_marked_for_everybody(bool isPublic)
    {
        (string, string)[] choice = isPublic ? [("Form.IsPublic", "true")] : [];
        await (await _app.SignedInAsync("reviewer")).PostAsync(_form, _form, [.. Filed, .. choice]);
        var customer = await _app.SignedInAsync("customer2");
        var address = $"/ideas/{_id}/freeze-my-card";
        var (idea, delivered) = (await customer.OpenAsync(address), await customer.OpenAsync("/delivered"));
        Assert.Equal(isPublic, idea.QuerySelector("#outcome")?.TextContent.Contains("52,000") is true);
        Assert.Equal(isPublic, idea.QuerySelector(".timeline")!.TextContent.Contains("Figures after 90 days"));
        Assert.Equal(isPublic, delivered.QuerySelector(".delivered")!.TextContent.Contains("After 90 days it had brought €52,000 and cost €31,000. Return: 68%."));

        var staff = await (await _app.SignedInAsync("lead")).OpenAsync(address);
        Assert.Contains("52,000", staff.QuerySelector("#outcome")!.TextContent);
        Assert.Equal(!isPublic, staff.QuerySelector("#outcome")!.TextContent.Contains("Only staff see these figures"));
        Assert.Contains("Figures after 90 days", staff.QuerySelector(".timeline")!.TextContent);
    }

    [Fact]
    public async Task Bad_input_is_said_beside_the_field_and_everything_typed_is_still_there()
    {
        var page = await (await _app.SignedInAsync("lead")).PostAsync(_form, _form, ("Form.Value", "much"), ("Form.Cost", "-3"), ("Form.ExpectedValueLow", "5"), ("Form.ExpectedValueHigh", "4"), ("Form.Note", "Counted."));
        Assert.Equal(["Value: this cannot be read. Please write it again.", "Cost: a whole amount from 0 to 1,000,000,000,000."], page.QuerySelectorAll(".field-validation-error").Select(error => error.TextContent.Trim()));
        Assert.Equal(("-3", "5", "Counted."), (page.Field("#Form_Cost"), page.Field("#Form_ExpectedValueLow"), page.Field("#Form_Note")));

        var wrongWay = await (await _app.SignedInAsync("lead")).PostAsync(_form, _form, ("Form.Value", "1"), ("Form.Cost", "1"), ("Form.ExpectedValueLow", "5"), ("Form.ExpectedValueHigh", "4"));
        Assert.Equal("The lower amount comes first.", Assert.Single(wrongWay.QuerySelectorAll(".field-validation-error")).TextContent.Trim());
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Outcomes.CountAsync()));
    }

    [Fact]
    public async Task A_correction_is_in_the_audit_log_with_what_was_there_before()
    {
        var lead = await _app.SignedInAsync("lead");
        await lead.PostAsync(_form, _form, Filed);
        await lead.PostAsync(_form, _form, ("Form.Cost", "32000"));
        var changed = await _app.InDatabaseAsync(db => db.Audit.Where(e => e.Thing == "Outcome").OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal([("Cost", "31000", "32000")], changed.Changes.Select(c => (c.What, c.Before, c.After)));
        Assert.Equal(_id, changed.IdeaId);
    }

    [Fact]
    public async Task Twice_is_once_and_of_two_at_once_neither_is_lost()
    {
        var (lead, ruth) = (await _app.SignedInAsync("lead"), await _app.SignedInAsync("reviewer"));
        await lead.PostAsync(_form, _form, Filed);
        await lead.PostAsync(_form, _form, [.. Filed, ("Form.Version", "0")]);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Outcomes.Select(o => o.Version).SingleAsync()));

        var late = await ruth.PostAsync(_form, _form, ("Form.Value", "1"), ("Form.Cost", "2"), ("Form.Version", "0"));
        Assert.Contains("Laura Price was faster", late.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("€52,000", late.QuerySelector(".panel")!.TextContent);
        Assert.Equal("1", late.Field("#Form_Value"));
        await ruth.PostAsync(_form, _form, ("Form.Value", "1"), ("Form.Cost", "2"), ("Form.Version", late.Field("input[name='Form.Version']")!));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Outcomes.Select(o => o.Value).SingleAsync()));
    }

    [Fact]
    public async Task Five_who_file_at_once_leave_one_row()
    {
        var staff = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _app.SignedInAsync("reviewer")));
        await Task.WhenAll(staff.Select((one, n) => one.PostAsync(_form, _form, ("Form.Value", $"{n}"), ("Form.Cost", "1"))));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Outcomes.CountAsync()));
    }

    [Fact]
    public async Task What_was_expected_is_carried_to_the_next_time()
    {
        var lead = await _app.SignedInAsync("lead");
        await lead.PostAsync(_form, _form, Filed);
        _app.Clock.Advance(TimeSpan.FromDays(300));
        var form = await (await _app.SignedInAsync("lead")).OpenAsync($"/review/{_id}/outcome/365");
        Assert.Equal(("40000", "60000", "20000", "20000", ""), (form.Field("#Form_ExpectedValueLow"), form.Field("#Form_ExpectedValueHigh"), form.Field("#Form_ExpectedCostLow"), form.Field("#Form_ExpectedCostHigh"), form.Field("#Form_Value")));
    }

    [Fact]
    public async Task Too_early_is_refused_and_there_are_no_other_days()
    {
        var lead = await _app.SignedInAsync("lead");
        Assert.Equal(HttpStatusCode.Forbidden, await lead.StatusOfAsync($"/review/{_id}/outcome/365"));
        Assert.Equal(HttpStatusCode.NotFound, await lead.StatusOfAsync($"/review/{_id}/outcome/30"));
        Assert.Equal(HttpStatusCode.NotFound, await lead.StatusOfAsync("/review/4711/outcome/90"));
        Assert.Equal(HttpStatusCode.Forbidden, await lead.StatusOfAsync($"/review/{await _app.ShareAsync("Another")}/outcome/90"));
    }
}
