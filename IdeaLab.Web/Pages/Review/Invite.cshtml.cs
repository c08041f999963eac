using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Scorecards;
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

namespace IdeaLab.Web.Pages.Review;

/// <summary>Asks people to score an idea: colleagues, and any member found by name. Each gets one mail.</summary>
public sealed class InviteModel(IdeaLabDb db, CurrentUser me, LabMail mail, SiteAddress site, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    public const int PeopleShown = 20;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>Part of a name; without it colleagues are offered.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public List<Candidate> Candidates { get; private set; } = [];
    public bool HasMore { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Form.People.Count == 0) ModelState.AddModelError("Form.People", text["Score.Ask.Nobody"]);
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (await IdeaAsync(ct) is null) return NotFound();

        var asked = await db.InOneGoAsync(() => InviteAsync(ct), ct);
        this.SayDone(asked.Count == 0 ? text["Score.Ask.Already"] : text["Score.Ask.Done", string.Join(", ", asked)]);
        return RedirectToPage("Scores", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await IdeaAsync(ct) is not { } idea) return NotFound();

        IdeaTitle = idea.Title;
        var reader = await me.RequirePersonAsync(ct);
        var name = Person.Searchable(Q ?? "");
        var chosen = Form.People;
        // Who was chosen already stays in the list, whatever is searched for.
        var people = db.ToScore(idea).Where(p => chosen.Contains(p.Id) || (name == "" ? (p.Roles & PeopleQueries.Reviewing) > Roles.None : p.SearchName.Contains(name)));
        var found = await people.OrderByDescending(p => chosen.Contains(p.Id)).ThenByDescending(p => p.Id == reader.Id).ThenBy(p => p.SearchName).ThenBy(p => p.Id)
            .Take(PeopleShown + chosen.Count + 1)
            .Select(p => new Candidate(p.Id, p.Name, p.Kind, p.Roles, db.ScoreInvitations.Where(i => i.IdeaId == Id && i.PersonId == p.Id).Select(i => (InvitationState?)i.State).FirstOrDefault())).ToListAsync(ct);
        (Candidates, HasMore) = ([.. found.Take(PeopleShown + chosen.Count)], found.Count > PeopleShown + chosen.Count);
        return Page();
    }

    private async Task<List<string>> InviteAsync(CancellationToken ct)
    {
        var (reviewer, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        var idea = (await IdeaAsync(ct))!;
        var set = await db.CriteriaAsync(idea.ChallengeId, ct);
        var due = (await db.PromiseTermsAsync(ct)).Calendar.EndAfter(now, Form.Days!.Value);
        var people = await db.ToScore(idea).Where(p => Form.People.Contains(p.Id)).OrderBy(p => p.SearchName).ToListAsync(ct);
        await db.WithCirclesAsync(people, ct);
        var scoring = await db.ScoringAsync(Id, ct) ?? db.Add(new Scoring(idea, set)).Entity;

        var asked = people.FindAll(person => scoring.Invite(reviewer, person, set, Form.Note ?? "", due, now) is not null);
        foreach (var to in (await mail.RecipientsAsync(asked.Where(p => p.Id != reviewer.Id), ct)).Values)
        {
            var word = new PersonalWordMail(MailKind.ScoreAsked, idea.Title, site.Of($"/score/{Id}"), reviewer.Name, (Form.Note ?? "").Trim()) { DueAt = due };
            db.Add(await mail.WriteAsync(word, to, $"score-asked:{Id}:{now.Ticks}:person:{to.PersonId}", ct));
        }

        return asked.ConvertAll(p => p.Name);
    }

    private async Task<Idea?> IdeaAsync(CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        return await db.Ideas.VisibleTo(reviewer).SingleOrDefaultAsync(i => i.Id == Id, ct);
    }

    public sealed record Candidate(int Id, string Name, PersonKind Kind, Roles Roles, InvitationState? State)
    {
        public bool IsAsked => State is InvitationState.Open or InvitationState.Filed;
    }

    public sealed class Input
    {
        [Display(Name = "Score.Ask.Whom")]
        public List<int> People { get; set; } = [];

        [Display(Name = "Score.Ask.Days")]
        [Required(ErrorMessage = "Form.Required"), Range(1, ScoreInvitation.DaysMax, ErrorMessage = "Form.Range")]
        public int? Days { get; set; } = 5;

        [Display(Name = "Score.Ask.Note")]
        [StringLength(ScoreInvitation.NoteMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Note { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
