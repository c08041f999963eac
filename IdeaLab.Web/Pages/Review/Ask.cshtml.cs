using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
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

/// <summary>Asks the author something, by mail too; the idea waits for the reply.</summary>
public sealed class AskModel(IdeaLabDb db, CurrentUser me, LabMail mail, SiteAddress site, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (!await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).AnyAsync(i => i.Id == Id, ct)) return NotFound();

        await db.InOneGoAsync(() => AskAsync(ct), ct);
        this.SayDone(text["Ask.Done"]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var title = await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).Where(i => i.Id == Id).Select(i => i.Title).SingleOrDefaultAsync(ct);
        if (title is null) return NotFound();

        IdeaTitle = title;
        return Page();
    }

    private async Task<AuthorQuestion> AskAsync(CancellationToken ct)
    {
        var (reviewer, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        var idea = await db.Ideas.Include(i => i.Author).WithWhatIsOwed().SingleAsync(i => i.Id == Id, ct);
        // The same form sent twice asked already.
        if (idea.AuthorQuestions.FirstOrDefault(q => q.ById == reviewer.Id && q.Body == Form.Body!.Trim()) is { } before) return before;

        var question = idea.AskAuthor(reviewer, Form.Body!, now);
        if (await mail.RecipientAsync(idea.Author, ct) is { } author)
        {
            var word = new PersonalWordMail(MailKind.AuthorAsked, idea.Title, site.Of($"/ideas/{Id}/reply"), reviewer.Name, question.Body);
            db.Add(await mail.WriteAsync(word, author, $"asked:{Id}:{now.Ticks}", ct));
        }

        return question;
    }

    public sealed class Input
    {
        [Display(Name = "Ask.Body")]
        [Required(ErrorMessage = "Form.Required"), StringLength(AuthorQuestion.BodyMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Body { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
