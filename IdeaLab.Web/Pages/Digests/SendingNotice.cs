using IdeaLab.Domain.Mail;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Digests;

internal static class SendingNotice
{
    /// <summary>Says on the next page what became of a mail that was to go out at once.</summary>
    public static void SayHowItWent(this PageModel page, IStringLocalizer<Text> text, OutgoingMail? mail)
    {
        if (mail?.State is MailState.Sent) page.SayDone(text["Digests.Now.Gone", mail.Address]);
        else page.TempData[RuleViolationFilter.NoticeKey] = mail is null ? text["Digests.Now.NoAddress"].Value
            : text[mail.State is MailState.Failed ? "Digests.Now.Refused" : "Digests.Now.Waits", mail.LastFault is { } fault ? text.Word(fault).Value : ""].Value;
    }
}
