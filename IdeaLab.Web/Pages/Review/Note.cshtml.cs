using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
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

/// <summary>Writes a note for colleagues; those it names get it by mail.</summary>
public sealed class NoteModel(IdeaLabDb db, CurrentUser me, LabMail mail, SiteAddress site, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public List<string> Colleagues { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (!ModelState.IsValid || shown is not PageResult) return shown;

        var named = await db.InOneGoAsync(() => WriteAsync(ct), ct);
        this.SayDone(named.Count == 0 ? text["Note.Done"] : text["Note.DoneTold", string.Join(", ", named)]);
        return RedirectToPage("Details", null, new { Id }, "notes");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var title = await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).Where(i => i.Id == Id).Select(i => i.Title).SingleOrDefaultAsync(ct);
        if (title is null) return NotFound();

        IdeaTitle = title;
        Colleagues = await db.People.Staff().OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(ct);
        return Page();
    }

    /// <returns>The names of those who are told.</returns>
    private async Task<List<string>> WriteAsync(CancellationToken ct)
    {
        var (author, now, body) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime, Form.Body!.Trim());
        var named = Mentions.In(body, await db.People.Staff().Where(p => p.Id != author.Id).ToListAsync(ct));
        var names = named.Select(p => p.Name).ToList();
        // The same form sent twice wrote it already.
        var last = await db.StaffNotes.Where(n => n.IdeaId == Id).OrderByDescending(n => n.Id).FirstOrDefaultAsync(ct);
        if (last is not null && (last.ById, last.Body) == (author.Id, body)) return names;

        var idea = await db.Ideas.SingleAsync(i => i.Id == Id, ct);
        db.Add(new StaffNote(idea, author, body, now));
        foreach (var to in (await mail.RecipientsAsync(named, ct)).Values)
        {
            var word = new PersonalWordMail(MailKind.Mentioned, idea.Title, site.Of($"/review/{Id}#notes"), author.Name, body);
            db.Add(await mail.WriteAsync(word, to, $"note:{Id}:{now.Ticks}:person:{to.PersonId}", ct));
        }

        return names;
    }

    public sealed class Input
    {
        [Display(Name = "Note.Body")]
        [Required(ErrorMessage = "Form.Required"), StringLength(StaffNote.BodyMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Body { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
