using IdeaLab.Domain.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace IdeaLab.Web.Security;

/// <summary>Who may open which pages, all on one screen. What is not named here needs a signed-in member.</summary>
public static class PageAccess
{
    public const string Staff = nameof(Staff);
    public const string Owners = nameof(Owners);
    public const string Leads = nameof(Leads);
    public const string Admins = nameof(Admins);
    public const string CriteriaSetters = nameof(CriteriaSetters);

    public static void Apply(PageConventionCollection pages)
    {
        pages.AllowAnonymousToPage("/Index");
        pages.AllowAnonymousToPage("/Error");
        pages.AllowAnonymousToPage("/Language");
        pages.AllowAnonymousToFolder("/About");

        pages.AllowAnonymousToPage("/Ideas/Index");
        pages.AllowAnonymousToPage("/Ideas/Details");
        pages.AllowAnonymousToPage("/Ideas/Why");
        pages.AllowAnonymousToPage("/Ideas/Seen");
        pages.AllowAnonymousToPage("/Challenges/Index");
        pages.AllowAnonymousToPage("/Challenges/Details");
        pages.AllowAnonymousToPage("/Decisions/Details");
        pages.AllowAnonymousToPage("/Proposals/Details");
        pages.AllowAnonymousToPage("/Proposals/Compare");
        pages.AllowAnonymousToPage("/Pictures/Show");
        pages.AllowAnonymousToPage("/Delivered/Index");
        pages.AllowAnonymousToPage("/Lessons/Index");
        pages.AllowAnonymousToPage("/Mail/Unsubscribe");
        pages.AllowAnonymousToPage("/Mail/Choices");
        pages.AllowAnonymousToPage("/Mail/Act");

        pages.AllowAnonymousToPage("/Join/Index");

        pages.AllowAnonymousToPage("/Account/SignUp");
        pages.AllowAnonymousToPage("/Account/Sent");
        pages.AllowAnonymousToPage("/Account/Confirm");
        pages.AllowAnonymousToPage("/Account/ConfirmNew");
        pages.AllowAnonymousToPage("/Account/Resend");
        pages.AllowAnonymousToPage("/Account/SignIn");
        pages.AllowAnonymousToPage("/Account/SignOn");
        pages.AllowAnonymousToPage("/Account/SignOnTo");
        pages.AllowAnonymousToPage("/Account/SignOnCode");
        pages.AllowAnonymousToPage("/Account/SignedOut");
        pages.AllowAnonymousToPage("/Account/Code");
        pages.AllowAnonymousToPage("/Account/EnterCode");
        pages.AllowAnonymousToPage("/Account/SecondStep");
        pages.AllowAnonymousToPage("/Account/Forgot");
        pages.AllowAnonymousToPage("/Account/Reset");
        pages.AllowAnonymousToPage("/Account/FirstAdmin");
        pages.AllowAnonymousToPage("/Account/Demo");

        pages.AuthorizeFolder("/Review", Staff);
        pages.AuthorizeFolder("/Moderation", Staff);
        pages.AuthorizePage("/Challenges/New", Owners);
        pages.AuthorizePage("/Challenges/Edit", Owners);
        pages.AuthorizeFolder("/Digests", Owners);
        pages.AuthorizePage("/Digests/Readers", Leads);
        pages.AuthorizeFolder("/Admin", Admins);
        pages.AuthorizeFolder("/Criteria", CriteriaSetters);
    }

    public static void AddPolicies(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        Add(Staff, person => person.ReviewsIdeas());
        Add(Owners, person => person.OwnsTopics());
        Add(Leads, person => person.LeadsInnovation());
        Add(Admins, person => person.AdministersLab());
        Add(CriteriaSetters, person => person.SetsCriteria());

        void Add(string name, Func<Person, bool> admits) =>
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new PersonRequirement(admits)));
    }
}

/// <summary>What the signed-in person must be, asked of the database and not of the cookie.</summary>
internal sealed class PersonRequirement(Func<Person, bool> admits) : IAuthorizationRequirement
{
    public bool Admits(Person person) => admits(person);
}

internal sealed class PersonRequirementHandler(CurrentUser me) : AuthorizationHandler<PersonRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PersonRequirement requirement)
    {
        if (await me.PersonAsync() is { } person && requirement.Admits(person)) context.Succeed(requirement);
    }
}
