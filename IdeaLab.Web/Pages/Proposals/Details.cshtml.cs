using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Proposals;

/// <summary>The proposal of an idea, for everybody who may see the idea, as it stands or as an older version had it.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me) : PageModel
{
    /// <summary>The number of an older version.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public Shown Idea { get; private set; } = null!;
    public Reading Read { get; private set; } = null!;
    public IReadOnlyList<Line> Versions { get; private set; } = [];
    public StillYes? StillYes { get; private set; }
    public bool MayEdit { get; private set; }

    /// <summary>Whether the text of this version is kept from the reader.</summary>
    public bool IsHidden { get; private set; }
    public bool IsWithheld { get; private set; }
    public bool IsSignedIn { get; private set; }
    public bool MayModerate { get; private set; }
    public int VersionId { get; private set; }
    public bool MayRestore => MayEdit && IsOlder;
    public int Latest => Versions[0].Number;
    public bool IsOlder => Read.Number != Latest;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var reader = await me.PersonAsync(ct);
        var idea = await db.Ideas.AsNoTracking().VisibleTo(reader).Where(i => i.Id == id).Select(i => new Shown(i.Id, i.Title, i.Status)).SingleOrDefaultAsync(ct);
        var versions = db.ProposalVersions.AsNoTracking().Where(v => v.IdeaId == id);
        var version = Version is { } number ? versions.Where(v => v.Number == number) : versions.Current();
        if (idea is null || await version.Whole().SingleOrDefaultAsync(ct) is not { } read) return NotFound();

        (Idea, Read, IsHidden, IsWithheld) = (idea, Reading.Of(read), !read.StandsFor(reader), read.IsWithheld);
        (IsSignedIn, MayModerate, VersionId) = (reader is not null, reader.ReviewsIdeas(), read.Id);
        var (readerId, isStaff) = (reader?.Id ?? 0, reader.ReviewsIdeas());
        Versions = await versions.OrderByDescending(v => v.Number).Select(v => new Line(v.Number, v.By.Name, v.At, v.WithheldAt == null || isStaff || v.ById == readerId ? v.Note : "", v.IsMaterial, v.Restores)).ToListAsync(ct);
        MayEdit = await db.ForRefiningAsync(id, reader, ct) is { } own && own.MayBeRefinedBy(reader);
        StillYes = StillYes.Of(id, Url.Page("Details", new { id })!, await db.VotesBeforeAsync(id, reader, ct));
        return Page();
    }

    public sealed record Shown(int Id, string Title, IdeaStatus Status)
    {
        public string Slug => Domain.Ideas.Slug.Of(Title);
    }

    public sealed record Line(int Number, string By, DateTime At, string Note, bool IsMaterial, int? Restores);
}
