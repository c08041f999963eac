using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
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

/// <summary>What staff need to know of a person before taking all their votes out of the count, or bringing them back. A job does it with the votes.</summary>
public sealed class PersonModel(IdeaLabDb db, CurrentUser me, Frame frame, IJobEngine engine, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    private const int LastVotes = 20;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public Person Person { get; private set; } = null!;
    public Figures Counts { get; private set; } = null!;

    /// <summary>The one that stands; null for none.</summary>
    public Sanction? Standing { get; private set; }

    /// <summary>Those lifted, the newest first.</summary>
    public List<Sanction> Lifted { get; private set; } = [];

    /// <summary>What staff did about the person and what they wrote, the newest first.</summary>
    public IReadOnlyList<ModerationAct> Acts { get; private set; } = [];

    public List<Given> Last { get; private set; } = [];

    /// <summary>Why no sanction can be put on the person; null when one can.</summary>
    public RuleViolation? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => DecideAsync(lift: false, ct);

    public Task<IActionResult> OnPostLiftAsync(CancellationToken ct) => DecideAsync(lift: true, ct);

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, ct);
        if (person is null) return NotFound();

        Person = person;
        WhyNot = person.WhyNotSanctionedBy(await me.RequirePersonAsync(ct));
        var sanctions = await db.Sanctions.AsNoTracking().Include(s => s.By).Include(s => s.LiftedBy).Where(s => s.PersonId == Id && s.ActId == null).OrderByDescending(s => s.Id).ToListAsync(ct);
        (Standing, Lifted) = (sanctions.Find(s => s.IsStanding), sanctions.FindAll(s => !s.IsStanding));
        Acts = await db.ModerationActs.AsNoTracking().Include(a => a.By).Include(a => a.UndoneBy).Include(a => a.Appeal).Where(a => a.PersonId == Id && a.Ground != null).OrderByDescending(a => a.Id).Take(LastVotes).ToListAsync(ct);
        var votes = db.Votes.Where(v => v.VoterId == Id && v.MergeId == null);
        Counts = await db.People.Where(p => p.Id == Id).Select(p => new Figures(
                db.Ideas.Count(i => i.AuthorId == Id), db.Comments.Count(c => c.AuthorId == Id && c.DeletedAt == null), votes.Sum(v => v.Amount), votes.Where(v => v.Doubts == VoteDoubts.None).Sum(v => v.Amount),
                votes.Where(v => (v.Doubts & VoteDoubts.Held) != VoteDoubts.None).Sum(v => v.Amount), votes.Where(v => (v.Doubts & VoteDoubts.Removed) != VoteDoubts.None).Sum(v => v.Amount), db.Votes.NotFollowing(person).Count()))
            .SingleAsync(ct);
        Last = await votes.OrderByDescending(v => v.CastAt).Take(LastVotes).Select(v => new Given(v.IdeaId, v.Idea.Title, v.Amount, v.CastAt, v.Doubts)).ToListAsync(ct);
        return Page();
    }

    private async Task<IActionResult> DecideAsync(bool lift, CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (!await db.People.AnyAsync(p => p.Id == Id, ct)) return NotFound();

        var last = await db.InOneGoAsync(() => SaveAsync(lift, ct), ct);
        var asker = await me.RequirePersonAsync(ct);
        if (Faster(last, lift, asker) is var (other, at))
        {
            ModelState.AddModelError("", text["Sanction.Overtaken", other.Name, text.Moment(at, await frame.ZoneAsync(ct))]);
            return await ShowAsync(ct);
        }

        await engine.RunSoonAsync(ScheduledJob.NameOf(typeof(ApplySanctionsJob)), asker.Id, ct);
        this.SayDone(text[lift ? "Sanction.Lifted" : "Sanction.Done"]);
        return RedirectToPage(new { Id });
    }

    /// <returns>The person's newest sanction afterwards; null for none.</returns>
    private async Task<Sanction?> SaveAsync(bool lift, CancellationToken ct)
    {
        var (by, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        var person = await db.People.SingleAsync(p => p.Id == Id, ct);
        var last = await db.Sanctions.Include(s => s.By).Include(s => s.LiftedBy).Where(s => s.PersonId == Id && s.ActId == null).OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        // Others have decided since the form was opened.
        if ((last?.Id ?? 0) != Input.Seen) return last;

        if (lift) person.LiftSanction(Input.Reason!, by, now);
        else last = person.Sanction(Input.Reason!, by, now);
        return last;
    }

    // Who was faster with something else, and when; null where what is true now is what was sent, be it twice.
    private (Person By, DateTime At)? Faster(Sanction? last, bool lift, Person asker)
    {
        if (last is null || last.IsStanding != lift && (last.LiftedById ?? last.ById, last.LiftReason ?? last.Reason) == (asker.Id, Input.Reason!.Trim())) return null;
        return (last.LiftedBy ?? last.By, last.LiftedAt ?? last.At);
    }

    /// <param name="Ideas">What the person has shared.</param>
    /// <param name="Given">Votes the person has given.</param>
    /// <param name="Counted">Of them, those that count.</param>
    /// <param name="Pending">Ideas whose vote has not followed the last decision yet.</param>
    public sealed record Figures(int Ideas, int Comments, int Given, int Counted, int Held, int Removed, int Pending);

    public sealed record Given(int IdeaId, string Title, int Amount, DateTime At, VoteDoubts Doubts)
    {
        public IEnumerable<VoteDoubts> Reasons => Enum.GetValues<VoteDoubts>().Where(flag => flag is not VoteDoubts.None && Doubts.HasFlag(flag));
    }

    public sealed class Fields
    {
        /// <summary>The person's newest sanction when the form was opened, 0 for none.</summary>
        public int Seen { get; set; }

        [Display(Name = "Sanction.Reason")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Sanction.ReasonMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
