using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail.PersonalWord;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Proposals;

/// <summary>Writes the proposal of an idea. Who saves while somebody else has saved sees both texts and chooses; whatever they choose, both are kept among the versions.</summary>
public sealed class EditModel(IdeaLabDb db, CurrentUser me, Frame frame, Screener screener, LabMail mail, SiteAddress site, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    private const int MostFound = 10;

    private bool _wantsRows;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public ProposalForm Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public string IdeaBody { get; private set; } = "";
    public string Currency { get; private set; } = "";
    public int Votes { get; private set; }

    /// <summary>Whether there is a proposal already.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Whether the writer chooses the team.</summary>
    public bool ChoosesTeam { get; private set; }

    public IReadOnlyList<Member> Team { get; private set; } = [];

    /// <summary>Whom the search by name found; null when nobody was looked for.</summary>
    public IReadOnlyList<Member>? Found { get; private set; }

    /// <summary>What somebody else has saved meanwhile.</summary>
    public Saved? Other { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.ForRefiningAsync(Id, await me.RequirePersonAsync(ct), ct) is { Proposal: { } proposal }) Form = ProposalForm.Of(proposal.Latest);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // Who looks for somebody by the enter key has not finished.
        if (!string.IsNullOrWhiteSpace(Form.Find)) return await OnPostFindAsync(ct);
        return Read() is { } content ? await db.InOneGoAsync(() => SaveAsync(content, ct), ct) ?? await ShowAsync(ct) : await ShowAsync(ct);
    }

    /// <summary>The other's text stands again, after the writer's own has become a version too.</summary>
    public async Task<IActionResult> OnPostTakeAsync(CancellationToken ct) =>
        Read() is { } content ? await db.InOneGoAsync(() => SetAsideAsync(content, ct), ct) ?? await ShowAsync(ct) : await ShowAsync(ct);

    public Task<IActionResult> OnPostRowsAsync(CancellationToken ct)
    {
        _wantsRows = true;
        return ShowUncheckedAsync(ct);
    }

    public Task<IActionResult> OnPostFindAsync(CancellationToken ct) => ShowUncheckedAsync(ct);

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var writer = await me.RequirePersonAsync(ct);
        if (await db.ForRefiningAsync(Id, writer, ct, Form.Base) is not { } idea) return NotFound();
        if (!idea.MayBeRefinedBy(writer)) return Forbid();

        (IdeaTitle, IdeaBody, Votes) = (idea.Title, idea.Body, idea.VoteCount);
        Currency = (await frame.LabAsync(ct)).Currency;
        (IsWritten, ChoosesTeam) = (idea.Proposal is not null, writer.ReviewsIdeas());
        Form.Pad(_wantsRows);
        Team = [.. (await PeopleAsync(idea, ct)).Select(person => new Member(person.Id, person.Name, person.Kind))];
        if (ChoosesTeam && !string.IsNullOrWhiteSpace(Form.Find)) Found = await FindAsync(idea, Form.Find, ct);
        return Page();
    }

    private Task<IActionResult> ShowUncheckedAsync(CancellationToken ct)
    {
        foreach (var field in ModelState.Keys.ToList()) ModelState.ClearValidationState(field);
        return ShowAsync(ct);
    }

    private ProposalContent? Read() => Form.Read(nameof(Form), ModelState, rule => text[rule.Message, [.. rule.Values]]);

    /// <returns>Null when somebody else has saved something else meanwhile.</returns>
    private async Task<IActionResult?> SaveAsync(ProposalContent typed, CancellationToken ct)
    {
        var writer = await me.RequirePersonAsync(ct);
        if (await db.ForRefiningAsync(Id, writer, ct, Form.Base) is not { } idea) return NotFound();
        if (!idea.MayBeRefinedBy(writer)) return Forbid();

        var stands = idea.Proposal?.Latest;
        var content = await WholeAsync(idea, typed, ct);
        // The same form sent twice has saved it already; pictures come and go on a page of their own.
        if (stands?.Content.SaysTheSameAs(content) is true) return Done(text["Proposal.Unchanged", stands.Number]);
        if (stands is not null && stands.Number != Form.Base && idea.Proposal!.VersionOf(Form.Base)?.Content.SaysInTextTheSameAs(stands.Content) is not true) return await OvertakenAsync(stands, content, ct);

        var now = clock.GetUtcNow().UtcDateTime;
        var version = idea.Propose(content, writer, Form.Note ?? "", Form.IsMaterial, now)!;
        if (await screener.KeepBackAsync(writer, "proposal", version, stands, ct)) return Done(text["Holding.Waits.Version", version.Number]);
        await TellAsync(idea, version, stands, writer, ct);
        return Done(text[version.IsMaterial ? "Proposal.SavedMaterial" : "Proposal.Saved", version.Number]);
    }

    /// <returns>Null when somebody else has saved something else meanwhile.</returns>
    private async Task<IActionResult?> SetAsideAsync(ProposalContent typed, CancellationToken ct)
    {
        var writer = await me.RequirePersonAsync(ct);
        if (await db.ForRefiningAsync(Id, writer, ct) is not { Proposal.Latest: { } stands } idea) return NotFound();
        if (!idea.MayBeRefinedBy(writer)) return Forbid();

        var content = await WholeAsync(idea, typed, ct);
        if (stands.Content.SaysTheSameAs(content)) return Done(text["Proposal.Unchanged", stands.Number]);
        if (stands.Number != Form.Base) return await OvertakenAsync(stands, content, ct);

        var now = clock.GetUtcNow().UtcDateTime;
        var aside = idea.Propose(content, writer, text["Proposal.Aside", stands.Number], isMaterial: false, now)!;
        await screener.KeepBackAsync(writer, "proposal", aside, stands, ct);
        await screener.KeepBackAsync(writer, "", idea.RestoreProposal(stands, writer, "", isMaterial: false, now), stands, ct);
        return Done(text["Proposal.Taken", stands.Number, aside.Number]);
    }

    private RedirectToPageResult Done(string sentence)
    {
        this.SayDone(sentence);
        return RedirectToPage("Details", new { Id });
    }

    private async Task<IActionResult?> OvertakenAsync(ProposalVersion stands, ProposalContent mine, CancellationToken ct)
    {
        var moment = text.Moment(stands.At, await frame.ZoneAsync(ct));
        var differences = Differences.Between(text, (await frame.LabAsync(ct)).Currency, text["Proposal.Version.By", stands.Number, stands.By.Name], stands.Content, text["Proposal.Mine"], mine);
        Other = new(stands.Number, stands.By.Name, stands.Note, differences);
        Form.Base = stands.Number;
        ModelState.AddModelError("", text["Proposal.Overtaken", stands.By.Name, stands.Number, moment]);
        return null;
    }

    private async Task<ProposalContent> WholeAsync(Idea idea, ProposalContent typed, CancellationToken ct) =>
        (typed with { Team = await PeopleAsync(idea, ct), Pictures = idea.Proposal?.Latest.Content.Pictures ?? [] }).Checked();

    // Those chosen in the form; for a writer who does not choose, those who are on it.
    private async Task<IReadOnlyList<Person>> PeopleAsync(Idea idea, CancellationToken ct)
    {
        var before = idea.Proposal?.Latest.Content.Team ?? [];
        if (!(await me.RequirePersonAsync(ct)).ReviewsIdeas())
        {
            await db.WithCirclesAsync(before, ct);
            return before;
        }
        var chosen = Form.Team.Distinct().ToList();
        var known = await db.Users.Where(a => chosen.Contains(a.PersonId)).Select(a => a.Person).ToListAsync(ct);
        await db.WithCirclesAsync(known.Concat(before), ct);
        return [.. chosen.Select(id => known.Find(p => p.Id == id) ?? before.FirstOrDefault(p => p.Id == id)).OfType<Person>()];
    }

    private async Task<List<Member>> FindAsync(Idea idea, string name, CancellationToken ct)
    {
        var part = Person.Searchable(name);
        var found = await db.Users.Where(a => a.EmailConfirmed && a.Person.SearchName.Contains(part) && !Form.Team.Contains(a.PersonId)).Select(a => a.Person).OrderBy(p => p.SearchName).ThenBy(p => p.Id).Take(MostFound * 5).ToListAsync(ct);
        await db.WithCirclesAsync(found, ct);
        return [.. found.Where(idea.ExistsFor).Take(MostFound).Select(person => new Member(person.Id, person.Name, person.Kind))];
    }

    private async Task TellAsync(Idea idea, ProposalVersion version, ProposalVersion? before, Person writer, CancellationToken ct)
    {
        var joined = version.Content.Team.Where(p => p.Id != writer.Id && before?.Team.Any(m => m.PersonId == p.Id) is not true);
        foreach (var to in (await mail.RecipientsAsync(joined, ct)).Values)
        {
            var word = new PersonalWordMail(MailKind.TeamJoined, idea.Title, site.Of($"/proposals/{Id}"), writer.Name, version.Problem);
            db.Add(await mail.WriteAsync(word, to, $"team:{Id}:{version.Number}:person:{to.PersonId}", ct));
        }
    }

    public sealed record Member(int Id, string Name, PersonKind Kind);

    /// <param name="Differences">From the other's text to the writer's own.</param>
    public sealed record Saved(int Number, string By, string Note, Differences Differences);
}
