using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;
using IdeaLab.Domain.People;
using IdeaLab.Web.Localization;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Jobs.Exports;

/// <summary>Somebody's data as a page to read: one file, without scripts, and nothing is fetched from anywhere.</summary>
public sealed class DataPage(IStringLocalizer<Text> texts)
{
    private const string Style = "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;padding:.75rem 0;border-top:1px solid #ccc;margin:0}dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}@media(max-width:40rem){dl{grid-template-columns:1fr}}";

    /// <summary>In the language and time zone of the person.</summary>
    public string Of(Person person, string lab, IReadOnlyList<ToldSection> sections, DateTime at)
    {
        using var _ = Languages.Speaking(person.Language);
        var zone = TimeZones.Named(person.TimeZone);
        var title = Safe(texts["Export.Title", lab]);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"{person.Language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>{title}</title><style>{Style}</style></head><body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{title}</h1>\n<p>{Safe(texts["Export.Intro", texts.Moment(at, zone)])}</p>\n");
        foreach (var section in sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Safe(texts[$"Export.Section.{section.Name}"])}</h2>\n");
            if (section.Rows.Count == 0) html.Append(CultureInfo.InvariantCulture, $"<p>{Safe(texts["Export.None"])}</p>\n");
            foreach (var row in section.Rows) Append(html, row, zone);
        }

        return html.Append("</body></html>\n").ToString();
    }

    private void Append(StringBuilder html, object row, TimeZoneInfo zone)
    {
        html.Append("<dl>");
        foreach (var property in row.GetType().GetProperties())
        {
            if (Say(property.GetValue(row), zone) is { Length: > 0 } said) html.Append(CultureInfo.InvariantCulture, $"<dt>{Safe(texts[$"Export.Field.{property.Name}"])}</dt><dd>{Safe(said)}</dd>");
        }

        html.Append("</dl>\n");
    }

    private string Say(object? value, TimeZoneInfo zone) => value switch
    {
        null => "",
        string words => words,
        bool yes => texts[yes ? "Form.Yes" : "Form.No"],
        DateTime at => texts.Moment(at, zone),
        DateTimeOffset at => texts.Moment(at.UtcDateTime, zone),
        Roles roles => roles is Roles.None ? "" : texts.RoleNames(roles),
        Enum word => texts[$"{word.GetType().Name}.{word}"] is { ResourceNotFound: false } named ? named : $"{word}",
        IEnumerable many => string.Join("\n", many.Cast<object?>().Select(one => Say(one, zone))),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
