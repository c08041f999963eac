using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Html;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>Looks at what a member is about to save, before others see it.</summary>
public sealed class Screener(IdeaLabDb db, FormTraces traces, IHttpContextAccessor http, SiteAddress site, TimeProvider clock)
{
    /// <summary>What the rules say of a text that the request under way brings; null where it need not wait. Asked before the text is among those it is compared with.</summary>
    /// <param name="form">The name of the form it came by.</param>
    /// <param name="text">In Markdown.</param>
    /// <param name="idea">Whose text it is to be; null for a new one, and for a comment's.</param>
    /// <param name="comment">Or which comment's.</param>
    public async Task<Screening?> ScreenAsync(Person author, string form, string title, string text, Idea? idea, Comment? comment, CancellationToken ct)
    {
        var settings = await db.HoldingAsync(ct);
        if (!settings.Concerns(author)) return null;

        var (now, request) = (clock.GetUtcNow().UtcDateTime, http.HttpContext!.Request);
        var recent = await db.RecentTextsAsync(author.Id, idea?.Id, comment?.Id, now, ct);
        var screening = settings.Screen(new Post(title, PlainText.FromMarkdown(text))
        {
            Links = Links.Away(text, site.Value),
            AccountAge = now - author.JoinedAt,
            AcceptedPosts = await db.AcceptedPostsAsync(author.Id, settings.TrustedPosts, ct),
            OwnTexts = recent.Own,
            OtherTexts = recent.Others,
            TypingTime = traces.SinceShown(form, request),
            FilledHoneypot = FormTraces.FilledHoneypot(request),
        });
        return settings.Withholds(screening) ? screening : null;
    }

    /// <summary>Keeps a version of a proposal back where the rules say so, and where the one it was made from is kept back: nobody shows a text by saving it once more.</summary>
    /// <param name="form">The name of the form it came by.</param>
    /// <param name="version">What was saved just now; null for nothing new.</param>
    /// <param name="earlier">The version it was made from; null for none.</param>
    /// <returns>Whether it is kept back.</returns>
    public async Task<bool> KeepBackAsync(Person writer, string form, ProposalVersion? version, ProposalVersion? earlier, CancellationToken ct)
    {
        if (version is null || writer.ReviewsIdeas()) return false;
        string[] texts = [version.Note, version.Problem, version.Beneficiaries, version.Solution, .. version.Risks.SelectMany(risk => (string[])[risk.What, risk.Answer]), .. version.Pictures.Select(picture => picture.Picture.Alternative)];
        var screening = await ScreenAsync(writer, form, "", string.Join("\n\n", texts), null, null, ct) ?? (earlier is { IsWithheld: true } ? Screening.Of([]) : null);
        if (screening is not null) version.Withhold(screening, version.At);
        return version.IsWithheld;
    }
}
