using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Html;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin.Holding;

/// <summary>When texts wait for a look by staff: what each rule does, how much it weighs, and what that would have meant for the lab's last posts.</summary>
public sealed class IndexModel(IdeaLabDb db, SiteAddress site, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    /// <summary>So many posts are looked at to try typed weights.</summary>
    public const int Latest = 200;

    [BindProperty]
    public HoldingForm Form { get; set; } = new();

    /// <summary>The state the admin saw when deciding.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>What the typed rules make of the last posts; null before somebody asks.</summary>
    public Trial? Tried { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form = HoldingForm.Of(await db.HoldingAsync(ct));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var isSaved = await db.InOneGoAsync(async () =>
        {
            var settings = await db.HoldingSettings.SingleOrDefaultAsync(ct);
            if ((settings?.Version ?? 0) != Version) return false;
            Form.ApplyTo(settings ?? db.Add(new HoldingSettings()).Entity);
            return true;
        }, ct);
        if (!isSaved)
        {
            ModelState.AddModelError("", text["Admin.Changed"]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Holding.Saved"]);
        return RedirectToPage();
    }

    /// <summary>Tries what is typed and saves nothing.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken ct)
    {
        var seen = Version;
        if (ModelState.IsValid)
        {
            var typed = new HoldingSettings();
            Form.ApplyTo(typed);
            Tried = Trial.Of(typed, await db.LatestPostsAsync(Latest, markdown => Links.Away(markdown, site.Value), markdown => PlainText.FromMarkdown(markdown), ct));
        }

        await ShowAsync(ct);
        Version = seen;
        return Page();
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        // Rule breakers come here too: what counts is what is saved, so that saving once more is possible.
        ModelState.Remove(nameof(Version));
        Version = (await db.HoldingAsync(ct)).Version;
        return Page();
    }

    /// <summary>What the rules would have made of posts.</summary>
    /// <param name="Posts">How many were looked at.</param>
    /// <param name="Held">How many of them would have waited.</param>
    /// <param name="Rules">For each rule, how many it gives points to, and how many would not have waited without it.</param>
    public sealed record Trial(int Posts, int Held, IReadOnlyDictionary<ScreeningRule, (int Found, int Decided)> Rules)
    {
        public static Trial Of(HoldingSettings settings, IReadOnlyList<Post> posts)
        {
            var screenings = posts.Select(settings.Screen).ToList();
            var held = screenings.Where(s => s.Score >= settings.Threshold).ToList();
            return new(posts.Count, held.Count, Enum.GetValues<ScreeningRule>().ToDictionary(rule => rule, rule => (
                screenings.Count(s => PointsOf(rule, s) > 0),
                held.Count(s => s.Score - PointsOf(rule, s) < settings.Threshold))));
        }

        private static int PointsOf(ScreeningRule rule, Screening screening) => screening.Terms.Where(term => term.Rule == rule).Sum(term => term.Points);
    }
}
