using IdeaLab.Domain.Digests;
using IdeaLab.Web.Jobs.Digests;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Digests;

/// <summary>My next digest as it would be now. Nothing is written and nothing sent.</summary>
public sealed class PreviewModel(DigestReader digests, CurrentUser me, Frame frame, TimeProvider clock) : PageModel
{
    public WeeklyDigest Digest { get; private set; } = null!;
    public DateTime DueAt { get; private set; }
    public bool OwnsNothing { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var reader = await me.RequirePersonAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var week = DigestWindow.WeekOf(now, await frame.ZoneAsync(ct));
        var window = week with { From = await digests.BeginAsync(reader, week, ct) };

        DueAt = window.DueAt;
        OwnsNothing = !await digests.HasTopicsAsync(reader, ct);
        Digest = await digests.ReadAsync(reader, window, now, ct);
    }
}
