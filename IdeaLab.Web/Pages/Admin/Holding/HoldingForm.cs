using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;

namespace IdeaLab.Web.Pages.Admin.Holding;

/// <summary>The rules as an admin types them.</summary>
public sealed class HoldingForm
{
    [Display(Name = "Holding.HoldsPosts")]
    public bool HoldsPosts { get; set; }

    [Display(Name = "Holding.Threshold")]
    [Required(ErrorMessage = "Form.Required"), Range(1, HoldingSettings.ThresholdMax, ErrorMessage = "Form.Range")]
    public int? Threshold { get; set; }

    [Display(Name = "Screening.Links")]
    [Required(ErrorMessage = "Form.Required"), Range(0, HoldingWeights.Most, ErrorMessage = "Form.Range")]
    public int? Links { get; set; }

    [Display(Name = "Screening.AccountAge")]
    [Required(ErrorMessage = "Form.Required"), Range(0, HoldingWeights.Most, ErrorMessage = "Form.Range")]
    public int? AccountAge { get; set; }

    [Display(Name = "Screening.RepeatedText")]
    [Required(ErrorMessage = "Form.Required"), Range(0, HoldingWeights.Most, ErrorMessage = "Form.Range")]
    public int? RepeatedText { get; set; }

    [Display(Name = "Screening.Shouting")]
    [Required(ErrorMessage = "Form.Required"), Range(0, HoldingWeights.Most, ErrorMessage = "Form.Range")]
    public int? Shouting { get; set; }

    [Display(Name = "Screening.ListedWords")]
    [Required(ErrorMessage = "Form.Required"), Range(0, HoldingWeights.Most, ErrorMessage = "Form.Range")]
    public int? ListedWords { get; set; }

    [Display(Name = "Screening.TypingTime")]
    [Required(ErrorMessage = "Form.Required"), Range(0, HoldingWeights.Most, ErrorMessage = "Form.Range")]
    public int? TypingTime { get; set; }

    [Display(Name = "Screening.Honeypot")]
    [Required(ErrorMessage = "Form.Required"), Range(0, HoldingWeights.Most, ErrorMessage = "Form.Range")]
    public int? Honeypot { get; set; }

    [Display(Name = "Holding.YoungDays")]
    [Required(ErrorMessage = "Form.Required"), Range(0, HoldingSettings.YoungDaysMax, ErrorMessage = "Form.Range")]
    public int? YoungDays { get; set; }

    [Display(Name = "Holding.TrustedPosts")]
    [Required(ErrorMessage = "Form.Required"), Range(0, HoldingSettings.TrustedPostsMax, ErrorMessage = "Form.Range")]
    public int? TrustedPosts { get; set; }

    [Display(Name = "Holding.EnglishWords")]
    [StringLength(HoldingSettings.WordsMaxLength, ErrorMessage = "Form.TooLong")]
    public string? EnglishWords { get; set => field = value?.ReplaceLineEndings("\n"); }

    [Display(Name = "Holding.SpanishWords")]
    [StringLength(HoldingSettings.WordsMaxLength, ErrorMessage = "Form.TooLong")]
    public string? SpanishWords { get; set => field = value?.ReplaceLineEndings("\n"); }

    /// <summary>The rules as they are set.</summary>
    public static HoldingForm Of(HoldingSettings settings) => new()
    {
        HoldsPosts = settings.HoldsPosts,
        Threshold = settings.Threshold,
        Links = settings.LinksWeight,
        AccountAge = settings.AccountAgeWeight,
        RepeatedText = settings.RepeatedTextWeight,
        Shouting = settings.ShoutingWeight,
        ListedWords = settings.ListedWordsWeight,
        TypingTime = settings.TypingTimeWeight,
        Honeypot = settings.HoneypotWeight,
        YoungDays = settings.YoungDays,
        TrustedPosts = settings.TrustedPosts,
        EnglishWords = settings.EnglishWords,
        SpanishWords = settings.SpanishWords,
    };

    public int? WeightOf(ScreeningRule rule) => rule switch
    {
        ScreeningRule.Links => Links,
        ScreeningRule.AccountAge => AccountAge,
        ScreeningRule.RepeatedText => RepeatedText,
        ScreeningRule.Shouting => Shouting,
        ScreeningRule.ListedWords => ListedWords,
        ScreeningRule.TypingTime => TypingTime,
        _ => Honeypot,
    };

    /// <exception cref="IdeaLab.Domain.RuleViolation">Something of it cannot be.</exception>
    public void ApplyTo(HoldingSettings settings)
    {
        settings.Hold(HoldsPosts, Threshold!.Value, new(Links!.Value, AccountAge!.Value, RepeatedText!.Value, Shouting!.Value, ListedWords!.Value, TypingTime!.Value, Honeypot!.Value));
        settings.Trust(YoungDays!.Value, TrustedPosts!.Value);
        settings.List(EnglishWords ?? "", SpanishWords ?? "");
    }
}
