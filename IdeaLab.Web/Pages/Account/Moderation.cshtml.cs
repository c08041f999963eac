using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Account;

/// <summary>What of one's own is kept back, and what staff did about it: why, under which rule, and how to object. It names nobody of staff.</summary>
public sealed class ModerationModel(IdeaLabDb db, CurrentUser me) : PageModel
{
    private const int Most = 100;

    public Person Reader { get; private set; } = null!;

    /// <summary>What a rule keeps back until staff look.</summary>
    public IReadOnlyList<Withheld> Waiting { get; private set; } = [];

    public IReadOnlyList<ModerationAct> Acts { get; private set; } = [];

    /// <summary>The ideas among them that exist for the reader; of the others no title is named.</summary>
    public IReadOnlySet<int> Visible { get; private set; } = new HashSet<int>();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Reader = await me.RequirePersonAsync(ct);
        Waiting = await db.Withheld.AsNoTracking().Include(w => w.Idea)
            .Where(w => w.EndedAt == null && w.ActId == null && (w.CommentId != null ? w.Comment!.AuthorId == Reader.Id && w.Comment.DeletedAt == null : w.VersionId != null ? w.Version!.ById == Reader.Id : w.Idea.AuthorId == Reader.Id))
            .OrderByDescending(w => w.Id).Take(Most).ToListAsync(ct);
        Acts = await db.ModerationActs.AsNoTracking().Include(a => a.Idea).Include(a => a.Appeal).Where(a => a.PersonId == Reader.Id && a.Ground != null).OrderByDescending(a => a.Id).Take(Most).ToListAsync(ct);
        var ideas = Acts.Select(a => a.IdeaId).Concat(Waiting.Select(w => (int?)w.IdeaId)).OfType<int>().Distinct().ToList();
        Visible = (await db.Ideas.VisibleTo(Reader).Where(i => ideas.Contains(i.Id)).Select(i => i.Id).ToListAsync(ct)).ToHashSet();
    }
}
