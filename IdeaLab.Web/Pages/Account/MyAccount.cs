using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace IdeaLab.Web.Pages.Account;

internal static class MyAccount
{
    /// <summary>The account of whoever is signed in, on pages that only members reach.</summary>
    public static async Task<Data.Account> MineAsync(this UserManager<Data.Account> accounts, ClaimsPrincipal user) =>
        await accounts.GetUserAsync(user) ?? throw new InvalidOperationException("PageAccess lets visitors in here.");
}
