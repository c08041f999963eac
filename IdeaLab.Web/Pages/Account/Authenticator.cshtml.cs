using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
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

/// <summary>Sets up the app that shows codes. Until a code of it is typed nothing is kept: the secret waits, sealed, in the form.</summary>
[Limited(RateLimits.SignIn)]
public sealed class AuthenticatorModel(IdeaLabDb db, CurrentUser me, Entry entry, SecondFactor secondFactor, Sessions sessions, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public Input Form { get; set; } = new();

    public State? Standing { get; private set; }

    /// <summary>Whether staff's work waits for it.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>As one types it, in groups of four.</summary>
    public string Secret { get; private set; } = "";

    public QrPicture? Picture { get; private set; }

    /// <summary>Shown this once, just after they were made.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowAsync(ct);
        if (!ModelState.IsValid) return Page();
        var code = Form.Code.Replace(" ", "", StringComparison.Ordinal);
        return Standing is null ? await SetUpAsync(code, ct) : await ShowCodeAsync(code, ct);
    }

    private async Task<IActionResult> SetUpAsync(string code, CancellationToken ct)
    {
        var person = await me.RequirePersonAsync(ct);
        var codes = await db.InOneGoAsync(async () =>
        {
            var made = await secondFactor.SetUpAsync(await db.People.SingleAsync(p => p.Id == person.Id, ct), Form.Offer, code, ct);
            if (made is not null) (await MySessionAsync(ct)).ShowSecondFactor();
            return made;
        }, ct);
        if (codes is null)
        {
            ModelState.AddModelError("Form.Code", text["Account.Authenticator.Refused"]);
            return Page();
        }

        // They had no second factor, so they come back with one.
        await sessions.EndOthersAsync(person.Id, ct);
        await ShowAsync(ct);
        Codes = codes;
        return Page();
    }

    // Signed in by a way that asks for none, such as in development.
    private async Task<IActionResult> ShowCodeAsync(string code, CancellationToken ct)
    {
        if (!await entry.HasAuthenticatorAsync(me.AccountId!.Value, code, ct))
        {
            ModelState.AddModelError("Form.Code", text["Account.EnterCode.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
            return Page();
        }

        await db.InOneGoAsync(async () =>
        {
            (await MySessionAsync(ct)).ShowSecondFactor();
            return true;
        }, ct);
        this.SayDone(text["Account.Authenticator.Shown"]);
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        var person = await me.RequirePersonAsync(ct);
        Standing = await db.Authenticators.Where(a => a.PersonId == person.Id).Select(a => new State(a.SetUpAt, a.Codes.Count)).SingleOrDefaultAsync(ct);
        IsWanted = person is { RolesRest: true, Roles: > Roles.None };
        if (Standing is not null) return;

        if (secondFactor.Open(Form.Offer, person.Id) is not { } secret)
        {
            Form.Offer = secondFactor.Offer(person.Id);
            secret = secondFactor.Open(Form.Offer, person.Id)!;
        }

        var about = await db.Users.Where(a => a.Id == me.AccountId).Select(a => new { a.Email, Lab = db.Settings.Select(s => s.Name).First() }).SingleAsync(ct);
        Secret = string.Join(' ', TimeCode.Spelled(secret).Chunk(4).Select(four => new string(four)));
        Picture = QrPicture.Of(TimeCode.Uri(secret, about.Lab, about.Email!));
    }

    private Task<Session> MySessionAsync(CancellationToken ct) => db.Sessions.SingleAsync(s => s.Id == sessions.CurrentId, ct);

    public sealed record State(DateTime SetUpAt, int CodesLeft);

    public sealed class Input
    {
        /// <summary>The secret, sealed for this person.</summary>
        public string? Offer { get; set; }

        [Display(Name = "Account.EnterCode.Code")]
        [Required(ErrorMessage = "Form.Required"), StringLength(30, ErrorMessage = "Form.TooLong")]
        public string Code { get; set; } = "";
    }
}
