using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>What the organisation sets about its lab.</summary>
public sealed class SettingsModel(IdeaLabDb db, CurrentUser me, IJobEngine engine, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>The state the admin saw when deciding.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>After a race: label, what another admin has saved.</summary>
    public IReadOnlyList<(string Label, string Saved)> Differences { get; private set; } = [];

    /// <summary>How far scores have been set anew; null when all are as they should be.</summary>
    public Rescoring? Rescoring { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form = Input.Of(await db.Settings.AsNoTracking().SingleAsync(ct));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var isSaved = await db.InOneGoAsync(() => SaveAsync(ct), ct);
        if (!isSaved)
        {
            ModelState.AddModelError("", text["Admin.Changed"]);
            Differences = DifferencesFrom(await db.Settings.AsNoTracking().SingleAsync(ct));
            return await ShowAsync(ct);
        }

        if (await db.RescoringAsync(ct) is not null) await engine.RunSoonAsync(ScheduledJob.NameOf(typeof(RescoreIdeasJob)), (await me.RequirePersonAsync(ct)).Id, ct);
        this.SayDone(text["Admin.Settings.Saved"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        // Rule breakers come here too: what counts is what is saved, so that saving once more is possible.
        Version = (await db.Settings.AsNoTracking().SingleAsync(ct)).Version;
        Rescoring = await db.RescoringAsync(ct);
        return Page();
    }

    /// <returns>False when another admin has saved since the form was opened.</returns>
    private async Task<bool> SaveAsync(CancellationToken ct)
    {
        var settings = await db.Settings.SingleAsync(ct);
        if (settings.Version != Version) return false;

        settings.Introduce(Form.Name, Form.PurposeEnglish ?? "", Form.PurposeSpanish ?? "", Form.Hue!.Value);
        settings.Locate(Form.Language, Form.TimeZone);
        settings.PromiseAnswers(Form.AnswerWithinDays!.Value);
        settings.CountIn(Form.Currency);
        settings.Admit(Form.SignUpIsOpen, Form.EmployeeDomains ?? "");
        settings.WantSecondFactor(Form.StaffNeedSecondFactor);
        settings.RankBy(Form.HalfLife!.Value, Form.CommentWeight!.Value, Form.FollowWeight!.Value);
        if (settings.DisagreementTenths == Form.Disagreement) return true;
        settings.CallDisagreement(Form.Disagreement!.Value);
        foreach (var scoring in await db.Scorings.Where(s => s.SettledAt == null && s.Spread != null).ToListAsync(ct)) scoring.Judge(settings.Disagreement, clock.GetUtcNow().UtcDateTime);
        return true;
    }

    private List<(string Label, string Saved)> DifferencesFrom(LabSettings settings)
    {
        var (saved, typed) = (Shown(Input.Of(settings)), Shown(Form));
        return [.. saved.Zip(typed).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => (pair.First.Label, pair.First.Value))];
    }

    private List<(string Label, string Value)> Shown(Input form) =>
    [
        (text["Admin.Settings.Name"], form.Name),
        (text["Admin.Settings.PurposeEnglish"], form.PurposeEnglish ?? ""),
        (text["Admin.Settings.PurposeSpanish"], form.PurposeSpanish ?? ""),
        (text["Admin.Settings.Hue"], $"{form.Hue}"),
        (text["Account.Language"], text[$"Language.{form.Language}"]),
        (text["Account.TimeZone"], form.TimeZone),
        (text["Admin.Settings.AnswerWithin"], $"{form.AnswerWithinDays}"),
        (text["Admin.Settings.Currency"], form.Currency),
        (text["Admin.Settings.Disagreement"], $"{form.Disagreement / 10.0:N1}"),
        (text["Admin.Settings.HalfLife"], $"{form.HalfLife}"),
        (text["Admin.Settings.CommentWeight"], $"{form.CommentWeight}"),
        (text["Admin.Settings.FollowWeight"], $"{form.FollowWeight}"),
        (text["Admin.Settings.SignUp"], text[form.SignUpIsOpen ? "Admin.SignUpOpen" : "Admin.SignUpClosed"]),
        (text["Admin.Settings.SecondFactor"], text[form.StaffNeedSecondFactor ? "Form.Yes" : "Form.No"]),
        (text["Admin.Settings.Domains"], form.EmployeeDomains ?? ""),
    ];

    public sealed class Input
    {
        [Display(Name = "Admin.Settings.Name")]
        [Required(ErrorMessage = "Form.Required"), StringLength(LabSettings.NameMaxLength, ErrorMessage = "Form.TooLong")]
        public string Name { get; set; } = "";

        [Display(Name = "Admin.Settings.PurposeEnglish")]
        [StringLength(LabSettings.PurposeMaxLength, ErrorMessage = "Form.TooLong")]
        public string? PurposeEnglish { get; set; }

        [Display(Name = "Admin.Settings.PurposeSpanish")]
        [StringLength(LabSettings.PurposeMaxLength, ErrorMessage = "Form.TooLong")]
        public string? PurposeSpanish { get; set; }

        [Display(Name = "Admin.Settings.Hue")]
        [Required(ErrorMessage = "Form.Required"), Range(0, 359, ErrorMessage = "Rule.LabHue")]
        public int? Hue { get; set; }

        [Display(Name = "Account.Language")]
        [AllowedValues("en", "es", ErrorMessage = "Form.Choose")]
        public string Language { get; set; } = "en";

        [Display(Name = "Account.TimeZone")]
        [Required(ErrorMessage = "Form.Required"), TimeZoneName]
        public string TimeZone { get; set => field = TimeZones.FromTyped(value ?? ""); } = "";

        [Display(Name = "Admin.Settings.AnswerWithin")]
        [Required(ErrorMessage = "Form.Required"), Range(1, LabSettings.AnswerWithinDaysMax, ErrorMessage = "Form.Range")]
        public int? AnswerWithinDays { get; set; }

        [Display(Name = "Admin.Settings.Currency")]
        public string Currency { get; set => field = value?.Trim().ToUpperInvariant() ?? ""; } = "";

        /// <summary>In tenths of a step.</summary>
        [Display(Name = "Admin.Settings.Disagreement")]
        [Required(ErrorMessage = "Form.Required"), Range(1, LabSettings.DisagreementTenthsMax, ErrorMessage = "Form.Choose")]
        public int? Disagreement { get; set; }

        /// <summary>In days.</summary>
        [Display(Name = "Admin.Settings.HalfLife")]
        [Required(ErrorMessage = "Form.Required"), Range(1, LabSettings.HalfLifeDaysMax, ErrorMessage = "Form.Range")]
        public int? HalfLife { get; set; }

        /// <summary>In hundredths of a vote.</summary>
        [Display(Name = "Admin.Settings.CommentWeight")]
        [Required(ErrorMessage = "Form.Required"), Range(0, LabSettings.WeightHundredthsMax, ErrorMessage = "Form.Range")]
        public int? CommentWeight { get; set; }

        /// <summary>In hundredths of a vote.</summary>
        [Display(Name = "Admin.Settings.FollowWeight")]
        [Required(ErrorMessage = "Form.Required"), Range(0, LabSettings.WeightHundredthsMax, ErrorMessage = "Form.Range")]
        public int? FollowWeight { get; set; }

        [Display(Name = "Admin.Settings.SignUpIsOpen")]
        public bool SignUpIsOpen { get; set; }

        [Display(Name = "Admin.Settings.StaffNeedSecondFactor")]
        public bool StaffNeedSecondFactor { get; set; }

        [Display(Name = "Admin.Settings.Domains")]
        [StringLength(LabSettings.EmployeeDomainsMaxLength, ErrorMessage = "Form.TooLong")]
        public string? EmployeeDomains { get; set; }

        public static Input Of(LabSettings settings) => new()
        {
            Name = settings.Name,
            PurposeEnglish = settings.PurposeEnglish,
            PurposeSpanish = settings.PurposeSpanish,
            Hue = settings.Hue,
            Language = settings.Language,
            TimeZone = settings.TimeZone,
            AnswerWithinDays = settings.AnswerWithinDays,
            Currency = settings.Currency,
            Disagreement = settings.DisagreementTenths,
            HalfLife = settings.HalfLifeDays,
            CommentWeight = settings.CommentHundredths,
            FollowWeight = settings.FollowHundredths,
            SignUpIsOpen = settings.SignUpIsOpen,
            StaffNeedSecondFactor = settings.StaffNeedSecondFactor,
            EmployeeDomains = settings.EmployeeDomains,
        };
    }
}
