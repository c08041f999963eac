using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>One text, or one person, with all one needs to decide, and the acts. One act settles all flags of the text.</summary>
public sealed class ActModel(IdeaLabDb db, CurrentUser me, Frame frame, ModerationMails mails, IJobEngine engine, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int? Idea { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Comment { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    /// <summary>Whom it is about, where it is about no text.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Person { get; set; }

    [BindProperty]
    public Fields Form { get; set; } = new();

    public ModerationItem? Item { get; private set; }
    public Person Author { get; private set; } = null!;

    /// <summary>What was done about it before, the newest first.</summary>
    public IReadOnlyList<ModerationAct> Acts { get; private set; } = [];

    /// <summary>What can be done now.</summary>
    public IReadOnlyList<ActKind> Kinds { get; private set; } = [];

    /// <summary>Why nothing can be done by this reader; null when something can.</summary>
    public RuleViolation? WhyNot { get; private set; }

    /// <summary>Whether released now it comes too late for its challenge.</summary>
    public bool IsLate { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    private ContributionKey? Key => Idea is { } idea ? new(idea, Comment, Version) : null;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Form.Kind is { } kind && kind.GoesAgainstSomebody())
        {
            if (Form.Ground is null) ModelState.AddModelError("Form.Ground", text["Rule.ModerationGround"]);
            if (string.IsNullOrWhiteSpace(Form.Reason)) ModelState.AddModelError("Form.Reason", text["Form.Required", text["Moderation.Reason"]]);
        }
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var (isThere, other) = await db.InOneGoAsync(() => ActAsync(ct), ct);
        if (!isThere) return NotFound();
        if (other is not null)
        {
            ModelState.AddModelError("", text["Moderation.Overtaken", other.By.Name, text.Moment(other.UndoneAt ?? other.At, await frame.ZoneAsync(ct))]);
            return await ShowAsync(ct);
        }

        if (Form.Kind!.Value.Silences()) await engine.RunSoonAsync(ScheduledJob.NameOf(typeof(ApplySanctionsJob)), (await me.RequirePersonAsync(ct)).Id, ct);
        this.SayDone(text[$"Moderation.Done.{Form.Kind}"]);
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var reader = await me.RequirePersonAsync(ct);
        if (Key is { } key)
        {
            if (!(await ModerationItem.ReadAsync(db, reader, [key], ct)).TryGetValue(key, out var item)) return NotFound();
            (Item, Author, Acts) = (item, item.Author, item.Acts);
            var thing = await db.ContributionAsync(reader, key, ct);
            WhyNot = thing is null ? new RuleViolation("Rule.CommentGone") : thing.WhyNotModeratedBy(reader);
            IsLate = thing is { Comment: null, Version: null } && thing.Idea.IsLateForChallenge(Now);
        }
        else
        {
            if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Person, ct) is not { } person) return NotFound();
            Author = person;
            Acts = await db.ModerationActs.AsNoTracking().Include(a => a.By).Include(a => a.UndoneBy).Include(a => a.Appeal).Where(a => a.PersonId == person.Id && a.IdeaId == null).OrderByDescending(a => a.Id).ToListAsync(ct);
            WhyNot = person.WhyNotSanctionedBy(reader);
        }
        Kinds = [.. Enum.GetValues<ActKind>().Where(IsOpen)];
        Form.Seen = Acts.Count > 0 ? LastOf(Acts[0]) : "";
        ModelState.Remove("Form.Seen");
        return Page();
    }

    private bool IsOpen(ActKind kind) => kind switch
    {
        ActKind.Leave => Item is { Withheld: null },
        ActKind.Release => Item is { Withheld.IsByStaff: false },
        ActKind.Hide => Item is not null and not { Withheld.IsByStaff: true },
        ActKind.EditOut => Item is { Key.VersionId: null },
        _ => Author is { Roles: Roles.None, Source: null, IsErased: false },
    };

    /// <returns>Whether there is such a thing, and the act of somebody else since the form was opened.</returns>
    private async Task<(bool IsThere, ModerationAct? Other)> ActAsync(CancellationToken ct)
    {
        var (by, now) = (await me.RequirePersonAsync(ct), Now);
        var thing = Key is { } key ? await db.ContributionAsync(by, key, ct) : null;
        if (Key is not null && thing is null) return (false, null);
        var person = await db.ForModerationAsync(thing?.AuthorId ?? Person ?? 0, ct);
        if (person is null) return (false, null);

        var before = Key is { } about ? db.ModerationActs.About(about) : db.ModerationActs.Where(a => a.PersonId == person.Id && a.IdeaId == null);
        var last = await before.Include(a => a.By).Include(a => a.UndoneBy).OrderByDescending(a => a.Id).FirstOrDefaultAsync(ct);
        if (last is not null && LastOf(last) != (Form.Seen ?? ""))
        {
            // A double click did it already.
            return last.ById == by.Id && last.Kind == Form.Kind && !last.IsUndone && last.Reason == (Form.Reason ?? "").Trim() ? (true, null) : (true, last);
        }

        if (await DoAsync(thing, person, by, now, ct) is not { } act) return (true, null);
        db.Add(act);
        if (Key is { } settled)
        {
            foreach (var flag in await db.Flags.OpenAbout(settled).ToListAsync(ct)) flag.Settle(by, now);
        }
        await db.SaveModeratedAsync(thing?.Comment is null ? null : thing.Idea, ct);
        await mails.TellAsync(act, ct);
        return (true, null);
    }

    private async Task<ModerationAct?> DoAsync(Contribution? thing, Person person, Person by, DateTime now, CancellationToken ct)
    {
        var reason = Form.Reason ?? "";
        return Form.Kind switch
        {
            ActKind.Leave when thing is not null => thing.Leave(by, reason, now),
            ActKind.Release when thing is not null => thing.Release(by, reason, await db.PromiseTermsAsync(ct), now),
            ActKind.Hide when thing is not null => thing.Hide(by, Form.Ground, reason, now),
            ActKind.EditOut when thing is not null => thing.EditOut(by, Form.Passage ?? "", Form.Ground, reason, now),
            ActKind.Warn => person.Warn(by, Form.Ground, reason, thing, now),
            ActKind.Suspend => person.Suspend(by, Form.Days ?? 0, Form.Ground, reason, thing, now),
            ActKind.Ban => person.Ban(by, Form.Ground, reason, thing, now),
            _ => throw new RuleViolation("Rule.ModerationKind"),
        };
    }

    // Undoing it is news too.
    private static string LastOf(ModerationAct act) => act.IsUndone ? $"{act.Id}-" : $"{act.Id}";

    public sealed class Fields
    {
        /// <summary>What was done last when the form was opened; nothing for none.</summary>
        public string? Seen { get; set; }

        [Display(Name = "Moderation.Kind")]
        [Required(ErrorMessage = "Form.Required")]
        public ActKind? Kind { get; set; }

        [Display(Name = "Moderation.Ground")]
        public Ground? Ground { get; set; }

        [Display(Name = "Moderation.Reason")]
        [StringLength(ModerationAct.ReasonMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }

        [Display(Name = "Moderation.Passage")]
        public string? Passage { get; set; }

        [Display(Name = "Moderation.Days")]
        public int? Days { get; set; }
    }
}
