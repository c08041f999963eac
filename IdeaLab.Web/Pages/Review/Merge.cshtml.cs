using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using IdeaLab.Web.Html;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Finds the idea that says the same, shows what the two would be together, and merges. Followers are told by a job.</summary>
public sealed partial class MergeModel(IdeaLabDb db, CurrentUser me, IIdeaSearch search, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    public const int SearchMaxLength = 200;

    private const int MostFound = 10;

    // Enough Markdown for three lines of text.
    private const int ExcerptSource = 600;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>Words to search for, or the address of an idea; without any, ideas that sound alike are offered.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set => field = value?.Length > SearchMaxLength ? value[..SearchMaxLength] : value; }

    /// <summary>The idea chosen to merge into.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Into { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public Found Idea { get; private set; } = null!;
    public List<Found> Choices { get; private set; } = [];
    public Found? Target { get; private set; }

    /// <summary>The idea that was asked for and leads to the target.</summary>
    public string? Led { get; private set; }

    public MergePreview Preview { get; private set; } = null!;
    public int LastStep { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).CountAsync(i => i.Id == Id || i.Id == Into, ct) < 2) return await ShowAsync(ct);

        var between = await db.InOneGoAsync(() => MergeAsync(ct), ct);
        if (between is not null)
        {
            ModelState.AddModelError("", text["Merge.Overtaken", between.By.Name, between.Idea.Title, text.Word(between.To), text.Moment(between.At, await frame.ZoneAsync(ct)), between.Reason]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Merge.Done", (await db.Ideas.SingleAsync(i => i.Id == Into, ct)).Title]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var visible = db.Ideas.VisibleTo(await me.RequirePersonAsync(ct));
        if (await visible.Include(i => i.Author).SingleOrDefaultAsync(i => i.Id == Id, ct) is not { } idea) return NotFound();

        Idea = Found.Of(idea);
        if (await TargetAsync(visible, idea, ct) is { } target)
        {
            (Target, Preview) = (Found.Of(target), await db.MergePreviewAsync(idea, target, ct));
            LastStep = await StepsOfBoth(Id, target.Id).MaxAsync(step => (int?)step.Id, ct) ?? 0;
        }
        else if (idea.Status is not IdeaStatus.Merged)
        {
            Choices = await ChoicesAsync(visible.Where(i => i.Id != Id && i.Audience == idea.Audience && i.CircleId == idea.CircleId && i.Topic.Audience == idea.Topic.Audience && i.Topic.CircleId == idea.Topic.CircleId && i.Status != IdeaStatus.Merged), ct);
        }
        return Page();
    }

    /// <returns>The idea asked for, or the one it leads to; null when there is none, or the two cannot be merged.</returns>
    private async Task<Idea?> TargetAsync(IQueryable<Idea> ideas, Idea idea, CancellationToken ct)
    {
        var target = await ideas.Include(i => i.Author).SingleOrDefaultAsync(i => i.Id == Into, ct);
        if (target is null && Into is not null && !ModelState.ContainsKey("")) ModelState.AddModelError("", text["Merge.NoSuch"]);
        if (target is { Status: IdeaStatus.Merged })
        {
            Led = target.Title;
            target = await ideas.LedToFrom(db, target.Id).Include(i => i.Author).SingleOrDefaultAsync(ct);
        }
        if (target is null || idea.WhyNotInto(target) is not { } obstacle) return target;

        if (!ModelState.ContainsKey("")) ModelState.AddModelError("", Led is not null && target == idea ? text["Merge.LeadsHere"] : text[obstacle.Message, [.. obstacle.Values]]);
        return null;
    }

    private async Task<List<Found>> ChoicesAsync(IQueryable<Idea> among, CancellationToken ct)
    {
        var ids = Address().Match(Q ?? "") is { Success: true } address ? [int.Parse(address.Groups["id"].Value, CultureInfo.InvariantCulture)]
            : string.IsNullOrWhiteSpace(Q) ? (await search.SimilarToAsync(Idea.Title, await me.PersonAsync(ct), MostFound, ct, except: Id)).ConvertAll(i => i.Id)
            : (await search.FindAsync(Q, among, await me.RequirePersonAsync(ct), null, MostFound, ct)).ConvertAll(hit => hit.Id);
        var found = await among.Where(i => ids.Contains(i.Id)).Select(i => new Found(i.Id, i.Title, i.Status, i.Audience, i.CircleId, i.Author.Name, i.CreatedAt, i.Support, i.Body.Substring(0, ExcerptSource))).ToListAsync(ct);
        return [.. found.OrderBy(i => ids.IndexOf(i.Id))];
    }

    /// <returns>A step of somebody else, on either idea, that came between; null when the two are merged.</returns>
    private async Task<StatusChange?> MergeAsync(CancellationToken ct)
    {
        var (reviewer, target) = (await me.RequirePersonAsync(ct), Into!.Value);
        var last = await StepsOfBoth(Id, target).Include(step => step.By).Include(step => step.Idea).Include(step => step.Merge).OrderByDescending(step => step.Id).FirstOrDefaultAsync(ct);
        // The same form sent twice has merged them already.
        if (last is not null && last.Id != Input.LastStep)
            return last.Merge is { } done && (done.IdeaId, done.TargetId, last.ById, last.Reason) == (Id, target, reviewer.Id, Input.Reason!.Trim()) ? null : last;

        var both = await db.ForMergingAsync(Id, target, ct);
        both[Id].MergeInto(both[target], reviewer, Input.Reason!, clock.GetUtcNow().UtcDateTime);
        await db.RescoreAsync(both[target], ct);
        return null;
    }

    private IQueryable<StatusChange> StepsOfBoth(int one, int other) => db.StatusChanges.Where(step => step.IdeaId == one || step.IdeaId == other);

    // What stands behind "/ideas/" or "/review/" in an address pasted here.
    [GeneratedRegex(@"/(?:ideas|review)/(?<id>\d{1,9})(?:[/?#]|$)")]
    private static partial Regex Address();

    public sealed record Found(int Id, string Title, IdeaStatus Status, Audience Audience, int? CircleId, string Author, DateTime CreatedAt, int Support, string Body)
    {
        public string Excerpt => PlainText.FromMarkdown(Body, 220);

        public static Found Of(Idea idea) => new(idea.Id, idea.Title, idea.Status, idea.Audience, idea.CircleId, idea.Author.Name, idea.CreatedAt, idea.Support, idea.Body);
    }

    public sealed class Fields
    {
        /// <summary>Key of the newest step of the two, 0 for none: when another comes between, the reviewer is told.</summary>
        public int LastStep { get; set; }

        [Display(Name = "Merge.Reason")]
        [Required(ErrorMessage = "Form.Required"), StringLength(StatusChange.ReasonMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
