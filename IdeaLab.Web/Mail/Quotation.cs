using System.Text;
using System.Text.Encodings.Web;
using IdeaLab.Web.Html;

namespace IdeaLab.Web.Mail;

/// <summary>What somebody wrote, as a mail repeats it: whole where there is room, otherwise how it begins. A few characters of Markdown can be very many of HTML.</summary>
/// <param name="Html">Safe to show.</param>
/// <param name="Text">The same as plain text.</param>
public sealed record Quotation(string Html, string Text, bool IsWhole)
{
    /// <summary>What the beginning of any text takes at most, in bytes.</summary>
    public const int LeastRoom = 1000;

    private const int BeginningLength = 160;

    // What inlining adds to an element, its attribute included.
    private const int StyleLength = 32;

    /// <summary>Bytes of HTML, with what inlining the styles adds at most.</summary>
    public int Size { get; } = Encoding.UTF8.GetByteCount(Html) + StyleLength * (Html.Count(c => c == '<') - Html.AsSpan().Count("</")) + ("&nbsp;".Length - 2) * Html.Count(c => c == '\u00a0');

    /// <param name="markdown">What was typed.</param>
    /// <param name="words">Of the mail.</param>
    /// <param name="room">The bytes it may take.</param>
    public static Quotation OfMarkdown(string markdown, MailWords words, int room)
    {
        using var html = new StringWriter();
        RichText.FromMarkdown(markdown, words.Lab.Address).WriteTo(html, HtmlEncoder.Default);
        var whole = new Quotation(html.ToString(), "", IsWhole: true);
        return whole.Size <= room
            ? whole with { Text = PlainText.FromMarkdownOf(words.Lab.Address, markdown) }
            : Beginning(PlainText.FromMarkdown(markdown, BeginningLength));
    }

    /// <summary>Of a text without formatting, whose lines are kept.</summary>
    public static Quotation OfPlain(string text, int room)
    {
        var whole = new Quotation(Paragraph(text), text, IsWhole: true);
        return whole.Size <= room ? whole : Beginning(PlainText.Shorten(text.ReplaceLineEndings(" "), BeginningLength));
    }

    private static Quotation Beginning(string text) => new(Paragraph(text), text, IsWhole: false);

    private static string Paragraph(string text) =>
        $"<p>{string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(line => System.Net.WebUtility.HtmlEncode(line)))}</p>";
}
