using System.Net;
using IdeaLab.Domain.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Architecture;

/// <summary>What visitors may open is a short list, written here once more by hand.</summary>
public sealed class AccessTests
{
    private static readonly string[] Open =
    [
        "/About/Conduct", "/About/Index", "/About/Moderation", "/About/Privacy", "/About/Promise", "/Account/Code", "/Account/Confirm", "/Account/ConfirmNew", "/Account/Demo", "/Account/EnterCode", "/Account/FirstAdmin",
        "/Account/Forgot", "/Account/Resend", "/Account/Reset", "/Account/SecondStep", "/Account/Sent", "/Account/SignIn", "/Account/SignOn", "/Account/SignOnCode", "/Account/SignOnTo", "/Account/SignUp", "/Account/SignedOut", "/Challenges/Details", "/Challenges/Index", "/Decisions/Details", "/Delivered/Index", "/Error", "/Ideas/Details", "/Ideas/Index", "/Ideas/Seen", "/Ideas/Why", "/Index", "/Join/Index", "/Language", "/Lessons/Index", "/Mail/Act", "/Mail/Choices", "/Mail/Unsubscribe", "/Pictures/Show", "/Proposals/Compare", "/Proposals/Details",
    ];

    private static readonly string[] Members = ["customer", "employee", "reviewer", "owner", "lead", "admin"];
    private static readonly string[] Staff = ["reviewer", "owner", "lead"];
    private static readonly string[] Owners = ["owner", "lead"];
    private static readonly string[] Leads = ["lead"];
    private static readonly string[] Admins = ["admin"];
    private static readonly string[] CriteriaSetters = ["lead", "admin"];

    [Fact]
    public async Task Visitors_reach_these_pages_and_no_others()
    {
        await using var app = new LabApp();
        _ = app.Server;
        var open = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Open, open);
    }

    /// <summary>Who may open the pages that visitors may not; each act is a page.</summary>
    private static readonly Dictionary<string, string[]> Closed = new()
    {
        ["/Account/Address"] = Members,
        ["/Account/Authenticator"] = Members,
        ["/Account/Data"] = Members,
        ["/Account/DataDownload"] = Members,
        ["/Account/EndSessions"] = Members,
        ["/Account/Appeal"] = Members,
        ["/Account/Erase"] = Members,
        ["/Account/Mail"] = Members,
        ["/Account/Moderation"] = Members,
        ["/Account/Passkey"] = Members,
        ["/Account/Password"] = Members,
        ["/Account/Profile"] = Members,
        ["/Account/RecoveryCodes"] = Members,
        ["/Account/RemoveAuthenticator"] = Members,
        ["/Account/Security"] = Members,
        ["/Account/Sessions"] = Members,
        ["/Account/SignOut"] = Members,
        ["/Admin/Addresses"] = Admins,
        ["/Admin/Audit"] = Admins,
        ["/Admin/Holding/Index"] = Admins,
        ["/Admin/Holding/Sample"] = Admins,
        ["/Admin/Holidays"] = Admins,
        ["/Admin/Index"] = Admins,
        ["/Admin/Jobs"] = Admins,
        ["/Admin/Mail"] = Admins,
        ["/Admin/MailCheck"] = Admins,
        ["/Admin/People/Details"] = Admins,
        ["/Admin/People/Index"] = Admins,
        ["/Admin/People/Segments"] = Admins,
        ["/Admin/Retention"] = Admins,
        ["/Admin/Segments/Delete"] = Admins,
        ["/Admin/Segments/Details"] = Admins,
        ["/Admin/Segments/Edit"] = Admins,
        ["/Admin/Segments/Index"] = Admins,
        ["/Admin/Segments/Invitations"] = Admins,
        ["/Admin/Settings"] = Admins,
        ["/Admin/SignOn"] = Admins,
        ["/Admin/Topics/Close"] = Admins,
        ["/Admin/Topics/Details"] = Admins,
        ["/Admin/Topics/Index"] = Admins,
        ["/Admin/Topics/Reopen"] = Admins,
        ["/Challenges/Edit"] = Owners,
        ["/Challenges/New"] = Owners,
        ["/Criteria/Index"] = CriteriaSetters,
        ["/Digests/Details"] = Owners,
        ["/Digests/Index"] = Owners,
        ["/Digests/Month"] = Owners,
        ["/Digests/Preview"] = Owners,
        ["/Digests/Readers"] = Leads,
        ["/Ideas/Comment"] = Members,
        ["/Ideas/DeleteComment"] = Members,
        ["/Ideas/Discard"] = Members,
        ["/Ideas/Draft"] = Members,
        ["/Ideas/Edit"] = Members,
        ["/Ideas/EditComment"] = Members,
        ["/Ideas/Follow"] = Members,
        ["/Ideas/GiveVotes"] = Members,
        ["/Ideas/New"] = Members,
        ["/Ideas/NoAnswer"] = Members,
        ["/Ideas/Preview"] = Members,
        ["/Ideas/Reply"] = Members,
        ["/Ideas/Report"] = Members,
        ["/Ideas/Similar"] = Members,
        ["/Ideas/Vote"] = Members,
        ["/Moderation/Act"] = Staff,
        ["/Moderation/Appeal"] = Staff,
        ["/Moderation/Index"] = Staff,
        ["/Moderation/Undo"] = Staff,
        ["/Moderation/Person"] = Staff,
        ["/Moderation/Hold"] = Staff,
        ["/Moderation/Settle"] = Staff,
        ["/Moderation/Votes"] = Staff,
        ["/Proposals/Edit"] = Members,
        ["/Proposals/Pictures"] = Members,
        ["/Proposals/Restore"] = Members,
        ["/Review/Alert"] = Staff,
        ["/Review/Answer"] = Staff,
        ["/Review/Answered"] = Staff,
        ["/Review/Ask"] = Staff,
        ["/Review/Assign"] = Staff,
        ["/Review/Compare"] = Staff,
        ["/Review/Criteria"] = Staff,
        ["/Review/Decide"] = Staff,
        ["/Review/Details"] = Staff,
        ["/Review/Flag"] = Staff,
        ["/Review/Index"] = Staff,
        ["/Review/Lesson"] = Staff,
        ["/Review/Invite"] = Staff,
        ["/Review/LookAgain"] = Staff,
        ["/Review/Merge"] = Staff,
        ["/Review/MoveTopic"] = Staff,
        ["/Review/NoLesson"] = Staff,
        ["/Review/Note"] = Staff,
        ["/Review/Outcome"] = Staff,
        ["/Review/Refine"] = Staff,
        ["/Review/Scores"] = Staff,
        ["/Review/Status"] = Staff,
        ["/Review/TakeBack"] = Staff,
        ["/Review/UndoMerge"] = Staff,
        ["/Scores/Decline"] = Members,
        ["/Scores/File"] = Members,
        ["/Scores/Index"] = Members,
    };

    [Fact]
    public async Task Every_other_page_is_open_to_whom_this_table_names_and_to_nobody_else()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:sign-in"] = "1000", ["RateLimits:sign-up"] = "1000" } };
        var pages = PagesOf(app).Where(page => !Open.Contains(page.Name)).ToList();
        Assert.Equal(Closed.Keys.Order(StringComparer.Ordinal), pages.Select(page => page.Name).Distinct().Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        foreach (var who in (string[])["visitor", .. Members])
        {
            var visitor = who == "visitor" ? app.Visitor() : await app.SignedInAsync(who);
            foreach (var (name, path) in pages)
            {
                using var read = await visitor.Client.GetAsync(path);
                using var act = await visitor.Client.PostAsync(path, new FormUrlEncodedContent([]));
                if (IsLetIn(read) != Closed[name].Contains(who) || IsLetIn(act) != Closed[name].Contains(who)) wrong.Add($"{name} for {who}: {(int)read.StatusCode} and {(int)act.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_page_asks_for_the_antiforgery_token_but_the_four_that_cannot()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:sign-in"] = "1000", ["RateLimits:sign-up"] = "1000" } };
        await app.JoinAsync("all@example.org", roles: Roles.Reviewer | Roles.Owner | Roles.Lead | Roles.Admin);
        var visitor = app.Visitor();
        await visitor.TrySignInAsync("all@example.org");
        await visitor.PostAsync("/account/second-step", "/account/second-step", ("Form.Code", (await app.LastMailToAsync("all@example.org")).Code()));
        Assert.True(await visitor.IsSignedInAsync());

        var unasked = new List<string>();
        foreach (var (name, path) in PagesOf(app))
        {
            using var answer = await visitor.Client.PostAsync(path, new FormUrlEncodedContent([]));
            if (answer.StatusCode != HttpStatusCode.BadRequest) unasked.Add(name);
        }
        Assert.Equal(["/Error", "/Ideas/Seen", "/Mail/Choices", "/Mail/Unsubscribe"], unasked.Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Name, string Path)> PagesOf(LabApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let page = endpoint.Metadata.GetMetadata<PageActionDescriptor>()
        where page is not null
        select (page.ViewEnginePath, PathOf(endpoint.RoutePattern));

    // A visitor is sent to sign in, a member without the role is refused; any other answer comes from the page itself.
    private static bool IsLetIn(HttpResponseMessage answer) =>
        answer.StatusCode != HttpStatusCode.Forbidden && answer.Headers.Location?.ToString().Contains("/account/sign-in", StringComparison.Ordinal) is not true;

    // Any number will do where a page asks for one: the token is asked for before the page looks.
    private static string PathOf(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { IsOptional: false } => "404",
            _ => "",
        }))));
}
