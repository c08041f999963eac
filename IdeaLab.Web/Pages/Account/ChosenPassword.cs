using IdeaLab.Domain;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

internal static class ChosenPassword
{
    /// <summary>Says beside the field why the password may not be chosen, if it may not.</summary>
    /// <param name="own">The person's address and name; the lab's name is added.</param>
    public static async Task<bool> RefusesAsync(this PageModel page, string field, string password, IdeaLabDb db, IStringLocalizer<Text> text, string[] own, CancellationToken ct)
    {
        try
        {
            PasswordChoice.Check(password, [.. own, await db.Settings.Select(s => s.Name).SingleAsync(ct)]);
            return false;
        }
        catch (RuleViolation rule)
        {
            page.ModelState.AddModelError(field, text[rule.Message, [.. rule.Values]]);
            return true;
        }
    }
}
