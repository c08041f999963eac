using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>Writes and sends an idea. Similar ones are shown once before it goes out.</summary>
[Limited(RateLimits.Submit)]
public sealed class NewModel(IdeaLabDb db, CurrentUser me, IIdeaSearch search, Screener screener, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public IdeaInput Input { get; set; } = new();

    public DraftState Draft { get; private set; } = new(0);
    public List<Topic> Topics { get; private set; } = [];
    public AudienceField ForWhom { get; private set; } = null!;
    public List<SimilarIdea> Similar { get; private set; } = [];
    public bool AsksOnceMore { get; private set; }

    /// <summary>Whether another text of the author's, which was saved elsewhere, is still their draft.</summary>
    public bool LeavesDraft { get; private set; }

    /// <summary>A title one came with while another draft was waiting.</summary>
    public string? OtherTitle { get; private set; }

    /// <summary>The challenge it answers, with its topics; null for none.</summary>
    public Challenge? Entered { get; private set; }

    /// <summary>Whether a draft was waiting that was not written for the challenge one came from.</summary>
    public bool IsOtherDraft { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(string? title, int? challenge, CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        if (challenge is not null)
        {
            if (await db.Challenges.AsNoTracking().VisibleTo(author).SingleOrDefaultAsync(c => c.Id == challenge, ct) is not { } entered) return NotFound();
            if (!entered.IsOpenAt(Now)) return ToClosed(entered);
        }

        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.PersonId == author.Id, ct);
        if (draft is null)
        {
            Input.Title = title;
        }
        else
        {
            Input = IdeaInput.From(draft);
            Draft = new DraftState(draft.Version, draft.SavedAt);
            if (!string.IsNullOrWhiteSpace(title) && title != draft.Title) OtherTitle = title;
            IsOtherDraft = challenge is not null && challenge != draft.ChallengeId;
        }

        Input.ChallengeId = challenge ?? Input.ChallengeId;
        return await ShowAsync(ct);
    }

    /// <summary>The idea is not for the challenge after all; all that was typed stays.</summary>
    public Task<IActionResult> OnPostLeaveAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Input.ChallengeId = null;
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(bool anyway, CancellationToken ct)
    {
        var challenge = await ChallengeAsync(ct);
        if (challenge is null && Input.ChallengeId is not null) ModelState.AddModelError("", text["Submit.Challenge.Gone"]);
        if (challenge is not null)
        {
            Input.Audience = challenge.Audience;
            if (Input.TopicId is { } about && !challenge.Takes(about)) ModelState.AddModelError("Input.TopicId", text["Rule.ChallengeTopic"]);
        }
        if (Input.TopicId is { } topic && !await db.Topics.VisibleTo(await me.RequirePersonAsync(ct)).AnyAsync(t => t.Id == topic && !t.IsClosed, ct)) ModelState.AddModelError("Input.TopicId", text["Rule.TopicClosed"]);
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (!anyway && await HasUnseenSimilarAsync(ct)) return await ShowAsync(ct);

        var idea = await db.InOneGoAsync(() => SendAsync(ct), ct);
        if (!Says(idea)) return await ShowAsAnotherAsync(idea, ct);

        var receivesMail = idea.Author.News.Followed is not MailChoice.Never;
        var sent = text[idea.IsWithheld ? "Holding.Waits.Idea" : receivesMail ? "Submit.Sent.Mail" : "Submit.Sent.NoMail"];
        this.SayDone(LeavesDraft ? $"{sent} {text["Submit.Sent.OtherDraft"]}" : sent);
        return RedirectToPage("Details", new { idea.Id, slug = Slug.Of(idea.Title) });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        Topics = await db.Topics.AsNoTracking().VisibleTo(author).Where(t => !t.IsClosed).OrderBy(t => Languages.Current == "es" ? t.Spanish : t.English).ToListAsync(ct);
        Entered = await ChallengeAsync(ct);
        if (Entered is null)
        {
            ModelState.Remove("Input.ChallengeId");
            Input.ChallengeId = null;
        }
        else
        {
            Input.Audience = Entered.Audience;
            Topics.RemoveAll(t => !Entered.Takes(t.Id) || !t.ExistsForAllOf(Entered.Audience, Entered.CircleId));
        }
        if (Topics is [var only]) Input.TopicId ??= only.Id;
        ForWhom = await AudienceField.ReadAsync(db, nameof(Input), text["Submit.Audience.Label"], author, Permissions.AudiencesOf(author), Input.Audience, Input.Segments, ct);
        Similar = await search.SimilarToAsync(Input.Title, author, SimilarModel.Most, ct);
        if (Draft.SavedAt is null) Draft = new DraftState(Input.Version);
        return Page();
    }

    private RedirectToPageResult ToClosed(Challenge challenge)
    {
        TempData[RuleViolationFilter.NoticeKey] = text[challenge.PhaseAt(Now) is ChallengePhase.Coming ? "Rule.ChallengeComing" : "Rule.ChallengeClosed"].Value;
        return RedirectToPage("/Challenges/Details", new { challenge.Id, slug = Slug.Of(challenge.Question) });
    }

    private async Task<Challenge?> ChallengeAsync(CancellationToken ct)
    {
        if (Input.ChallengeId is null) return null;
        var author = await me.RequirePersonAsync(ct);
        return await db.Challenges.VisibleTo(author).Include(c => c.Topics).Include(c => c.Circle).SingleOrDefaultAsync(c => c.Id == Input.ChallengeId, ct);
    }

    /// <summary>The idea made now, or the one this form has made before. The draft goes with it.</summary>
    private async Task<Idea> SendAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.PersonId == author.Id && d.Key == Input.Key, ct);
        if (draft is not null) TakeAlong(draft);
        if (await db.Ideas.Include(i => i.Author).SingleOrDefaultAsync(i => i.DraftKey == Input.Key && i.AuthorId == author.Id, ct) is { } sent) return sent;

        var topic = await db.Topics.SingleAsync(t => t.Id == Input.TopicId, ct);
        var challenge = await ChallengeAsync(ct);
        var circle = challenge is null ? await db.ChosenCircleAsync(Input.Audience, Input.Segments, author, ct) : challenge.Circle;
        // Not raised, only compared: whoever closes the challenge, or says for whom the topic is, at this moment comes first or second, never between.
        if (challenge is not null)
        {
            db.Entry(challenge).Property(c => c.Version).IsModified = true;
            db.Entry(topic).Property(t => t.Version).IsModified = true;
        }

        var idea = new Idea(author, Input.Title!, Input.Body!, topic, Input.Audience, clock.GetUtcNow().UtcDateTime, challenge, circle) { DraftKey = Input.Key };
        idea.PromiseAnswer(await db.PromiseTermsAsync(ct), idea.CreatedAt);
        if (await screener.ScreenAsync(author, "idea", idea.Title, idea.Body, null, null, ct) is { } screening) idea.Withhold(screening, idea.CreatedAt);
        db.Add(idea);
        return idea;
    }

    // What another tab or device saved meanwhile, and this form does not say, stays a draft, of an idea of its own.
    private void TakeAlong(Draft draft)
    {
        LeavesDraft = draft.Version != Input.Version && !(Input.Title!.Contains(draft.Title.Trim(), StringComparison.Ordinal) && Input.Body!.Contains(draft.Body.Trim(), StringComparison.Ordinal));
        if (LeavesDraft) draft.Keep(Guid.NewGuid(), draft.Title, draft.Body, draft.TopicId, draft.Audience, draft.SavedAt, draft.ChallengeId, draft.Segments);
        else db.Remove(draft);
    }

    private async Task<bool> HasUnseenSimilarAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        var similar = await search.SimilarToAsync(Input.Title, author, SimilarModel.Most, ct);
        // Asked after the search: the second half of a double click must not be shown the idea the first half has just sent.
        var wasSent = await db.Ideas.AnyAsync(i => i.DraftKey == Input.Key && i.AuthorId == author.Id, ct);
        return AsksOnceMore = !wasSent && similar.Exists(idea => !Input.Seen.Contains(idea.Id));
    }

    private bool Says(Idea idea) => (idea.Title, idea.Body) == (Input.Title!.Trim(), Input.Body!.Trim());

    // One draft open in two tabs became two ideas: the second is sent as its own, once its author says so.
    private Task<IActionResult> ShowAsAnotherAsync(Idea sent, CancellationToken ct)
    {
        ModelState.AddModelError("", text["Submit.SentBefore", sent.Title]);
        ModelState.Remove("Input.Key");
        Input.Key = Guid.NewGuid();
        return ShowAsync(ct);
    }
}
