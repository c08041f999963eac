using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Admin.Holding;

/// <summary>Shows what the saved rules say of a text, rule by rule. Nothing of it is kept.</summary>
public sealed class SampleModel(IdeaLabDb db, SiteAddress site, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SampleForm Form { get; set; } = new();

    /// <summary>What the rules say; null before somebody asks.</summary>
    public Screening? Screening { get; private set; }

    public int Threshold { get; private set; }
    public bool IsHeld { get; private set; }

    /// <summary>Whether the author would have taken part for long enough that hard rules alone count.</summary>
    public bool IsTrusted { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        var settings = await db.HoldingAsync(ct);
        var post = new Post(Form.Title ?? "", PlainText.FromMarkdown(Form.Body))
        {
            Links = Links.Away(Form.Body!, site.Value),
            AccountAge = TimeSpan.FromDays(Form.AccountDays ?? 0),
            AcceptedPosts = Form.Posts ?? 0,
            OtherTexts = (await db.RecentTextsAsync(authorId: 0, null, null, clock.GetUtcNow().UtcDateTime, ct)).Others,
            TypingTime = Form.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            FilledHoneypot = Form.FilledHoneypot,
        };
        (Screening, Threshold, IsTrusted) = (settings.Screen(post), settings.Threshold, settings.Trusts(post));
        IsHeld = settings.Withholds(Screening);
        return Page();
    }

    public sealed class SampleForm
    {
        [Display(Name = "Holding.Sample.Title")]
        [StringLength(Idea.TitleMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Title { get; set; }

        [Display(Name = "Holding.Sample.Body")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Idea.BodyMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Body { get; set => field = value?.ReplaceLineEndings("\n"); }

        [Display(Name = "Holding.Sample.AccountDays")]
        [Range(0, 10_000, ErrorMessage = "Form.Range")]
        public int? AccountDays { get; set; } = 0;

        [Display(Name = "Holding.Sample.Posts")]
        [Range(0, 10_000, ErrorMessage = "Form.Range")]
        public int? Posts { get; set; } = 0;

        [Display(Name = "Holding.Sample.Seconds")]
        [Range(0, 100_000, ErrorMessage = "Form.Range")]
        public int? Seconds { get; set; } = 60;

        [Display(Name = "Holding.Sample.FilledHoneypot")]
        public bool FilledHoneypot { get; set; }
    }
}
