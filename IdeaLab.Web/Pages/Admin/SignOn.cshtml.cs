using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>The providers of single sign-on as the settings have them, and the rules that make employees, staff and members of segments of who comes from there.</summary>
public sealed class SignOnModel(IdeaLabDb db, Providers providers, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    private const string Kind = "kind";
    private const string Role = "role";
    private const string OfSegment = "segment";

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>The key of the rule that is being changed; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Rule { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<ClaimRule> Rules { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Rule is not null)
        {
            if (await db.ClaimRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == Rule, ct) is not { } rule) return NotFound();
            Form = new Input { Provider = rule.Provider, Claim = rule.Claim, Value = rule.Value, Grants = ChoiceOf(rule), MakesAdmins = rule.Role is Roles.Admin };
        }

        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var isThere = await db.InOneGoAsync(async () =>
        {
            var said = await ReadAsync(ct);
            if (Rule is not null)
            {
                if (await db.ClaimRules.SingleOrDefaultAsync(r => r.Id == Rule, ct) is not { } before) return false;
                db.Remove(before);
            }

            db.Add(said);
            return true;
        }, ct);
        if (!isThere) return NotFound();

        this.SayDone(text["Admin.SignOn.Saved"]);
        return RedirectToPage(new { Rule = (int?)null });
    }

    public async Task<IActionResult> OnPostRemoveAsync(int rule, CancellationToken ct)
    {
        if (await db.ClaimRules.SingleOrDefaultAsync(r => r.Id == rule, ct) is { } removed) db.Remove(removed);
        await db.SaveChangesAsync(ct);
        this.SayDone(text["Admin.SignOn.Removed"]);
        return RedirectToPage(new { Rule = (int?)null });
    }

    /// <summary>Asks a provider now.</summary>
    public async Task<IActionResult> OnPostCheckAsync(string? provider, CancellationToken ct)
    {
        if (providers.Find(provider) is not { } settings) return NotFound();
        try
        {
            var said = await providers.DiscoveryOf(settings.Name).AgainAsync(ct);
            this.SayDone(text["Admin.SignOn.Answers", settings.Label, said.SigningKeys.Count]);
        }
        catch (SignOnException e)
        {
            TempData[RuleViolationFilter.NoticeKey] = text[e.Fault is SignOnFault.Down ? "Admin.SignOn.Silent" : "Admin.SignOn.Wrong", settings.Label, settings.Authority].Value;
        }

        return RedirectToPage(new { Rule = (int?)null });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var seen = await db.SeenProviders.AsNoTracking().ToDictionaryAsync(p => p.Name, ct);
        Rows = [.. providers.All.Select(p => new Row(p, $"{Request.Scheme}://{Request.Host}{Request.PathBase}{p.CallbackPath}", seen.GetValueOrDefault(p.Name)))];
        Rules = await db.ClaimRules.AsNoTracking().Include(r => r.Segment).OrderBy(r => r.Provider).ThenBy(r => r.Id).ToListAsync(ct);
        var segments = (await db.Segments.AsNoTracking().ToListAsync(ct)).OrderBy(s => s.NameIn(Languages.Current), StringComparer.CurrentCulture);
        Choices =
        [
            .. Group(text["Admin.SignOn.ByKind"], Enum.GetValues<PersonKind>().Select(kind => ($"{Kind}:{kind}", text.Word(kind).Value))),
            .. Group(text["Admin.SignOn.ByRole"], RoleTexts.EachRole.Select(role => ($"{Role}:{role}", text.Word(role).Value))),
            .. Group(text["Admin.SignOn.BySegment"], segments.Select(s => ($"{OfSegment}:{s.Id}", s.NameIn(Languages.Current)))),
        ];
        return Page();
    }

    public string LabelOf(string provider) => providers.LabelOf(provider);

    public string GrantOf(ClaimRule rule) => rule switch
    {
        { Kind: { } kind } => text.Word(kind).Value,
        { Segment: { } segment } => segment.NameIn(Languages.Current),
        _ => text.Word(rule.Role).Value,
    };

    private static string ChoiceOf(ClaimRule rule) => rule switch
    {
        { Kind: { } kind } => $"{Kind}:{kind}",
        { SegmentId: { } segment } => $"{OfSegment}:{segment}",
        _ => $"{Role}:{rule.Role}",
    };

    private static IEnumerable<SelectListItem> Group(string name, IEnumerable<(string Value, string Text)> choices)
    {
        var group = new SelectListGroup { Name = name };
        return choices.Select(choice => new SelectListItem(choice.Text, choice.Value) { Group = group });
    }

    private async Task<ClaimRule> ReadAsync(CancellationToken ct)
    {
        if (providers.Find(Form.Provider) is null) throw new RuleViolation("Form.Choose");
        var (what, which) = Form.Grants.Split(':') is [var left, var right] ? (left, right) : ("", "");
        if (what == Kind && Enum.TryParse<PersonKind>(which, out var kind) && Enum.IsDefined(kind)) return ClaimRule.ForKind(Form.Provider, Form.Claim, Form.Value, kind);
        if (what == Role && Enum.TryParse<Roles>(which, out var role)) return ClaimRule.ForRole(Form.Provider, Form.Claim, Form.Value, role, Form.MakesAdmins);
        if (what == OfSegment && int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.Segments.SingleOrDefaultAsync(s => s.Id == id, ct) is { } segment)
            return ClaimRule.ForSegment(Form.Provider, Form.Claim, Form.Value, segment);
        throw new RuleViolation("Form.Choose");
    }

    /// <param name="Settings">As they are.</param>
    /// <param name="Back">The address to be registered there.</param>
    /// <param name="Seen">What it said at the last sign-in; null where nobody has signed in by it.</param>
    public sealed record Row(ProviderSettings Settings, string Back, SeenProvider? Seen);

    public sealed class Input
    {
        [Display(Name = "Admin.SignOn.Provider")]
        [Required(ErrorMessage = "Form.Choose")]
        public string Provider { get; set; } = "";

        [Display(Name = "Admin.SignOn.Claim")]
        [Required(ErrorMessage = "Form.Required"), StringLength(ClaimRule.ClaimMaxLength, ErrorMessage = "Form.TooLong")]
        public string Claim { get; set; } = "";

        [Display(Name = "Admin.SignOn.Value")]
        [Required(ErrorMessage = "Form.Required"), StringLength(ClaimRule.ValueMaxLength, ErrorMessage = "Form.TooLong")]
        public string Value { get; set; } = "";

        [Display(Name = "Admin.SignOn.Grants")]
        [Required(ErrorMessage = "Form.Choose")]
        public string Grants { get; set; } = "";

        [Display(Name = "Admin.SignOn.MakesAdmins")]
        public bool MakesAdmins { get; set; }
    }
}
