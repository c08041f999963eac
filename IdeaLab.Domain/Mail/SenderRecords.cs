namespace IdeaLab.Domain.Mail;

/// <summary>What was found of one record by which other servers judge whether mail is really from us.</summary>
public enum RecordFinding
{
    /// <summary>Nobody could be asked.</summary>
    NotChecked = 0,
    Sound = 1,
    Missing = 2,
    /// <summary>More than one: the standards tell receivers to treat that as an error, or as none.</summary>
    Several = 3,
    /// <summary>There is one, and it cannot work.</summary>
    Wrong = 4,
}

/// <summary>
/// The records of a sender's domain, as far as everybody must have them: present, exactly one, and beginning as they must. Whether the server's own address is named in them is between
/// the domain's owner and the mail server's.
/// </summary>
public static class SenderRecords
{
    /// <summary>SPF, at the domain itself. More than one is a permanent error (RFC 7208, section 4.5); <c>+all</c> lets anybody send.</summary>
    /// <param name="texts">The TXT records there; null when nobody could be asked.</param>
    public static RecordFinding Spf(IReadOnlyList<string>? texts) => Judge(texts, IsSpf, text => !Words(text).Any(word => word is "all" or "+all"));

    /// <summary>DMARC, at <c>_dmarc.</c> before the domain. More than one counts as none (RFC 7489, section 6.6.3); the policy comes second and is none, quarantine or reject (section 6.3).</summary>
    /// <param name="texts">The TXT records there; null when nobody could be asked.</param>
    public static RecordFinding Dmarc(IReadOnlyList<string>? texts) =>
        Judge(texts, text => Tags(text) is [("v", "DMARC1"), ..], text => Tags(text) is [_, ("p", "none" or "quarantine" or "reject"), ..]);

    /// <summary>DKIM, at <c>selector._domainkey.</c> before the domain. Without <c>v</c> it is of version 1; an empty <c>p</c> is a key that was called back (RFC 6376, section 3.6.1).</summary>
    /// <param name="texts">The TXT records there; null when nobody could be asked.</param>
    public static RecordFinding Dkim(IReadOnlyList<string>? texts) =>
        Judge(texts, text => Tags(text).Any(tag => tag is ("v", "DKIM1") or ("p", _)), text => Tags(text).Any(tag => tag is ("p", { Length: > 0 })) && Tags(text).All(tag => tag is not ("v", not "DKIM1")));

    private static RecordFinding Judge(IReadOnlyList<string>? texts, Func<string, bool> isOne, Func<string, bool> works)
    {
        if (texts is null) return RecordFinding.NotChecked;
        var found = texts.Where(isOne).ToList();
        return found.Count switch
        {
            0 => RecordFinding.Missing,
            > 1 => RecordFinding.Several,
            _ => works(found[0]) ? RecordFinding.Sound : RecordFinding.Wrong,
        };
    }

    // Nothing, or a space, after "v=spf1": "v=spf10" would be another version (RFC 7208, section 4.5).
    private static bool IsSpf(string text) => text.Split(' ')[0].Equals("v=spf1", StringComparison.OrdinalIgnoreCase);

    private static string[] Words(string text) => text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<(string Name, string Value)> Tags(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(tag => tag.Split('=', 2, StringSplitOptions.TrimEntries)).Where(tag => tag.Length == 2).Select(tag => (tag[0], tag[1]))];
}
