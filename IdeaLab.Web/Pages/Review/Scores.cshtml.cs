using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Who was asked to score an idea, and what it comes to, for staff who do not owe a scorecard themselves.</summary>
public sealed class ScoresModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock) : PageModel
{
    public Shown Idea { get; private set; } = null!;
    public List<Asked> Invitations { get; private set; } = [];
    public IReadOnlyList<Named> Criteria { get; private set; } = [];
    public bool MayAsk => Scoring.Scored.Contains(Idea.Status);

    /// <summary>Whether the reader is asked and has not filed.</summary>
    public bool IsBlind { get; private set; }

    public bool IsSettled { get; private set; }
    public ScoreView? Result { get; private set; }
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        var idea = await db.Ideas.VisibleTo(reviewer).Where(i => i.Id == id).Select(i => new Shown(i.Id, i.Title, i.Status, i.ChallengeId)).SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();

        Idea = idea;
        var scoring = await db.ScoringAsync(id, ct);
        var set = scoring is { Filed: > 0 } ? scoring.Set : await db.CriteriaAsync(idea.ChallengeId, ct);
        Criteria = [.. set.Criteria.OrderBy(c => c.Position).Select(c => new Named(c.NameIn(Languages.Current), c.Weight, c.Measure))];
        if (scoring is null) return Page();

        (IsBlind, IsSettled) = (!scoring.ShowsResultTo(reviewer), scoring.SettledAt is not null);
        Invitations = [.. scoring.Invitations.Select(i => new Asked(i.PersonId, i.Person.Name, i.State, i.DueAt, i.ClosedAt, i.DeclineReason, i.IsLateAt(Now)))];
        if (!IsBlind) Result = ScoreView.Of(scoring, (await frame.LabAsync(ct)).Disagreement);
        return Page();
    }

    public sealed record Shown(int Id, string Title, IdeaStatus Status, int? ChallengeId);

    public sealed record Named(string Name, int Weight, Measure Measure);

    public sealed record Asked(int PersonId, string Name, InvitationState State, DateTime DueAt, DateTime? ClosedAt, string? DeclineReason, bool IsLate);
}
