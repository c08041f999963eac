using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Support;

/// <summary>People with passwords; the demo people have none.</summary>
public static class Members
{
    public const string Password = "correct horse battery";

    public static async Task<Account> JoinAsync(this LabApp app, string email, string language = "en", bool isConfirmed = true, PersonKind kind = PersonKind.Customer, Roles roles = Roles.None)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var person = new Person(email.Split('@')[0], kind, language, "Europe/Madrid", app.Clock.Now);
        person.TakeRoles(roles);
        var account = new Account { UserName = email, Email = email, EmailConfirmed = isConfirmed, Person = person };
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
        Assert.True(created.Succeeded, created.ToString());
        return account;
    }

    public static Task<HttpResponseMessage> TrySignInAsync(this Visitor visitor, string email, string password = Password, string page = "/account/sign-in") =>
        visitor.SendAsync(page, page, ("Form.Email", email), ("Form.Password", password));

    /// <summary>Whether the visitor is somebody: their own profile opens.</summary>
    public static async Task<bool> IsSignedInAsync(this Visitor visitor) => await visitor.StatusOfAsync("/account/profile") == System.Net.HttpStatusCode.OK;
}
