using IdeaLab.Domain.Digests;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Digests;

/// <summary>My weekly digests, what became of each, and whether I hear of early warnings at once.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, IStringLocalizer<Text> text) : PageModel
{
    private const int Shown = 60;

    public bool IsStopped { get; private set; }
    public bool ReceivesWarnings { get; private set; }
    public IReadOnlyList<Row> Digests { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var reader = await me.RequirePersonAsync(ct);
        (IsStopped, ReceivesWarnings) = (reader.DeclinesDigest, reader.ReceivesWarnings);
        Digests = await db.Digests.Where(d => d.PersonId == reader.Id && d.Kind == DigestKind.Weekly).OrderByDescending(d => d.From).Take(Shown)
            .Select(d => new Row(d.Id, d.Window, d.From, d.Until, d.State, d.SkippedBecause, d.Subject, d.SentAt)).ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(bool receive, CancellationToken ct)
    {
        await db.InOneGoAsync(async () =>
        {
            (await me.FreshPersonAsync(ct)).ReceiveDigest(receive);
            return true;
        }, ct);

        this.SayDone(text[receive ? "Digests.Resumed" : "Digests.Stopped"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostWarningsAsync(bool receive, CancellationToken ct)
    {
        await db.InOneGoAsync(async () =>
        {
            (await me.FreshPersonAsync(ct)).ReceiveWarnings(receive);
            return true;
        }, ct);

        this.SayDone(text[receive ? "Digests.Warnings.Started" : "Digests.Warnings.Stopped"]);
        return RedirectToPage();
    }

    public sealed record Row(int Id, string Window, DateTime From, DateTime Until, DigestState State, DigestSkip? SkippedBecause, string? Subject, DateTime? SentAt)
    {
        public string Tone => State switch { DigestState.Sent => "tag-good", DigestState.Failed => "tag-bad", DigestState.Skipped => "", _ => "tag-warn" };
    }
}
