using IdeaLab.Domain;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Rights;

/// <summary>Takes away what says who somebody was. What others rest on stays without a name: votes, follows and viewings as tallies, texts if so wished, the work of staff.</summary>
public static class Erasure
{
    /// <summary>Erases a person in the caller's transaction; what goes is loaded and removed, so that all comes to its rows in the order every save keeps.</summary>
    /// <param name="withTexts">Whether ideas, comments, replies and reports lose their words too.</param>
    /// <exception cref="RuleViolation">The last admin or the last lead.</exception>
    public static async Task EraseAsync(this IdeaLabDb db, Person person, bool withTexts, DateTime at, CancellationToken ct)
    {
        var id = person.Id;
        var settings = await db.Settings.SingleAsync(ct);
        settings.LetGo(person, await db.HasOtherAsync(person, Roles.Admin, ct), await db.HasOtherAsync(person, Roles.Lead, ct), at);

        if (withTexts) await db.TakeTextsAwayAsync(person, ct);
        foreach (var flag in await db.Flags.Where(f => f.ById == id && (withTexts || f.SettledAt != null)).ToListAsync(ct)) flag.TakeReasonAway();
        foreach (var appeal in await db.Set<Appeal>().Where(a => a.Act.PersonId == id && (withTexts || a.OpenSince == null)).ToListAsync(ct)) appeal.TakeTextAway();
        await db.LayWorkDownAsync(person, at, ct);
        await db.RemoveOwnRowsAsync(id, ct);
    }

    /// <summary>Why the person cannot go just now; null when they can.</summary>
    public static async Task<RuleViolation?> WhyNotErasedAsync(this IdeaLabDb db, Person person, CancellationToken ct) =>
        person.WhyNotErased(await db.HasOtherAsync(person, Roles.Admin, ct), await db.HasOtherAsync(person, Roles.Lead, ct));

    private static Task<bool> HasOtherAsync(this IdeaLabDb db, Person person, Roles role, CancellationToken ct) =>
        db.Users.AnyAsync(a => a.PersonId != person.Id && (a.Person.Roles & role) == role, ct);

    private static async Task TakeTextsAwayAsync(this IdeaLabDb db, Person person, CancellationToken ct)
    {
        foreach (var idea in await db.Ideas.Where(i => i.AuthorId == person.Id).ToListAsync(ct)) idea.TakeTextsAway(person);
        foreach (var comment in await db.Comments.Where(c => c.AuthorId == person.Id).ToListAsync(ct)) comment.TakeTextAway(person);
        foreach (var question in await db.AuthorQuestions.Where(q => q.Reply != null && q.Idea.AuthorId == person.Id).ToListAsync(ct)) question.TakeReplyAway();
    }

    // Whose it was to do is somebody else's now.
    private static async Task LayWorkDownAsync(this IdeaLabDb db, Person person, DateTime at, CancellationToken ct)
    {
        foreach (var topic in await db.Topics.Include(t => t.Owners).Where(t => t.Owners.Any(o => o.PersonId == person.Id)).ToListAsync(ct)) topic.TakeFrom(person);
        foreach (var idea in await db.Ideas.Where(i => i.AssigneeId == person.Id).ToListAsync(ct)) idea.LoseAssignee(person);
        foreach (var scoring in await db.Scorings.Include(s => s.Invitations).Where(s => s.Invitations.Any(i => i.PersonId == person.Id && i.State == InvitationState.Open)).ToListAsync(ct)) scoring.WaitNoMoreFor(person, at);
    }

    private static async Task RemoveOwnRowsAsync(this IdeaLabDb db, int id, CancellationToken ct)
    {
        var accounts = await db.Users.Where(a => a.PersonId == id).ToListAsync(ct);
        var addresses = accounts.Select(a => a.Email).OfType<string>().SelectMany(address => (string[])[address, address.ToLowerInvariant()]).Distinct().ToList();
        // What hangs on these goes with them: passkeys, sign-ins, codes, texts of mails and digests, the bytes of a file.
        db.RemoveRange(accounts);
        db.RemoveRange(await db.Authenticators.Where(a => a.PersonId == id).ToListAsync(ct));
        // What was struck was struck for a reason, and nobody is left for whom it could return.
        db.RemoveRange(await db.Set<EarlierText>().Where(t => t.Act.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.DataExports.Where(e => e.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.Digests.Where(d => d.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.Drafts.Where(d => d.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.Set<InvitationUse>().Where(u => u.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.KnownDevices.Where(d => d.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.Mails.IgnoreAutoIncludes().Where(m => m.PersonId == id || addresses.Contains(m.Address)).ToListAsync(ct));
        db.RemoveRange(await db.Memberships.Where(m => m.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.OwedNews.Where(n => n.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.Sessions.Where(s => s.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.SpentActs.Where(a => a.PersonId == id).ToListAsync(ct));
        db.RemoveRange(await db.VoteTraces.Where(t => t.VoterId == id).ToListAsync(ct));
    }
}
