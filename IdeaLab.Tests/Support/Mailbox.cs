using System.Text.RegularExpressions;
using IdeaLab.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Support;

/// <summary>What the lab has written to an address, whether it is out already or not.</summary>
public static partial class Mailbox
{
    public static Task<List<OutgoingMail>> MailsToAsync(this LabApp app, string address) =>
        app.InDatabaseAsync(db => db.Mails.AsNoTracking().Where(m => m.Address == address).OrderBy(m => m.Id).ToListAsync());

    public static async Task<OutgoingMail> LastMailToAsync(this LabApp app, string address) => (await app.MailsToAsync(address)).Last();

    /// <summary>Path and query of the link a mail carries.</summary>
    public static string Link(this OutgoingMail mail) => new Uri(LinkPattern().Match(mail.TextBody).Value).PathAndQuery;

    public static string Code(this OutgoingMail mail) => CodePattern().Match(mail.TextBody).Value;

    [GeneratedRegex(@"https?://\S+/account/\S+")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex CodePattern();
}
