using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>Talks to the mail server step by step, sends nothing, and shows what was said.</summary>
public sealed class MailCheckModel(IMailTransport transport) : PageModel
{
    /// <summary>Whether this address would be taken is asked too.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "AdminMail.Check.To"), MailAddress]
    public string? To { get; set; }

    public string Destination => transport.Destination;
    public bool IsAsked { get; private set; }

    /// <summary>Null where there is no server to talk to.</summary>
    public SmtpFindings? Findings { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        Findings = await transport.ExamineAsync(string.IsNullOrWhiteSpace(To) ? null : To.Trim(), ct);
        IsAsked = true;
        return Page();
    }
}
