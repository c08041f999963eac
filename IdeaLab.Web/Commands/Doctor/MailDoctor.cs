using System.CommandLine;
using System.Globalization;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Mail.Records;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether the mail server takes our mails, and whether the records of our domain let others see that they are ours.</summary>
internal sealed class MailDoctor(MailSettings settings, IMailTransport transport, ITextRecords records, IStringLocalizer<Text> texts, TimeProvider clock) : IDoctor
{
    // Long enough to have a new certificate made out.
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <returns>Whether nothing is wrong; what could not be checked is not.</returns>
    public async Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        if (await transport.ExamineAsync(null, ct) is not { } found)
        {
            await to.Output.WriteLineAsync($"Mail is written into {transport.Destination}; no server is set, so none was checked.");
            return true;
        }

        var isSound = await SayAsync(found, to);
        isSound &= await SayAsync("SPF", settings.Domain, SenderRecords.Spf(await records.AtAsync(settings.Domain, ct)), to);
        isSound &= await SayAsync("DMARC", $"_dmarc.{settings.Domain}", SenderRecords.Dmarc(await records.AtAsync($"_dmarc.{settings.Domain}", ct)), to);
        if (string.IsNullOrWhiteSpace(settings.SignedAs))
        {
            await to.Output.WriteLineAsync("DKIM: not checked. Mail:DkimSelector says under which name the mail server signs.");
            return isSound;
        }
        var key = $"{settings.SignedAs}._domainkey.{settings.Dkim.Domain ?? settings.Domain}";
        return await SayAsync("DKIM", key, SenderRecords.Dkim(await records.AtAsync(key, ct)), to) && isSound;
    }

    private async Task<bool> SayAsync(SmtpFindings found, InvocationConfiguration to)
    {
        if (found.Certificate is { } certificate)
        {
            var line = $"Mail server: certificate for {string.Join(", ", certificate.Names)}, valid until {certificate.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.";
            await (certificate.Until - Soon > clock.GetUtcNow().UtcDateTime ? to.Output : to.Error).WriteLineAsync(line);
        }
        if (found.Fault is { } fault)
        {
            using var english = Languages.Speaking("en");
            await to.Error.WriteLineAsync($"Mail server {transport.Destination}: {texts[$"MailFault.{fault}"]}\n{found.Dialogue}");
            return false;
        }
        var how = $"{(found.Certificate is null ? "not encrypted" : "encrypted")}, {(found.SignedIn ? "signed in" : "without a sign-in")}{(found.TakesUtf8 ? ", SMTPUTF8" : "")}";
        await to.Output.WriteLineAsync($"Mail server {transport.Destination}: takes mails from {settings.From} ({how}).");
        return found.Certificate is not { } shown || shown.Until - Soon > clock.GetUtcNow().UtcDateTime;
    }

    private static async Task<bool> SayAsync(string record, string name, RecordFinding finding, InvocationConfiguration to)
    {
        var isSound = finding is RecordFinding.Sound or RecordFinding.NotChecked;
        await (isSound ? to.Output : to.Error).WriteLineAsync($"{record} at {name}: {Say(finding)}");
        return isSound;
    }

    private static string Say(RecordFinding finding) => finding switch
    {
        RecordFinding.Sound => "sound.",
        RecordFinding.Missing => "missing. Other servers cannot tell that mails are ours.",
        RecordFinding.Several => "more than one, which other servers take as an error. Leave one.",
        RecordFinding.Wrong => "it cannot work as it is written.",
        _ => "not checked, no name server answered.",
    };
}
