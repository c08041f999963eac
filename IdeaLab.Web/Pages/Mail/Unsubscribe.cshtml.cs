using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Mail;

/// <summary>
/// Stops one kind of mail for whoever the address was made for (RFC 8058): a POST without cookie or sign-in acts at once and answers without a redirect.
/// Opening the address changes nothing, since mail scanners open every link.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(IdeaLabDb db, UnsubscribeTokens tokens) : PageModel
{
    private MailChoice _writtenFor;

    public BulkMail What { get; private set; }
    public bool IsDone { get; private set; }
    public bool IsUndone { get; private set; }
    public bool IsDead { get; private set; }

    /// <summary>Whether they were stopped before the address was opened.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>What the reader had chosen, for whoever changes their mind.</summary>
    public MailChoice Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } reader) return Dead();

        IsStopped = What switch { BulkMail.WeeklyDigest => reader.DeclinesDigest, BulkMail.EarlyWarnings => !reader.ReceivesWarnings, _ => reader.MailChoice == MailChoice.Never };
        Before = _writtenFor;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, bool again, MailChoice before, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();
        var isFound = await db.InOneGoAsync(async () =>
        {
            if (await FindAsync(token, ct) is not { } reader) return false;
            // Stopped already, by the mail program say: then the choice is the one the mail itself was written for.
            Before = reader.MailChoice == MailChoice.Never ? _writtenFor : reader.MailChoice;
            if (What == BulkMail.WeeklyDigest) reader.ReceiveDigest(again);
            else if (What == BulkMail.EarlyWarnings) reader.ReceiveWarnings(again);
            else reader.ReceiveMail(!again ? MailChoice.Never : before == MailChoice.Never ? _writtenFor : before);
            return true;
        }, ct);
        if (!isFound) return Dead();

        (IsDone, IsUndone) = (!again, again);
        return Page();
    }

    private PageResult Dead()
    {
        (IsDead, Response.StatusCode) = (true, StatusCodes.Status404NotFound);
        return Page();
    }

    private async Task<Person?> FindAsync(string token, CancellationToken ct)
    {
        if (tokens.Read(token) is not { } read) return null;
        (What, _writtenFor) = (read.What, read.WrittenFor);
        return await db.People.SingleOrDefaultAsync(p => p.Id == read.PersonId, ct);
    }
}
