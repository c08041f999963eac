using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin.Topics;

/// <summary>What ideas can be about, and a form for one more.</summary>
public sealed class IndexModel(IdeaLabDb db, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public TopicNames Form { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var topic = await db.InOneGoAsync(async () =>
        {
            await Form.RequireFreeAsync(db, except: 0, ct);
            var added = new Topic(Form.English, Form.Spanish);
            db.Add(added);
            return added;
        }, ct);

        this.SayDone(text["Admin.Topic.Added"]);
        return RedirectToPage("Details", new { topic.Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var isSpanish = Languages.Current == "es";
        Rows = await db.Topics.AsNoTracking().OrderBy(t => t.IsClosed).ThenBy(t => isSpanish ? t.Spanish : t.English)
            .Select(t => new Row(t.Id, t.English, t.Spanish, t.IsClosed, t.Audience, t.CircleId, t.Owners.OrderBy(o => o.Person.SearchName).Select(o => o.Person.Name).ToList(), db.Ideas.Count(i => i.TopicId == t.Id)))
            .ToListAsync(ct);
        return Page();
    }

    public sealed record Row(int Id, string English, string Spanish, bool IsClosed, Audience Audience, int? CircleId, IReadOnlyList<string> Owners, int Ideas);
}
