using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.AccountErased;
using IdeaLab.Web.Mail.AddressChanged;
using IdeaLab.Web.Mail.AlreadyMember;
using IdeaLab.Web.Mail.ConfirmAddress;
using IdeaLab.Web.Mail.NewSignIn;
using IdeaLab.Web.Mail.ResetPassword;
using IdeaLab.Web.Mail.SignInCode;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Account;

/// <summary>
/// Mails about an account. They join the caller's transaction, and each kind goes out once a minute at most, so that nobody fills somebody else's mailbox.
/// Every mail is written down, also one that is then torn up, so that the time an answer takes does not tell who is a member.
/// </summary>
public sealed class AccountMails(IdeaLabDb db, UserManager<Data.Account> accounts, MailedCodes codes, MailComposer composer, SiteAddress site, IJobEngine jobs, TimeProvider clock)
{
    /// <summary>Who has the address. Somebody who is not there stands in where nobody has it: the same is done for them, and nothing kept.</summary>
    public async Task<Data.Account> WhoeverHasAsync(string address) =>
        await accounts.FindByEmailAsync(address) ?? new Data.Account { Email = address, EmailConfirmed = true };

    /// <param name="returnUrl">Where the person wanted to go on.</param>
    public async Task ConfirmAddressAsync(Data.Account account, string returnUrl, CancellationToken ct)
    {
        var token = await accounts.GenerateEmailConfirmationTokenAsync(account);
        var link = Link("/account/confirm", account, token) + (returnUrl is "/" ? "" : $"&returnUrl={Uri.EscapeDataString(returnUrl)}");
        await WriteAsync(new ConfirmAddressMail(link, MailedLinks.ConfirmLifetime), account, account.Email!, ct);
    }

    public async Task ConfirmNewAddressAsync(Data.Account account, string address, CancellationToken ct)
    {
        var token = await accounts.GenerateChangeEmailTokenAsync(account, address);
        var link = Link("/account/confirm-new", account, token) + $"&address={Uri.EscapeDataString(address)}";
        await WriteAsync(new ConfirmAddressMail(link, MailedLinks.ConfirmLifetime), account, address, ct);
    }

    public async Task ResetPasswordAsync(Data.Account account, CancellationToken ct)
    {
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        await WriteAsync(new ResetPasswordMail(Link("/account/reset", account, token), MailedLinks.ResetLifetime), account, account.Email!, ct);
    }

    public Task AlreadyMemberAsync(Data.Account account, CancellationToken ct) =>
        WriteAsync(new AlreadyMemberMail(site.Of("/account/sign-in"), site.Of("/account/forgot")), account, account.Email!, ct);

    public async Task SignInCodeAsync(Data.Account account, CancellationToken ct, bool isProof = false)
    {
        var code = await codes.IssueAsync(account, ct);
        await WriteAsync(new SignInCodeMail(code ?? "", (int)MailedCodes.Lifetime.TotalMinutes, isProof), account, account.Email!, ct, isDue: code is not null);
    }

    /// <summary>A code for somebody who is signed in and shows once more who they are, in a transaction of its own, and on its way at once.</summary>
    public async Task CodeForProofAsync(Data.Account account, CancellationToken ct)
    {
        await db.InOneGoAsync(async () =>
        {
            await SignInCodeAsync(account, ct, isProof: true);
            return true;
        }, ct);
        await LeaveSoonAsync(ct);
    }

    /// <summary>The last mail to who leaves for good, to be added once all else of theirs is gone; null where their address takes no mail. It is nobody's: it names the address and no person.</summary>
    public async Task<OutgoingMail?> LastWordAsync(Data.Account account, Person person, bool withTexts, CancellationToken ct)
    {
        if (!account.EmailConfirmed || account.AddressRefusedAt is not null || account.Email is not { } address) return null;
        var lab = await db.Settings.SingleAsync(ct);
        return await composer.ComposeAsync(new AccountErasedMail(withTexts), new MailRecipient(address, person.Name, person.Language, person.TimeZone), new LabIdentity(lab.Name, lab.Hue, site.Value), $"erased:{person.Id}", clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>To the address that was the account's until now.</summary>
    public Task AddressChangedAsync(Data.Account account, string former, CancellationToken ct) =>
        WriteAsync(new AddressChangedMail(account.Email!), account, former, ct);

    /// <summary>Tells its owner of a sign-in from a browser that was not known.</summary>
    public Task NewSignInAsync(Data.Account account, Device device, CancellationToken ct) =>
        WriteAsync(new NewSignInMail(device, clock.GetUtcNow().UtcDateTime, site.Of("/account/sessions")), account, account.Email!, ct);

    /// <summary>Once the transaction is through: whoever waits for a code should not wait for the timetable.</summary>
    public Task LeaveSoonAsync(CancellationToken ct) =>
        jobs.KeepsTimetable ? jobs.RunSoonAsync(ScheduledJob.NameOf(typeof(SendMailJob)), null, ct) : Task.CompletedTask;

    private string Link(string path, Data.Account account, string token) => site.Of($"{path}?account={account.Id}&token={Uri.EscapeDataString(token)}");

    private async Task WriteAsync(MailContent mail, Data.Account account, string address, CancellationToken ct, bool isDue = true)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // A code is not held back here: MailedCodes does, as long as the one before waits to be used.
        var slot = now.ToString(mail.Kind == MailKind.SignInCode ? "yyyyMMddHHmmssfff" : "yyyyMMddHHmm", CultureInfo.InvariantCulture);
        var key = $"account:{account.Id}:{mail.Kind}:{Short(address)}:{slot}";
        var lab = await db.Settings.SingleAsync(ct);
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == account.PersonId, ct);
        var to = new MailRecipient(address, person?.Name ?? "", person?.Language ?? lab.Language, person?.TimeZone ?? lab.TimeZone, person?.Id);
        var isKept = !await db.Mails.AnyAsync(m => m.Key == key, ct) && isDue && person is not null;
        var letter = await composer.ComposeAsync(mail, to, new LabIdentity(lab.Name, lab.Hue, site.Value), isKept ? key : $"{key}:{Guid.NewGuid():N}", now);
        db.Add(letter);
        await db.SaveChangesAsync(ct);
        // Nobody has seen it before the transaction ends.
        if (!isKept) db.Remove(letter);
    }

    // The key outlives the mail's text, so it does not spell the address out.
    private static string Short(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())).AsSpan(0, 8));
}
