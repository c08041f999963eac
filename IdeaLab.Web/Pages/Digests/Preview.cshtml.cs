using IdeaLab.Domain.Digests;
using IdeaLab.Domain.People;
using IdeaLab.Web.Jobs.Digests;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Digests;

/// <summary>My next digest as it would be now. Looking writes nothing; on request it is mailed at once, and on Monday all the same.</summary>
public sealed class PreviewModel(DigestReader digests, DigestNow sending, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public WeeklyDigest Digest { get; private set; } = null!;
    public DateTime DueAt { get; private set; }
    public bool IsDue { get; private set; }
    public bool OwnsNothing { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var reader = await me.RequirePersonAsync(ct);
        OwnsNothing = !await digests.HasTopicsAsync(reader, ct);
        Digest = await ReadAsync(reader, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var reader = await me.RequirePersonAsync(ct);
        this.SayHowItWent(text, await sending.SendAsync(reader, await ReadAsync(reader, ct), ct));
        return RedirectToPage();
    }

    private async Task<WeeklyDigest> ReadAsync(Person reader, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var next = await digests.NextAsync(reader, now, ct);
        (DueAt, IsDue) = (next.DueAt, next.DueAt <= now);
        return await digests.ReadAsync(reader, next, now, ct);
    }
}
