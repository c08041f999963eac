using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>How long things are kept. The privacy page tells it from the same rows.</summary>
public sealed class RetentionModel(IdeaLabDb db, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    /// <summary>By what is kept; what is fixed is not asked for.</summary>
    [BindProperty]
    public Dictionary<Kept, int?> Days { get; set; } = [];

    /// <summary>The state the admin saw when deciding.</summary>
    [BindProperty]
    public int Version { get; set; }

    public static IEnumerable<KeptPeriod> Chosen => Retention.All.Where(period => !period.IsFixed);
    public static IEnumerable<KeptPeriod> Fixed => Retention.All.Where(period => period.IsFixed);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var kept = await db.RetentionAsync(ct);
        Days = Chosen.ToDictionary(period => period.What, period => (int?)kept.Days(period.What));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        foreach (var period in Chosen.Where(period => Days.GetValueOrDefault(period.What) is not { } days || days < period.Least || days > period.Most))
        {
            if (ModelState.TryGetValue(KeyOf(period.What), out var typed) && typed.Errors.Count > 0) continue;
            ModelState.AddModelError(KeyOf(period.What), text["Form.Range", text[$"Kept.{period.What}"], period.Least, period.Most]);
        }

        if (!ModelState.IsValid) return await ShowAsync(ct);

        if (!await db.InOneGoAsync(() => SaveAsync(ct), ct))
        {
            ModelState.AddModelError("", text["Admin.Changed"]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Admin.Retention.Saved"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        Version = (await db.RetentionAsync(ct)).Version;
        return Page();
    }

    public static string KeyOf(Kept what) => $"{nameof(Days)}[{what}]";

    /// <summary>What was typed, also where it is no number.</summary>
    public string? TypedFor(Kept what) => ModelState.TryGetValue(KeyOf(what), out var typed) ? typed.AttemptedValue : $"{Days.GetValueOrDefault(what)}";

    /// <returns>False when another admin has saved since the form was opened.</returns>
    private async Task<bool> SaveAsync(CancellationToken ct)
    {
        var kept = await db.RetentionAsync(ct);
        if (kept.Version != Version) return false;

        foreach (var period in Chosen)
        {
            if (kept.Keep(period.What, Days[period.What]!.Value) is { } added) db.Add(added);
        }

        return true;
    }
}
