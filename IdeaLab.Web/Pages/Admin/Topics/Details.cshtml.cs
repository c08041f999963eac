using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
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

namespace IdeaLab.Web.Pages.Admin.Topics;

/// <summary>A topic's names and owners.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public TopicNames Form { get; set; } = new();

    [BindProperty]
    public List<int> Owners { get; set; } = [];

    [BindProperty]
    public Audience Audience { get; set; }

    [BindProperty]
    public int[] Segments { get; set; } = [];

    public AudienceField ForWhom { get; private set; } = null!;

    /// <summary>The state the admin saw when deciding.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Row Now { get; private set; } = null!;
    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (Now is not null)
        {
            Form = new TopicNames { English = Now.English, Spanish = Now.Spanish };
            Owners = [.. Now.Owners.Select(o => o.Id)];
            (Audience, Segments) = (Now.Audience, [.. Circle.SegmentsIn(Now.Circle ?? "")]);
            ForWhom = ForWhom with { Chosen = Audience, ChosenSegments = Segments };
        }

        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var isSaved = await db.InOneGoAsync(() => SaveAsync(ct), ct);
        if (!isSaved)
        {
            ModelState.AddModelError("", text["Admin.Changed"]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Admin.Topic.Saved"]);
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var row = await db.Topics.AsNoTracking().Where(t => t.Id == Id)
            .Select(t => new Row(t.English, t.Spanish, t.IsClosed, t.Version, t.Audience, t.CircleId, t.Circle!.Name, t.Owners.OrderBy(o => o.Person.SearchName).Select(o => new Candidate(o.PersonId, o.Person.Name)).ToList()))
            .SingleOrDefaultAsync(ct);
        if (row is null) return NotFound();

        Now = row;
        ForWhom = await AudienceField.ReadAsync(db, "", text["Admin.Topic.Audience"], await me.RequirePersonAsync(ct), Enum.GetValues<Audience>(), Audience, Segments, ct);
        Candidates = await db.People.AsNoTracking().Where(p => (p.Roles & (Roles.Owner | Roles.Lead)) != Roles.None).OrderBy(p => p.SearchName)
            .Select(p => new Candidate(p.Id, p.Name)).ToListAsync(ct);
        return Page();
    }

    /// <returns>False when another admin has changed this topic since the form was opened.</returns>
    private async Task<bool> SaveAsync(CancellationToken ct)
    {
        var topic = await db.Topics.Include(t => t.Owners).SingleOrDefaultAsync(t => t.Id == Id, ct);
        if (topic is null || topic.Version != Version) return false;

        await Form.RequireFreeAsync(db, except: Id, ct);
        topic.Rename(Form.English, Form.Spanish);
        var circle = await db.ChosenCircleAsync(Audience, Segments, await me.RequirePersonAsync(ct), ct);
        if ((Audience, circle?.Id) != (topic.Audience, topic.CircleId)) await BeForAsync(topic, circle, ct);
        topic.GiveTo(await db.People.Where(p => Owners.Contains(p.Id)).ToListAsync(ct));
        return true;
    }

    // What answers a challenge stays with all who see the challenge.
    private async Task BeForAsync(Topic topic, Circle? circle, CancellationToken ct)
    {
        topic.BeFor(Audience, circle);
        if (Audience is not Audience.Everyone && await db.Ideas.AnyAsync(i => i.TopicId == topic.Id && i.ChallengeId != null && (i.Audience != Audience || i.CircleId != topic.CircleId), ct)) throw new RuleViolation("Rule.TopicHasChallenges");
    }

    public sealed record Row(string English, string Spanish, bool IsClosed, int Version, Audience Audience, int? CircleId, string? Circle, IReadOnlyList<Candidate> Owners)
    {
        public string Name => Languages.Current == "es" ? Spanish : English;
    }

    public sealed record Candidate(int Id, string Name);
}
