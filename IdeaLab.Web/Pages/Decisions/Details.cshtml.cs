using IdeaLab.Domain.Decisions;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Decisions;

/// <summary>One decision as it stands on the record, for everybody who may see the idea; it prints on one page of A4.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me) : PageModel
{
    public Record Decision { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        var visible = db.Ideas.VisibleTo(await me.PersonAsync(ct));
        var decision = await db.Decisions.AsNoTracking().Where(d => d.Number == number && visible.Any(i => i.Id == d.IdeaId))
            .Select(d => new Record(d.Number, d.IdeaId, d.Idea.Title, d.By.Name, d.At, d.Outcome, d.OptionLines, d.Model, d.Reason, d.ReviewOn, d.Evidence, d.PreviousHash, d.Hash))
            .SingleOrDefaultAsync(ct);
        if (decision is null) return NotFound();

        Decision = decision;
        return Page();
    }

    public sealed record Record(
        int Number, int IdeaId, string Title, string By, DateTime At, DecisionOutcome Outcome, string OptionLines, DecisionModel Model, string Reason, DateOnly? ReviewOn, Evidence Evidence, string PreviousHash, string Hash);
}
