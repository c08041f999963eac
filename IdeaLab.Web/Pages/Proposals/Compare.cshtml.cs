using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Proposals;

/// <summary>Any two versions of a proposal beside each other.</summary>
public sealed class CompareModel(IdeaLabDb db, CurrentUser me, Frame frame, IStringLocalizer<Text> text) : PageModel
{
    /// <summary>The version at the left; the one before the other where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    /// <summary>The version at the right; the newest where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    public int Id { get; private set; }
    public string IdeaTitle { get; private set; } = "";
    public IReadOnlyList<Line> Versions { get; private set; } = [];
    public Differences Differences { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var reader = await me.PersonAsync(ct);
        var (readerId, isStaff) = (reader?.Id ?? 0, reader.ReviewsIdeas());
        var title = await db.Ideas.VisibleTo(reader).Where(i => i.Id == id).Select(i => i.Title).SingleOrDefaultAsync(ct);
        var versions = db.ProposalVersions.AsNoTracking().Where(v => v.IdeaId == id);
        Versions = await versions.OrderByDescending(v => v.Number).Select(v => new Line(v.Number, v.By.Name, v.At, v.WithheldAt == null || isStaff || v.ById == readerId ? v.Note : "")).ToListAsync(ct);
        if (title is null || Versions.Count == 0) return NotFound();

        To ??= Versions[0].Number;
        From ??= Math.Max(1, To.Value - 1);
        var both = await versions.Where(v => v.Number == From || v.Number == To).Whole().ToDictionaryAsync(v => v.Number, ct);
        if (!both.TryGetValue(From.Value, out var before) || !both.TryGetValue(To.Value, out var after) || !before.StandsFor(reader) || !after.StandsFor(reader)) return NotFound();

        (Id, IdeaTitle) = (id, title);
        Differences = Differences.Between(text, (await frame.LabAsync(ct)).Currency, NameOf(before), before.Content, NameOf(after), after.Content);
        return Page();
    }

    private string NameOf(ProposalVersion version) => text["Proposal.Version.By", version.Number, version.By.Name];

    public sealed record Line(int Number, string By, DateTime At, string Note);
}
