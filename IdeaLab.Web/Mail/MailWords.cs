using IdeaLab.Domain.Mail;
using IdeaLab.Web.Localization;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Mail;

/// <summary>Texts, numbers and times for one recipient. Used while their language is spoken.</summary>
public sealed class MailWords(IStringLocalizer<Text> texts, MailRecipient to, LabIdentity lab)
{
    public string this[string key, params object[] values] => texts[key, values];

    public IStringLocalizer<Text> Texts => texts;
    public LabIdentity Lab => lab;
    public TimeZoneInfo Zone { get; } = TimeZones.Named(to.TimeZone);
    public string Language => to.Language;
    public string Greeting => to.Name.Length == 0 ? this["Mail.Hello"] : this["Mail.HelloName", to.Name];

    /// <summary>The end of every plain text.</summary>
    public string Signature => $"--\n{lab.Name} · {lab.Address}";

    /// <summary>The end of the plain text of a bulk mail: why it came, how to choose, how to stop it.</summary>
    /// <param name="why">The text that says why.</param>
    public string BulkEnd(string why, MailingList list)
    {
        var choices = list.ChoicesUrl is { } url ? $"{this["Mail.Choices.Link"]}:\n{url}\n\n" : "";
        return $"{this[why]}\n\n{choices}{this["Mail.Unsubscribe.Link"]}:\n{list.UnsubscribeUrl}\n\n{Signature}";
    }

    public string LinkWorksFor(TimeSpan time) =>
        time >= TimeSpan.FromHours(1) ? texts.Amount("Mail.LinkHours", (int)time.TotalHours) : texts.Amount("Mail.LinkMinutes", (int)time.TotalMinutes);

    public string Day(DateTime utc) => texts.Day(utc, Zone);

    public string Moment(DateTime utc) => texts.Moment(utc, Zone);
}
