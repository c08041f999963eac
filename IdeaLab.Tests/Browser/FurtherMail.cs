using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Browser;

/// <summary>A week of mail, of which some came back, and a server that is away just now.</summary>
internal static class FurtherMail
{
    private const string Dialogue = "< 220 mail.example.org ESMTP\n> EHLO lab\n< 250-mail.example.org\n< 250-STARTTLS\n< 250 AUTH PLAIN LOGIN\n> STARTTLS\n< 220 2.0.0 Ready\n  (Tls13)\n> AUTH PLAIN ***\n< 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6aVeryLongWordOfTheServersThatHasNoPlaceToBreakAtAllAndGoesOnAndOn";

    public static async Task<int> AddAsync(IdeaLabDb db, DateTime now)
    {
        for (var n = 0; n < 40; n++)
        {
            var at = now.AddHours(-n * n / 12.0);
            var mail = new OutgoingMail(MailKind.IdeaNews, $"shown:{n}", $"<shown-{n}@example.org>", new Addressee($"member{n}@example.com", $"Member {n}", null), new Letter($"In progress: a mortgage without paper ({n})", "<p>News</p>", "News"), null, at);
            db.Add(mail);
            if (n == 0) continue;
            mail.Claim(at, at.AddMinutes(5));
            if (n % 9 == 4) mail.GiveUp(MailFault.AddressRefused, "550 5.1.1 <member@example.com>: Recipient address rejected: User unknown in virtual mailbox table", at);
            else mail.Deliver(at);
        }
        var stop = new MailStop(MailFault.SignInRefused, "535 5.7.8 Error: authentication failed", now.AddHours(-2));
        stop.Keep(Dialogue);
        db.Add(stop);
        await db.SaveChangesAsync();
        await db.RefuseAddressAsync("customer2@idealab.test", "550 5.1.1 <customer2@idealab.test>: Recipient address rejected: User unknown in virtual mailbox table", now.AddDays(-3), default);
        return await db.MailStops.CountAsync();
    }
}
