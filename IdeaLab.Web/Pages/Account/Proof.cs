using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Data;
using IdeaLab.Web.Security;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Asks once more who is at the screen; <c>_Proof</c> shows it.</summary>
public sealed class ProofInput
{
    [Display(Name = "Account.Proof")]
    [Required(ErrorMessage = "Form.Required"), StringLength(Data.Account.PasswordMaxLength, ErrorMessage = "Form.TooLong")]
    public string PasswordOrCode { get; set; } = "";
}

internal static class Proof
{
    /// <summary>Whether what was typed is the account's password, a code of its authenticator or a recovery code, or, without an authenticator, a code that was mailed. Six digits are no password, and a recovery code hardly one.</summary>
    public static async Task<bool> AcceptsAsync(this Entry entry, Data.Account account, string typed, CancellationToken ct)
    {
        var signs = string.Concat(typed.Where(char.IsLetterOrDigit));
        var isCode = signs.Length == 6 && signs.All(char.IsAsciiDigit) || signs.Length == 12 && typed.Trim().Length <= 14;
        return isCode ? await entry.HasCodeAsync(account.Id, typed, ct) : account.PasswordHash is not null && await entry.KnowsPasswordAsync(account.Id, typed, ct);
    }
}
