using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Moderated;
using IdeaLab.Web.Mail.ModerationReviewed;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>Tells by mail whom an act of staff concerns. Who has no address is told on their own page alone.</summary>
public sealed class ModerationMails(IdeaLabDb db, LabMail mail, SiteAddress site)
{
    /// <summary>Of an act that is saved; one that goes against nobody is told only where it lets something through.</summary>
    public async Task TellAsync(ModerationAct act, CancellationToken ct)
    {
        if (act.Kind is ActKind.Leave || await mail.RecipientAsync(act.Person, ct) is not { } to) return;
        var title = await TitleAsync(act, ct);
        MailContent letter = act.Ground is { } ground
            ? new ModeratedMail(act.Kind, title, ground, act.Reason, act.EndsAt, site.Of("/account/moderation"), site.Of("/about/conduct"))
            : new ModerationReviewedMail(ModerationReview.Released, title, act.Reason, HasLeftChallenge(act), LinkTo(act));
        db.Add(await mail.WriteAsync(letter, to, $"moderated:{act.Id}", ct));
    }

    /// <summary>Of an act that is undone, or an objection to it that was answered.</summary>
    public async Task TellReviewedAsync(ModerationAct act, ModerationReview review, string words, CancellationToken ct)
    {
        if (await mail.RecipientAsync(act.Person, ct) is not { } to) return;
        db.Add(await mail.WriteAsync(new ModerationReviewedMail(review, await TitleAsync(act, ct), words, act.IsUndone && HasLeftChallenge(act), site.Of("/account/moderation")), to, $"moderation-reviewed:{act.Id}:{review}", ct));
    }

    // Whoever wrote below an idea may not see it any more.
    private async Task<string?> TitleAsync(ModerationAct act, CancellationToken ct)
    {
        if (act.Idea is not { } idea) return null;
        await db.WithCirclesAsync([act.Person], ct);
        return idea.ExistsFor(act.Person) ? idea.Title : null;
    }

    private static bool HasLeftChallenge(ModerationAct act) => act.CommentId is null && act.VersionId is null && act.Idea?.Withholdings.Any(w => w is { IsStanding: false, LeftChallengeId: not null }) is true;

    private string LinkTo(ModerationAct act) => act.Idea is { } idea ? mail.LinkTo(idea.Id, idea.Title) : site.Of("/account/moderation");
}
