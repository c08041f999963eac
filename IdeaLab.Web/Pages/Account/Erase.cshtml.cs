using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Rights;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Deletes one's account and what says who one is, at once and for good.</summary>
[Limited(RateLimits.SignIn)]
public sealed class EraseModel(IdeaLabDb db, SignInManager<Data.Account> signIn, CurrentUser me, Entry entry, AccountMails mails, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public ProofInput Form { get; set; } = new();

    [BindProperty]
    public Input Erase { get; set; } = new();

    public ProofByCode ByCode { get; private set; } = null!;
    /// <summary>Why one cannot go just now; null for nearly everybody.</summary>
    public string? Refusal { get; private set; }

    public string Word => text["Account.Erase.Word"];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!string.Equals(Erase.Typed?.Trim(), Word, StringComparison.CurrentCultureIgnoreCase)) ModelState.AddModelError("Erase.Typed", text["Account.Erase.Typed.Wrong", Word]);
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var account = await signIn.UserManager.MineAsync(User);
        if (!await entry.AcceptsAsync(account, Form.PasswordOrCode, ct))
        {
            ModelState.AddModelError("Form.PasswordOrCode", text["Account.Proof.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
            return await ShowAsync(ct);
        }

        var withTexts = Erase.Texts is TextsOf.Nobody;
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == account.PersonId, ct);
        if (await db.WhyNotErasedAsync(person, ct) is { } violation) throw violation;

        // Once before, so that an interruption leaves an account that can be erased again, and once after, for what was written meanwhile.
        await db.TakeOutOfDigestsAsync(person, person.Name, withTexts, ct);
        await db.InOneGoAsync(() => EraseAsync(account.Id, withTexts, ct), ct);
        await db.TakeOutOfDigestsAsync(person, person.Name, withTexts, ct);
        await mails.LeaveSoonAsync(ct);

        await signIn.SignOutAsync();
        Response.Cookies.Delete(Devices.Cookie);
        this.SayDone(text["Account.Erase.Done"]);
        return LocalRedirect("/");
    }

    /// <summary>Mails a code, for who has no password.</summary>
    public async Task<IActionResult> OnPostCodeAsync(CancellationToken ct)
    {
        await mails.CodeForProofAsync(await signIn.UserManager.MineAsync(User), ct);
        this.SayDone(text["Account.Proof.CodeSent"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var account = await signIn.UserManager.MineAsync(User);
        ByCode = new(account.PasswordHash is null);
        // After a refusal the summary of errors says it.
        if (ModelState.IsValid && await db.WhyNotErasedAsync(await me.RequirePersonAsync(ct), ct) is { } violation) Refusal = text[violation.Message, [.. violation.Values]];
        return Page();
    }

    private async Task<bool> EraseAsync(int accountId, bool withTexts, CancellationToken ct)
    {
        // Somebody may be faster, from another window.
        if (!await db.Users.AnyAsync(a => a.Id == accountId, ct)) return false;
        var person = await me.FreshPersonAsync(ct);
        var account = await db.Users.SingleAsync(a => a.Id == accountId, ct);
        var (now, roles) = (clock.GetUtcNow().UtcDateTime, person.Roles);
        var last = await mails.LastWordAsync(account, person, withTexts, ct);
        await db.EraseAsync(person, withTexts, now, ct);
        if (last is not null) db.Add(last);
        if (roles > Roles.None) db.Add(new AuditEntry(person, AuditAct.Changed, nameof(Person), person.Id, null, [new(nameof(Person.Roles), $"{roles}", $"{Roles.None}"), new(nameof(Person.ErasedAt), null, $"{now:O}")], now, HttpContext.From()));
        return true;
    }

    /// <summary>Under whose name texts stay.</summary>
    public enum TextsOf
    {
        FormerMember = 1,
        Nobody = 2,
    }

    public sealed class Input
    {
        [Display(Name = "Account.Erase.Texts")]
        [Required(ErrorMessage = "Form.Choose"), EnumDataType(typeof(TextsOf), ErrorMessage = "Form.Choose")]
        public TextsOf? Texts { get; set; }

        [Display(Name = "Account.Erase.Typed")]
        public string? Typed { get; set; }
    }
}
