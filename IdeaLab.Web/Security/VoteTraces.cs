using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>Notes from which network a vote was cast, in the transaction of the vote.</summary>
public sealed class VoteTraces(IdeaLabDb db, NetworkSalts salts, IHttpContextAccessor http)
{
    /// <summary>Call when the person has a vote for the idea.</summary>
    public async Task NoteAsync(Idea idea, Person voter, CancellationToken ct)
    {
        // One there is already stays: the vote was first cast then, and from there.
        if (await db.VoteTraces.AnyAsync(t => t.IdeaId == idea.Id && t.VoterId == voter.Id, ct)) return;
        var vote = idea.Votes.Single(v => v.VoterId == voter.Id);
        var salt = await salts.OfAsync(NetworkSalt.WeekOf(vote.CastAt), db, ct);
        db.Add(new VoteTrace(idea, vote, salt.HashOf(http.HttpContext?.Connection.RemoteIpAddress)));
    }
}
