using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>Where an admin begins.</summary>
public sealed class IndexModel(IdeaLabDb db, TimeProvider clock) : PageModel
{
    public int Members { get; private set; }
    public int Staff { get; private set; }
    public int Segments { get; private set; }
    public int OpenTopics { get; private set; }
    public int TopicsWithoutOwner { get; private set; }

    /// <summary>Mails that should have gone out more than an hour ago.</summary>
    public int StuckMails { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Members = await db.Users.CountAsync(ct);
        Staff = await db.People.CountAsync(p => p.Roles != Roles.None, ct);
        Segments = await db.Segments.CountAsync(ct);
        OpenTopics = await db.Topics.CountAsync(t => !t.IsClosed, ct);
        TopicsWithoutOwner = await db.Topics.CountAsync(t => !t.IsClosed && !t.Owners.Any(), ct);
        var anHourAgo = clock.GetUtcNow().UtcDateTime.AddHours(-1);
        StuckMails = await db.Mails.CountAsync(m => (m.State == MailState.Queued || m.State == MailState.Sending) && m.CreatedAt < anHourAgo, ct);
    }
}
