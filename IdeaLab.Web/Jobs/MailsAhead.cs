using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// What the next mails need, read at once instead of one after the other. It may be out of date when a mail's turn comes: versions tell, and then it is read again.
/// </summary>
internal sealed class MailsAhead
{
    private Dictionary<int, OutgoingMail> _mails = [];
    private Dictionary<int, DigestEntry> _entries = [];

    public static async Task<MailsAhead> ReadAsync(IdeaLabDb db, IReadOnlyCollection<int> ids, CancellationToken ct)
    {
        var mails = await db.Mails.AsNoTrackingWithIdentityResolution().Include(m => m.Reader).Where(m => ids.Contains(m.Id)).ToListAsync(ct);
        var refused = await db.RefusedAmongAsync(mails.Select(m => m.Address), ct);
        return new MailsAhead
        {
            // Those that somebody waits for come one by one, and what they hold is erased with their own row.
            _mails = mails.Where(m => !m.Kind.IsAskedFor() && !refused.Contains(m.Address)).ToDictionary(m => m.Id),
            _entries = await db.Digests.AsNoTracking().Where(d => d.MailId != null && ids.Contains(d.MailId.Value)).ToDictionaryAsync(d => d.MailId!.Value, ct),
        };
    }

    /// <summary>Each but once, since who takes it changes it. Null when it is not known, or its address refuses mails.</summary>
    public OutgoingMail? Take(int id) => _mails.Remove(id, out var mail) ? mail : null;

    /// <summary>The line of the ledger that the mail is, where it is one.</summary>
    public DigestEntry? TakeEntryOf(int mailId) => _entries.Remove(mailId, out var entry) ? entry : null;

    /// <summary>Something was learned about the address.</summary>
    public void Forget(string address)
    {
        foreach (var mail in _mails.Values.Where(m => string.Equals(m.Address, address, StringComparison.OrdinalIgnoreCase)).ToList()) _mails.Remove(mail.Id);
    }
}
