using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;

namespace IdeaLab.Web.Exposure;

/// <summary>Notes who sees what. The ideas are those the viewer may see and is not the author of.</summary>
public sealed class Viewings(ViewingBuffer buffer, DaySalts salts, IdeaLabDb db, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>What the request shows its reader, if there is one behind it.</summary>
    public async Task NoteAsync(Person? reader, IReadOnlyCollection<int> ideas, CancellationToken ct)
    {
        var request = http.HttpContext!.Request;
        if (ideas.Count == 0 || !request.HasEyes()) return;

        var now = clock.GetUtcNow().UtcDateTime;
        if (reader is not null)
        {
            foreach (var idea in ideas) buffer.Note(Look.Of(reader, idea, now), now);
            return;
        }

        var visitor = await VisitorAsync(now, ct);
        foreach (var idea in ideas) buffer.Note(Look.Of(visitor, idea, now), now);
    }

    /// <summary>What stands today for whoever asks without having signed in.</summary>
    public async Task<Guid> VisitorAsync(DateTime now, CancellationToken ct)
    {
        var asking = http.HttpContext!;
        return (await salts.OfAsync(DateOnly.FromDateTime(now), db, ct)).HashOf(asking.Connection.RemoteIpAddress, asking.Request.Headers.UserAgent.ToString());
    }

    /// <summary>Whoever votes has seen what they vote for, the author too.</summary>
    public void NoteVote(Person voter, int ideaId, DateTime at) => buffer.Note(Look.Of(voter, ideaId, at), at);
}
