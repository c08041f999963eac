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
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>Writes and sends an idea. Similar ones are shown once before it goes out.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public sealed class NewModel(IdeaLabDb db, CurrentUser me, IdeaSearch search, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public IdeaInput Input { get; set; } = new();

    public DraftState Draft { get; private set; } = new(0);
    public List<Topic> Topics { get; private set; } = [];
    public Audience[] Audiences { get; private set; } = [];
    public List<SimilarIdea> Similar { get; private set; } = [];
    public bool AsksOnceMore { get; private set; }

    /// <summary>A title one came with while another draft was waiting.</summary>
    public string? OtherTitle { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? title, CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
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
        }

        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(bool anyway, CancellationToken ct)
    {
        if (Input.TopicId is { } topic && !await db.Topics.AnyAsync(t => t.Id == topic && !t.IsClosed, ct)) ModelState.AddModelError("Input.TopicId", text["Rule.TopicClosed"]);
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (!anyway && await HasUnseenSimilarAsync(ct)) return await ShowAsync(ct);

        var idea = await db.InOneGoAsync(() => SendAsync(ct), ct);
        if (!Says(idea)) return await ShowAsAnotherAsync(idea, ct);

        var receivesMail = idea.Author.MailChoice is not MailChoice.Never;
        this.SayDone(text[receivesMail ? "Submit.Sent.Mail" : "Submit.Sent.NoMail"]);
        return RedirectToPage("Details", new { idea.Id, slug = Slug.Of(idea.Title) });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        Topics = await db.Topics.AsNoTracking().Where(t => !t.IsClosed).OrderBy(t => Languages.Current == "es" ? t.Spanish : t.English).ToListAsync(ct);
        if (Topics is [var only]) Input.TopicId ??= only.Id;
        Audiences = Permissions.AudiencesOf(author);
        Similar = await search.SimilarToAsync(Input.Title, author, SimilarModel.Most, ct);
        if (Draft.SavedAt is null) Draft = new DraftState(Input.Version);
        return Page();
    }

    /// <summary>The idea made now, or the one this form has made before. The draft goes with it.</summary>
    private async Task<Idea> SendAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.PersonId == author.Id && d.Key == Input.Key, ct);
        if (draft is not null) db.Remove(draft);
        if (await db.Ideas.Include(i => i.Author).SingleOrDefaultAsync(i => i.DraftKey == Input.Key && i.AuthorId == author.Id, ct) is { } sent) return sent;

        var topic = await db.Topics.SingleAsync(t => t.Id == Input.TopicId, ct);
        var idea = new Idea(author, Input.Title!, Input.Body!, topic, Input.Audience, clock.GetUtcNow().UtcDateTime) { DraftKey = Input.Key };
        idea.PromiseAnswer(await db.PromiseTermsAsync(ct), idea.CreatedAt);
        db.Add(idea);
        return idea;
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
