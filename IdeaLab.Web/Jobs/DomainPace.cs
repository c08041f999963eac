using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// How many mails each domain of recipients may still get in one run: what went there in the last minute is read from the rows, so a restart and another process count too, as far as they were marked
/// when the run began. What is over waits for the next run, which is a minute later, and holds up nobody else.
/// </summary>
internal sealed class DomainPace
{
    private readonly int _most;
    private readonly Dictionary<string, int> _sent;

    private DomainPace(int most, Dictionary<string, int> sent) => (_most, _sent) = (most, sent);

    /// <summary>The domains that get nothing more in this run.</summary>
    public List<string> Full => _most == 0 ? [] : [.. _sent.Where(domain => domain.Value >= _most).Select(domain => domain.Key)];

    public static async Task<DomainPace> ReadAsync(IdeaLabDb db, MailSettings settings, DateTime at, CancellationToken ct)
    {
        // A folder is filled as fast as it goes.
        if (settings.PerDomainPerMinute == 0 || settings.Smtp.Host.Length == 0) return new DomainPace(0, []);
        var minuteAgo = at.AddMinutes(-1);
        var sent = await db.Mails.Where(m => m.SentAt > minuteAgo).GroupBy(m => m.Domain).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(d => d.Key, d => d.Count, ct);
        return new DomainPace(settings.PerDomainPerMinute, sent);
    }

    /// <summary>Counts a mail that is about to go there.</summary>
    /// <returns>False when it has to wait.</returns>
    public bool Takes(string domain)
    {
        if (_most == 0) return true;
        var sent = _sent.GetValueOrDefault(domain);
        if (sent >= _most) return false;
        _sent[domain] = sent + 1;
        return true;
    }
}
