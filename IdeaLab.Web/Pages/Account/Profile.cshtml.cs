using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>How a member is called, and how the lab speaks to them.</summary>
public sealed class ProfileModel(IdeaLabDb db, CurrentUser me, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public Input Form { get; set; } = new();

    public Who Mine { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var person = await me.RequirePersonAsync(ct);
        Form = new Input { Name = person.Name, Language = person.Language, TimeZone = person.TimeZone };
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        await db.InOneGoAsync(async () =>
        {
            var person = await me.FreshPersonAsync(ct);
            person.Rename(Form.Name);
            person.Prefer(Form.Language, Form.TimeZone);
            return true;
        }, ct);

        using (Languages.Speaking(Form.Language)) this.SayDone(text["Account.Profile.Saved"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Mine = await db.Users.Where(a => a.Id == me.AccountId).Select(a => new Who(a.Email!, a.Person.Kind, a.Person.Roles)).SingleAsync(ct);
        return Page();
    }

    public sealed record Who(string Email, PersonKind Kind, Roles Roles);

    public sealed class Input
    {
        [Display(Name = "Account.Name")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Person.NameMaxLength, ErrorMessage = "Form.TooLong")]
        public string Name { get; set; } = "";

        [Display(Name = "Account.Language")]
        [AllowedValues("en", "es", ErrorMessage = "Form.Choose")]
        public string Language { get; set; } = "en";

        [Display(Name = "Account.TimeZone")]
        [Required(ErrorMessage = "Form.Required"), TimeZoneName]
        public string TimeZone { get; set => field = TimeZones.FromTyped(value ?? ""); } = "";
    }
}
