using System.Security.Cryptography;
using System.Text;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Html;
using IdeaLab.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Mail;

/// <summary>Writes a mail in the language, formats and time zone of its recipient.</summary>
public sealed class MailComposer(IServiceProvider services, ILoggerFactory logs, IStringLocalizer<Text> texts, MailSettings settings)
{
    /// <param name="mail">What it says.</param>
    /// <param name="to">Whom it is for.</param>
    /// <param name="lab">Who writes.</param>
    /// <param name="key">What it tells whom; see <see cref="OutgoingMail.Key"/>.</param>
    /// <param name="at">Now, UTC.</param>
    public async Task<OutgoingMail> ComposeAsync(MailContent mail, MailRecipient to, LabIdentity lab, string key, DateTime at)
    {
        var letter = await WriteAsync(mail, to, lab);
        return new OutgoingMail(mail.Kind, key, MessageIdOf(key), new Addressee(to.Address, to.Name, to.PersonId), letter, mail.List, at, at + mail.UsefulFor);
    }

    /// <summary>The letter alone, for previews.</summary>
    public async Task<Letter> WriteAsync(MailContent mail, MailRecipient to, LabIdentity lab)
    {
        var words = new MailWords(texts, to, lab);
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            using var _ = Languages.Speaking(to.Language);
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Mail"] = mail, ["Words"] = words });
            var html = await renderer.RenderComponentAsync(mail.View, parameters);
            return new Letter(mail.Subject(words), InlineCss.Apply(html.ToHtmlString()), mail.Text(words).ReplaceLineEndings("\n").TrimEnd());
        });
    }

    // The same key gives the same Message-ID, so that a mail sent again after a crash is recognised as the same one (RFC 5322, section 3.6.4).
    private string MessageIdOf(string key) =>
        $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))}@{settings.Domain}>";
}
