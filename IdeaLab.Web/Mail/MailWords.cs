using IdeaLab.Web.Localization;
using Microsoft.Extensions.Localization;
using System.Globalization;

namespace IdeaLab.Web.Mail;

/// <summary>Texts, numbers and times for one recipient. Used while their language is spoken.</summary>
public sealed class MailWords(IStringLocalizer<Text> texts, MailRecipient to, LabIdentity lab)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(to.TimeZone);

    public string this[string key, params object[] values] => texts[key, values];

    public IStringLocalizer<Text> Texts => texts;
    public LabIdentity Lab => lab;
    public string Language => to.Language;
    public string Greeting => to.Name.Length == 0 ? this["Mail.Hello"] : this["Mail.HelloName", to.Name];

    /// <summary>The end of every plain text.</summary>
    public string Signature => $"--\n{lab.Name} · {lab.Address}";

    /// <summary>"1 vote", "1,234 votes": the key with ".One" for exactly one, else with ".Many".</summary>
    public string Count(string key, int count) => texts[count == 1 ? $"{key}.One" : $"{key}.Many", count];

    public string LinkWorksFor(TimeSpan time) =>
        time >= TimeSpan.FromHours(1) ? Count("Mail.LinkHours", (int)time.TotalHours) : Count("Mail.LinkMinutes", (int)time.TotalMinutes);

    public string Day(DateTime utc) => Local(utc).ToString("M", CultureInfo.CurrentCulture);

    public string LongDay(DateTime utc) => Local(utc).ToString("D", CultureInfo.CurrentCulture);

    public string Moment(DateTime utc) => Local(utc).ToString("f", CultureInfo.CurrentCulture);

    private DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), _zone);
}
