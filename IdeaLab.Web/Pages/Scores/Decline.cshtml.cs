using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Mail;
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

namespace IdeaLab.Web.Pages.Scores;

/// <summary>Says no to being asked, with a reason, which goes to whoever asked.</summary>
public sealed class DeclineModel(IdeaLabDb db, CurrentUser me, LabMail mail, SiteAddress site, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public string AskedBy { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (!ModelState.IsValid || shown is not PageResult) return shown;

        await db.InOneGoAsync(() => DeclineAsync(ct), ct);
        this.SayDone(text["Score.Decline.Done", AskedBy]);
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var person = await me.RequirePersonAsync(ct);
        if (await db.Ideas.VisibleTo(person).Where(i => i.Id == Id).Select(i => i.Title).SingleOrDefaultAsync(ct) is not { } title) return NotFound();
        if (await db.ScoreInvitations.Where(i => i.IdeaId == Id && i.PersonId == person.Id).Select(i => i.By.Name).SingleOrDefaultAsync(ct) is not { } by) return Forbid();

        (IdeaTitle, AskedBy) = (title, by);
        return Page();
    }

    private async Task<bool> DeclineAsync(CancellationToken ct)
    {
        var (person, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        var scoring = (await db.ScoringAsync(Id, ct))!;
        var invitation = scoring.InvitationOf(person)!;
        var wasOpen = invitation.IsOpen;
        scoring.Decline(person, Form.Reason!, now);

        var by = await db.People.SingleAsync(p => p.Id == invitation.ById, ct);
        if (wasOpen && await mail.RecipientAsync(by, ct) is { } to)
        {
            var word = new PersonalWordMail(MailKind.ScoreDeclined, scoring.Idea.Title, site.Of($"/review/{Id}/scores"), person.Name, invitation.DeclineReason!);
            db.Add(await mail.WriteAsync(word, to, $"score-declined:{invitation.Id}:{now.Ticks}", ct));
        }

        return true;
    }

    public sealed class Input
    {
        [Display(Name = "Score.Decline.Reason")]
        [Required(ErrorMessage = "Form.Required"), StringLength(ScoreInvitation.DeclineReasonMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
