using IdeaLab.Domain.Mail;
using IdeaLab.Web.Localization;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Mail;

/// <summary>Texts, numbers and times for one recipient. Used while their language is spoken.</summary>
public sealed class MailWords(IStringLocalizer<Text> texts, MailRecipient to, LabIdentity lab)
{
    // What a narrow window shows without breaking it. Lines of words are not broken here: every mail program does it for its own width.
    private const int LineLength = 60;

    public string this[string key, params object[] values] => Texts[key, values];

    public IStringLocalizer<Text> Texts { get; } = new TextsThatSetApart(texts);
    public LabIdentity Lab => lab;
    public TimeZoneInfo Zone { get; } = TimeZones.Named(to.TimeZone);
    public string Language => to.Language;
    public bool IsRightToLeft => Directions.IsRightToLeft(Language);

    /// <summary>The attribute <c>dir</c>.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    public string LabName => Directions.SetApart(lab.Name);
    public string Greeting => to.Name.Length == 0 ? this["Mail.Hello"] : this["Mail.HelloName", to.Name];

    /// <summary>The end of every plain text.</summary>
    public string Signature => $"--\n{LabName} · {lab.Address}";

    /// <summary>The end of the plain text of a bulk mail: why it came, how to choose, how to stop it.</summary>
    /// <param name="why">The text that says why.</param>
    public string BulkEnd(string why, MailingList list)
    {
        var choices = list.ChoicesUrl is { } url ? $"{this["Mail.Choices.Link"]}:\n{url}\n\n" : "";
        return $"{Signature}\n\n{this[why]}\n\n{choices}{this["Mail.Unsubscribe.Link"]}:\n{list.UnsubscribeUrl}";
    }

    /// <summary>A heading of a plain text, underlined.</summary>
    public static string Heading(string words) => $"{words}\n{new string('-', Math.Min(words.Length, LineLength))}";

    /// <summary>What somebody else wrote, as plain text marks it (RFC 3676, section 4.5).</summary>
    public static string Quote(string text) => string.Join('\n', text.Split('\n').Select(line => $"> {line}".TrimEnd()));

    public string LinkWorksFor(TimeSpan time) =>
        time >= TimeSpan.FromHours(1) ? Texts.Amount("Mail.LinkHours", (int)time.TotalHours) : Texts.Amount("Mail.LinkMinutes", (int)time.TotalMinutes);

    public string Day(DateTime utc) => Texts.Day(utc, Zone);

    public string Moment(DateTime utc) => Texts.Moment(utc, Zone);
}
