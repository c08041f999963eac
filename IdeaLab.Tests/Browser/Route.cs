using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Browser;

/// <summary>A page to look at, and who sees it: "visitor" or a demo person.</summary>
public sealed record Route(string Path, params string[] Readers)
{
    public int Status { get; init; } = 200;

    /// <summary>Whether it is in the language of whoever its address was made for, whatever the window asks for.</summary>
    public bool IsAddressed => Path.StartsWith("/mail/", StringComparison.Ordinal);

    private static readonly string[] Everybody = ["visitor", "customer", "reviewer", "owner", "admin"];

    /// <summary>Every page of the site with an address that shows it, on the demo content.</summary>
    public static async Task<IReadOnlyList<Route>> AllAsync(LabApp app)
    {
        var (busy, own) = await app.InDatabaseAsync(async db => (
            await db.Ideas.Where(i => i.Audience == Audience.Everyone).OrderByDescending(i => i.CommentCount).FirstAsync(),
            await db.Comments.Where(c => c.Author.Name == "Carmen Ruiz").OrderByDescending(c => c.CreatedAt).Select(c => new { c.Id, c.IdeaId }).FirstAsync()));
        var answered = await app.InDatabaseAsync(db => db.Ideas.Where(i => i.Author.Name == "Carmen Ruiz" && i.AnsweredAt != null).Select(i => i.Id).FirstAsync());
        var merge = await app.InDatabaseAsync(db => db.Merges.Include(m => m.Idea).Include(m => m.Target).OrderBy(m => m.Id).FirstAsync());
        var asked = await app.InDatabaseAsync(db => db.Ideas.Where(i => i.Author.Name == "Carmen Ruiz" && i.WaitingSince != null).Select(i => i.Id).FirstAsync());
        var (taught, untaught) = await app.InDatabaseAsync(async db => (
            await db.Lessons.OrderBy(l => l.Id).Select(l => l.Idea).FirstAsync(),
            await db.Ideas.Where(i => i.LessonDueSince != null).Select(i => i.Id).FirstAsync()));
        var challenge = await app.InDatabaseAsync(db => db.Challenges.Where(c => c.Owner.Name == "Óscar Medina").OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        var scored = await app.InDatabaseAsync(db => db.Scorings.Where(s => s.DividedSince != null).Select(s => s.IdeaId).FirstAsync());
        var extreme = await app.InDatabaseAsync(db => db.Ideas.SingleAsync(i => i.Title.StartsWith("ÑÑÑ")));
        var (elena, lead, topic) = await app.InDatabaseAsync(async db => (
            await db.Users.Where(a => a.Email == "employee@idealab.test").Select(a => a.PersonId).SingleAsync(),
            await db.Authenticators.Select(a => a.PersonId).FirstAsync(),
            await db.Topics.OrderBy(t => t.Id).Select(t => t.Id).FirstAsync()));
        var (smes, young) = await app.InDatabaseAsync(async db => (await db.Segments.Where(s => s.Key == "smes").Select(s => s.Id).SingleAsync(), await db.Segments.Where(s => s.Key == "young").Select(s => s.Id).SingleAsync()));
        var among = await app.InDatabaseAsync(db => db.Ideas.FirstAsync(i => i.Audience == Audience.Segments));
        var (digest, reader) = await app.InDatabaseAsync(async db => (
            await db.Digests.Where(d => d.Subject != null).Select(d => new { d.Id, d.PersonId }).FirstAsync(d => db.Users.Any(a => a.PersonId == d.PersonId && a.Email == "owner@idealab.test")),
            await db.People.OrderBy(p => p.Id).Select(p => p.Id).FirstAsync()));
        var doubted = await app.InDatabaseAsync(db => db.Holds.OrderBy(h => h.Id).Select(h => h.Id).FirstAsync());
        var refined = await app.InDatabaseAsync(db => db.Proposals.Select(p => p.IdeaId).FirstAsync());
        var reviewed = await app.InDatabaseAsync(db => db.Ideas.Where(i => i.Status == IdeaStatus.UnderReview).OrderBy(i => i.Id).Select(i => i.Id).FirstAsync());
        var challenges = await app.InDatabaseAsync(db => db.Challenges.OrderBy(c => c.ClosesAt).ToListAsync());
        var (closed, open, coming) = (challenges[0], challenges[1], challenges[2]);
        var answering = await app.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Id).FirstAsync(i => i.ChallengeId == open.Id));
        var frozen = await app.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Id).FirstAsync(i => i.ChallengeId == closed.Id));
        var (carmen, sanctioned) = await app.InDatabaseAsync(async db => (
            await db.People.Where(p => p.Name == "Carmen Ruiz").Select(p => p.Id).FirstAsync(),
            await db.Sanctions.Where(s => s.LiftedAt == null && s.ActId == null).Select(s => s.PersonId).FirstAsync()));
        var moderated = await app.InDatabaseAsync(async db => (
            Kept: await db.Ideas.Where(i => i.Title == "GANA DINERO YA").Select(i => i.Id).SingleAsync(),
            Flagged: await db.Ideas.Where(i => i.Title == "Un texto que molesta").Select(i => i.Id).SingleAsync(),
            Hidden: await db.Ideas.Where(i => i.Title == "Sois todos unos inútiles").Select(i => i.Id).SingleAsync(),
            Loud: await db.People.Where(p => p.Name == "Eusebio Pregonero").Select(p => p.Id).SingleAsync(),
            Act: await db.Appeals.Select(a => a.ActId).SingleAsync(),
            Warned: await db.ModerationActs.Where(a => a.Person.Name == "Carmen Ruiz" && a.Appeal == null).Select(a => a.Id).SingleAsync()));
        var unsubscribe = app.Services.GetRequiredService<UnsubscribeTokens>().For(reader, BulkMail.WeeklyDigest, NewsChoices.All(MailChoice.Instant));
        var acts = await app.InDatabaseAsync(db => OfferedAsync(db, app, busy.Id));
        var unsent = await app.InDatabaseAsync(db => db.Digests.Where(d => d.Subject == null && d.PersonId == digest.PersonId).Select(d => d.Id).FirstAsync());
        return
        [
            new("/", Everybody),
            new("/about", Everybody),
            new("/about/promise", Everybody),
            new("/about/conduct", Everybody),
            new("/about/moderation", "visitor", "customer"),
            new("/about/privacy", Everybody),
            new("/ideas", Everybody),
            new("/ideas?sort=new", "visitor"),
            new("/ideas?sort=top&status=Delivered", "visitor"),
            new("/ideas?q=card", Everybody),
            new("/ideas?q=nothinglikethis", "visitor"),
            new($"/ideas/{busy.Id}/{Slug.Of(busy.Title)}", Everybody),
            new("/challenges", Everybody),
            new($"/challenges/{open.Id}/{Slug.Of(open.Question)}", Everybody),
            new($"/challenges/{closed.Id}/{Slug.Of(closed.Question)}", "visitor", "owner"),
            new($"/challenges/{coming.Id}/{Slug.Of(coming.Question)}", "visitor", "owner"),
            new("/challenges/new", "owner"),
            new($"/challenges/{open.Id}/edit", "owner"),
            new($"/challenges/{coming.Id}/edit", "owner"),
            new($"/ideas/{busy.Id}/why", "visitor"),
            new($"/ideas/{answering.Id}/{Slug.Of(answering.Title)}", "visitor", "customer"),
            new($"/ideas/{frozen.Id}/{Slug.Of(frozen.Title)}", "visitor", "customer"),
            new($"/ideas/new?challenge={open.Id}", "customer", "owner"),
            new($"/review?challenge={open.Id}", "reviewer"),
            new($"/review/{answering.Id}", "reviewer"),
            new("/ideas/new", "customer", "reviewer", "admin"),
            new("/ideas/new?title=Freeze%20my%20card", "customer"),
            new("/review", "reviewer"),
            new("/review?show=All&status=Delivered", "reviewer"),
            new("/review?show=Author&whose=Mine", "reviewer"),
            new("/review?show=Author", "reviewer"),
            new("/review?show=Questions", "reviewer"),
            new("/review?show=Reports", "reviewer"),
            new($"/review/{asked}", "reviewer"),
            new($"/review/{busy.Id}/ask", "reviewer"),
            new($"/review/{busy.Id}/note", "reviewer"),
            new($"/review/{answered}/look-again", "reviewer"),
            new("/review?show=Refused", "reviewer"),
            new("/review?show=Lessons", "reviewer"),
            new("/review?show=Outcomes", "reviewer"),
            new($"/review/{taught.Id}/outcome/90", "reviewer"),
            new($"/review/{taught.Id}/lesson", "reviewer"),
            new($"/review/{taught.Id}", "reviewer"),
            new($"/review/{untaught}", "reviewer"),
            new($"/ideas/{taught.Id}/{Slug.Of(taught.Title)}", "visitor", "customer"),
            new($"/ideas/{asked}/reply", "customer"),
            new($"/ideas/{busy.Id}/report", "customer"),
            new($"/review/{busy.Id}", "reviewer"),
            new($"/review/{busy.Id}/status", "reviewer"),
            new($"/review/{busy.Id}/answer", "reviewer"),
            new($"/review/{busy.Id}/decide", "owner"),
            new($"/review/{busy.Id}/merge", "reviewer"),
            new($"/review/{busy.Id}/merge?q=nothinglikethis", "reviewer"),
            new($"/review/{busy.Id}/merge?into={merge.IdeaId}", "reviewer"),
            new($"/review/{merge.IdeaId}", "reviewer"),
            new($"/review/{merge.IdeaId}/merge/undo", "reviewer"),
            new($"/ideas/{merge.IdeaId}/{Slug.Of(merge.Idea.Title)}?own=1", "visitor", "customer"),
            new($"/ideas/{merge.TargetId}/{Slug.Of(merge.Target.Title)}?merged={merge.IdeaId}", Everybody),
            new($"/review/{reviewed}/refine", "reviewer"),
            new($"/proposals/{refined}", "visitor", "customer", "reviewer", "customer2"),
            new($"/proposals/{refined}?version=1", "visitor", "reviewer"),
            new($"/proposals/{refined}/compare?from=1&to=3", "visitor", "customer"),
            new($"/proposals/{refined}/edit", "customer", "reviewer"),
            new($"/proposals/{refined}/pictures", "reviewer"),
            new($"/proposals/{refined}/restore/1", "reviewer"),
            new($"/moderation/people/{carmen}", "reviewer"),
            new($"/moderation/people/{sanctioned}", "reviewer"),
            new("/decisions/1", "visitor", "owner"),
            new("/delivered", Everybody),
            new("/lessons", Everybody),
            new("/lessons?q=lock", "visitor"),
            new("/lessons?q=nothinglikethis", "visitor"),
            new("/moderation", "reviewer", "owner"),
            new("/moderation?show=Withheld", "reviewer"),
            new("/moderation?show=Appeals", "reviewer"),
            new("/moderation?show=First", "reviewer"),
            new("/moderation?show=Hidden", "reviewer"),
            new($"/moderation/act?idea={moderated.Kept}", "reviewer"),
            new($"/moderation/act?idea={moderated.Flagged}", "reviewer"),
            new($"/moderation/act?person={carmen}", "reviewer"),
            new($"/moderation/people/{moderated.Loud}", "reviewer"),
            new($"/moderation/acts/{moderated.Act}/undo", "reviewer"),
            new($"/moderation/appeals/{moderated.Act}", "reviewer", "owner"),
            new("/account/moderation", "customer", "admin"),
            new($"/account/moderation/{moderated.Warned}/appeal", "customer"),
            new($"/ideas/{moderated.Hidden}/{Slug.Of("Sois todos unos inútiles")}", "customer", "reviewer"),
            new("/moderation/votes", "reviewer"),
            new("/moderation/votes?show=Removed", "reviewer"),
            new("/moderation/votes?show=Restored", "reviewer"),
            new($"/moderation/votes/{doubted}", "reviewer"),
            new($"/moderation/votes/{doubted}?show=Removed", "reviewer"),
            new("/review?show=Divided", "reviewer"),
            new("/review/compare", "reviewer", "owner"),
            new("/review/compare?topic=1", "reviewer"),
            new($"/review/{scored}/scores", "reviewer", "owner"),
            new($"/review/{busy.Id}/scores", "reviewer"),
            new($"/review/{scored}/invite", "reviewer"),
            new($"/review/{scored}/invite?q=nobodylikethis", "reviewer"),
            new("/score", "customer", "owner", "admin"),
            new($"/score/{scored}", "customer", "owner"),
            new($"/score/{scored}/decline", "owner"),
            new("/criteria", "admin"),
            new($"/review/challenges/{challenge}/criteria", "owner"),
            new($"/ideas/{busy.Id}/comment", "customer"),
            new($"/ideas/{own.IdeaId}/comments/{own.Id}/edit", "customer"),
            new($"/ideas/{own.IdeaId}/comments/{own.Id}/delete", "customer"),
            new($"/ideas/{answered}/no-answer", "customer"),
            new($"/ideas/{extreme.Id}/{Slug.Of(extreme.Title)}", "owner"),
            new($"/ideas/{extreme.Id}/edit", "owner"),
            new("/ideas/draft/discard", "owner"),
            new("/digests", "owner"),
            new("/digests/preview", "owner"),
            new($"/digests/{digest.Id}", "owner", "lead"),
            new($"/digests/{unsent}", "owner"),
            new("/digests/month", "owner", "lead"),
            new("/digests/readers", "lead"),
            new("/digests/readers?state=Skipped", "lead"),
            new($"/mail/unsubscribe/{unsubscribe}", "visitor"),
            new($"/mail/choices/{unsubscribe}", "visitor"),
            .. acts.SkipLast(1).Select(act => new Route($"/mail/act/{act}", "visitor")),
            new($"/mail/act/{acts[^1]}", "visitor") { Status = 410 },
            new("/mail/act/torn-off", "visitor") { Status = 404 },
            new("/no-such-page", Everybody) { Status = 404 },
            new("/account/demo", "visitor"),
            new("/account/sign-up", "visitor"),
            new("/account/sent", "visitor"),
            new("/account/resend", "visitor"),
            new("/account/confirm", "visitor"),
            new("/account/sign-in", "visitor"),
            new("/account/code", "visitor"),
            new("/account/forgot", "visitor"),
            new("/account/reset", "visitor"),
            new("/account/first-admin", "visitor"),
            new("/account/confirm-new", "visitor"),
            new("/account/profile", "customer", "admin"),
            new("/account/mail", "customer", "owner"),
            new("/account/password", "customer"),
            new("/account/address", "customer", "customer2"),
            new("/account/security", "customer", "admin"),
            new("/account/security/authenticator", "customer", "lead"),
            new("/account/security/recovery-codes", "lead"),
            new("/account/security/authenticator/remove", "lead"),
            new("/account/sessions", "customer", "lead"),
            new("/account/sessions/end", "customer"),
            new("/account/sign-out", "customer"),
            new("/account/data", "customer", "admin"),
            new("/account/erase", "customer", "admin"),
            new("/admin", "admin"),
            new("/admin/jobs", "admin"),
            new("/admin/mail", "admin"),
            new("/admin/mail/check", "admin"),
            new("/admin/mail/addresses", "admin"),
            new("/admin/people", "admin"),
            new("/admin/people?q=nobody+like+this", "admin"),
            new($"/admin/people/{elena}", "admin"),
            new($"/admin/people/{lead}", "admin"),
            new("/admin/topics", "admin"),
            new($"/admin/topics/{topic}", "admin"),
            new($"/admin/topics/{topic}/close", "admin"),
            new("/admin/segments", "admin"),
            new("/admin/segments/invitations", "admin"),
            new($"/admin/segments/{smes}", "admin"),
            new($"/admin/segments/{smes}?q=nobodylikethis", "admin"),
            new($"/admin/segments/{smes}/edit", "admin"),
            new($"/admin/segments/{smes}/delete", "admin"),
            new($"/admin/segments/{young}/delete", "admin"),
            new($"/join/{FurtherContent.Invitation}", "visitor", "customer", "customer2"),
            new("/join/torn-off", "visitor") { Status = 404 },
            new($"/ideas/{among.Id}/{Slug.Of(among.Title)}", "customer2", "reviewer"),
            new("/ideas/new", "customer2"),
            new("/ideas?sort=new", "customer2"),
            new("/admin/settings", "admin"),
            new("/admin/holidays", "admin"),
            new("/admin/holding", "admin"),
            new("/admin/holding/sample", "admin"),
            new("/admin/retention", "admin"),
            new("/admin/sign-on", "admin"),
            new("/account/signed-out", "visitor"),
            new("/admin/audit", "admin"),
        ];
    }

    // Each act that a digest offers, and one that came too late.
    private static async Task<List<string>> OfferedAsync(IdeaLabDb db, LabApp app, int idea)
    {
        var owner = await db.Users.SingleAsync(a => a.Email == "owner@idealab.test");
        var links = app.Services.GetRequiredService<ActLinks>();
        var until = app.Clock.Now + MailedAct.Lifetime;
        return
        [
            .. Enum.GetValues<DigestAct>().Select(act => links.For(new MailedAct(owner.PersonId, act, idea, until), owner.SecurityStamp!)),
            links.For(new MailedAct(owner.PersonId, DigestAct.Assign, idea, app.Clock.Now.AddDays(-1)), owner.SecurityStamp!),
        ];
    }
}
