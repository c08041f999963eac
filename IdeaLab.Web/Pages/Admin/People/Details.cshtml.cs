using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Audit;
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

namespace IdeaLab.Web.Pages.Admin.People;

/// <summary>What one person may do here.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me, SecondFactor secondFactor, Sessions sessions, AuditNotes notes, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Row Now { get; private set; } = null!;

    /// <summary>Every segment, and what put the person there; null where they are not in it.</summary>
    public IReadOnlyList<(Segment Segment, MembershipSource? By)> Segments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (Now is not null) Form = new Input { Kind = Now.Kind, Roles = [.. RoleTexts.EachRole.Where(r => Now.Roles.HasFlag(r))] };
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var roles = Form.Roles.Aggregate(Roles.None, (all, role) => all | role);
        var isSaved = await db.InOneGoAsync(() => SaveAsync(roles, ct), ct);
        if (!isSaved)
        {
            ModelState.AddModelError("", text["Admin.Changed"]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Admin.Person.Saved"]);
        var losesAdmin = (await me.RequirePersonAsync(ct)).Id == Id && !roles.HasFlag(Roles.Admin);
        return losesAdmin ? LocalRedirect("/") : RedirectToPage(new { Id });
    }

    /// <summary>For who has lost the app and the recovery codes. They sign in anew, with a code by mail in its place.</summary>
    public async Task<IActionResult> OnPostWithoutSecondFactorAsync(CancellationToken ct)
    {
        var isRemoved = await db.InOneGoAsync(async () =>
        {
            if (!await secondFactor.RemoveAsync(Id, ct)) return false;
            await notes.AddAsync(AuditAct.Removed, AuditNotes.SecondFactor, ct, new AuditChange("PersonId", $"{Id}", null));
            await db.SaveChangesAsync(ct);
            await sessions.EndAllAsync(Id, ct);
            return true;
        }, ct);
        if (!isRemoved) return NotFound();

        this.SayDone(text["Admin.Person.SecondFactor.Done"]);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var row = await db.Users.AsNoTracking().Where(a => a.PersonId == Id)
            .Select(a => new Row(a.Person.Name, a.Email!, a.EmailConfirmed, a.Person.Kind, a.Person.Roles, a.Person.JoinedAt, a.LastSignInAt, db.Authenticators.Any(s => s.PersonId == a.PersonId)))
            .SingleOrDefaultAsync(ct);
        if (row is null) return NotFound();
        Now = row;
        var memberships = await db.Memberships.Where(m => m.PersonId == Id).ToDictionaryAsync(m => m.SegmentId, m => m.By, ct);
        Segments = [.. (await db.Segments.AsNoTracking().ToListAsync(ct)).OrderBy(s => s.NameIn(Languages.Current), StringComparer.CurrentCulture).Select(s => (s, memberships.TryGetValue(s.Id, out var by) ? by : (MembershipSource?)null))];
        return Page();
    }

    /// <returns>False when another admin has changed this person since the form was opened.</returns>
    private async Task<bool> SaveAsync(Roles roles, CancellationToken ct)
    {
        var person = await db.Users.Where(a => a.PersonId == Id).Select(a => a.Person).SingleOrDefaultAsync(ct);
        if (person is null || (person.Kind, person.Roles) != (Form.SeenKind, Form.SeenRoles)) return false;

        var settings = await db.Settings.SingleAsync(ct);
        var hasOtherAdmin = await db.Users.AnyAsync(a => a.PersonId != Id && (a.Person.Roles & Roles.Admin) == Roles.Admin, ct);
        settings.GiveRoles(person, roles, hasOtherAdmin);
        person.Become(Form.Kind);
        if (!person.OwnsTopics())
            foreach (var topic in await db.Topics.Include(t => t.Owners).Where(t => t.Owners.Any(o => o.PersonId == Id)).ToListAsync(ct))
                topic.TakeFrom(person);
        return true;
    }

    public sealed record Row(string Name, string Email, bool IsConfirmed, PersonKind Kind, Roles Roles, DateTime JoinedAt, DateTime? LastSignInAt, bool HasAuthenticator);

    public sealed class Input
    {
        [EnumDataType(typeof(PersonKind), ErrorMessage = "Form.Choose")]
        public PersonKind Kind { get; set; }

        public List<Roles> Roles { get; set; } = [];

        /// <summary>What the admin saw when deciding.</summary>
        public PersonKind SeenKind { get; set; }
        public Roles SeenRoles { get; set; }
    }
}
