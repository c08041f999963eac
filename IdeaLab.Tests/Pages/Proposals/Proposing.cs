using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Tests.Pages.Proposals;

/// <summary>Ideas being refined, and proposals as people write them.</summary>
internal static class Proposing
{
    public static async Task<int> RefiningAsync(this LabApp app, Audience audience = Audience.Everyone, string by = "customer")
    {
        var id = await app.ShareAsync("Freeze my card", by, audience: audience);
        await app.ActAsync(id, "reviewer", (idea, reviewer) =>
        {
            idea.TakeStep(IdeaStatus.UnderReview, reviewer, "Promising.", app.Clock.Now);
            idea.TakeStep(IdeaStatus.Refining, reviewer, "Let us write it down.", app.Clock.Now);
        });
        return id;
    }

    /// <summary>A demo person saves a version, an hour later than the last act.</summary>
    public static Task<int> ProposeAsync(this LabApp app, int ideaId, ProposalContent content, string note = "", bool isMaterial = false, string by = "reviewer") => app.InDatabaseAsync(async db =>
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var writer = await db.DemoPersonAsync(by);
        var idea = (await db.ForRefiningAsync(ideaId, writer, default))!;
        idea.Propose(content with { Team = content.Team.Count > 0 ? content.Team : idea.Proposal?.Latest.Content.Team ?? [] }, writer, note, isMaterial, app.Clock.Now);
        await db.SaveChangesAsync();
        return idea.Proposal!.LatestNumber;
    });

    /// <summary>Puts a demo person on the team.</summary>
    public static Task<int> JoinTeamAsync(this LabApp app, int ideaId, string who) => app.InDatabaseAsync(async db =>
    {
        var ruth = await db.DemoPersonAsync("reviewer");
        var idea = (await db.ForRefiningAsync(ideaId, ruth, default))!;
        idea.Propose((idea.Proposal?.Latest.Content ?? new() { Problem = "Cards get lost." }) with { Team = [await db.DemoPersonAsync(who)] }, ruth, "", false, app.Clock.Now);
        return await db.SaveChangesAsync();
    });

    /// <summary>Sends the form of a proposal that is already open, as it stands but for these fields: what two people at once do.</summary>
    public static async Task<HttpResponseMessage> SaveOpenAsync(this Visitor writer, IHtmlDocument page, string? handler = null, params (string Name, string Value)[] values)
    {
        var form = (IHtmlFormElement)page.QuerySelector("#proposal")!;
        var fields = form.Elements.OfType<IHtmlElement>().SelectMany(field => field switch
        {
            IHtmlInputElement { Name.Length: > 0 } input when input.Type is not "checkbox" || input.IsChecked => [(input.Name!, input.Value)],
            IHtmlTextAreaElement area => [(area.Name!, area.Value)],
            IHtmlSelectElement choice => [(choice.Name!, choice.Value!)],
            _ => Array.Empty<(string, string)>(),
        }).Where(field => values.All(v => v.Name != field.Item1)).Concat(values);
        return await writer.Client.PostAsync(form.GetAttribute("action") + (handler is null ? "" : $"?handler={handler}"), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
    }

    public static string Text(this IParentNode page, string selector) => string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
