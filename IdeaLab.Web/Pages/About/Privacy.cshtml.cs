using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.About;

/// <summary>What the lab keeps of people, why and how long, by the periods that are set; and what they may ask of it.</summary>
public sealed class PrivacyModel(IdeaLabDb db, Frame frame) : PageModel
{
    /// <summary>Every cookie the site sets, with the end of the key of its words.</summary>
    public static readonly IReadOnlyList<(string Name, string About)> Cookies =
    [
        ("lab-sign-in", "SignIn"), ("lab-second-step", "SecondStep"), ("lab-sign-on", "SignOn"), (Devices.Cookie, "Device"), (Languages.CookieName, "Language"), ("lab-form", "Form"), (".AspNetCore.Mvc.CookieTempDataProvider", "Notice"),
    ];

    public string Lab { get; private set; } = "";
    public IReadOnlyList<(Kept What, int Days)> Periods { get; private set; } = [];
    public int BodyDays { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lab = (await frame.LabAsync(ct)).Name;
        var kept = await db.RetentionAsync(ct);
        Periods = [.. Retention.All.Select(period => (period.What, kept.Days(period.What)))];
        BodyDays = kept.Days(Kept.MailBodies);
    }
}
