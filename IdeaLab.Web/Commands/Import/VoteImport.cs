using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Commands.Import;

/// <summary>
/// Brings votes in as they were cast and taken back elsewhere, some voters of some ideas in each transaction. What one voter did to one idea is never cut in two,
/// and no vote depends on another's, so that a run that was killed ends the same when it is run again.
/// </summary>
internal sealed class VoteImport(IdeaLabDb db, TimeProvider clock, IStringLocalizer<Text> texts)
{
    private const int BatchSize = 1000;

    private sealed record Row(long Line, string Idea, string Voter, VoteEvent Event);

    private sealed class Outcome
    {
        public int Added { get; set; }
        public List<(long Line, string Reason)> Refused { get; } = [];
    }

    public async Task RunAsync(ImportRequest request, List<SourceRow> rows, ImportReport report, ProgressBar progress, CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().SingleAsync(ct);
        var times = new SourceTime(request.DateFormat, TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone), clock.GetUtcNow().UtcDateTime);
        var people = new ImportedPeople(db, settings, request.Source);

        var events = rows.ReadEach(row => Read(row, times), report).ToList();
        var joinedAt = events.GroupBy(row => row.Voter).ToDictionary(own => own.Key, own => own.Min(row => row.Event.At));
        report.Read = rows.Count;
        var done = 0;
        foreach (var batch in Batches(events))
        {
            var result = await db.InOneGoAsync(() => ReplayAsync(request.Source, batch, people, joinedAt, ct), ct);
            db.ChangeTracker.Clear();

            report.Added += result.Added;
            report.Unchanged += batch.Count - result.Added - result.Refused.Count;
            foreach (var (line, reason) in result.Refused) report.Refuse(line, reason);
            progress.Show(done += batch.Count);
        }
    }

    private static Row Read(SourceRow row, SourceTime times) =>
        new(row.Line, row.NeededKey("idea"), row.NeededKey("voter"), new VoteEvent(times.Of(row, "at"), Supports(row.OnOneLine("value"))));

    private static bool Supports(string value) => value switch
    {
        "" or "1" => true,
        "0" or "-1" => false,
        _ => throw new RowRefusedException($"its value \"{value}\" is not 1 for support, nor 0 or -1 for taking it back"),
    };

    // In the order in which things happened; of one moment, in that of the file.
    private static IEnumerable<List<Row>> Batches(List<Row> events)
    {
        var batch = new List<Row>();
        foreach (var row in events.OrderBy(row => row.Idea, StringComparer.Ordinal).ThenBy(row => row.Voter, StringComparer.Ordinal).ThenBy(row => row.Event.At).ThenBy(row => row.Line))
        {
            if (batch.Count >= BatchSize && (batch[^1].Idea, batch[^1].Voter) != (row.Idea, row.Voter))
            {
                yield return batch;
                batch = [];
            }

            batch.Add(row);
        }

        if (batch.Count > 0) yield return batch;
    }

    private async Task<Outcome> ReplayAsync(string source, List<Row> batch, ImportedPeople people, Dictionary<string, DateTime> joinedAt, CancellationToken ct)
    {
        var outcome = new Outcome();
        var keys = batch.Select(row => row.Idea).Distinct().ToList();
        var ideas = await db.Ideas.Where(i => i.Source == source && keys.Contains(i.SourceKey!)).ToDictionaryAsync(i => i.SourceKey!, ct);
        foreach (var row in batch.Where(row => !ideas.ContainsKey(row.Idea))) outcome.Refused.Add((row.Line, $"there is no idea \"{row.Idea}\" from {source}"));

        var known = batch.Where(row => ideas.ContainsKey(row.Idea)).ToList();
        await people.MeetAsync(known.Select(row => (row.Voter, joinedAt[row.Voter])), ct);
        var replays = await LoadAsync([.. ideas.Values.Select(idea => idea.Id)], [.. known.Select(row => people[row.Voter].Id).Distinct()], ct);

        var looks = new Dictionary<Look, DateTime>();
        var fresh = (from row in known
                     group row by (row.Idea, row.Voter) into own
                     let share = new Share(ideas[own.Key.Idea], people[own.Key.Voter])
                     select (Share: share, Outcome: VoteOutcome.Of(Fresh(own, share, replays, looks, outcome)))).ToList();
        var doubts = await db.DoubtsOfAsync([.. ideas.Values.Select(idea => idea.Id)], [.. fresh.Select(vote => vote.Share.Voter.Id).Distinct()], ct);
        var trending = await db.TrendingAsync(ct);
        await WithdrawAsync([.. fresh.Where(vote => vote.Outcome.WithdrawnAt is not null && vote.Share.IsMovedByWithdrawal)], trending, ct);
        foreach (var (share, votes) in fresh)
            if (votes.CastAt is { } at) share.Idea.CastVote(share.Voter, trending, at, doubts(share.Idea.Id, share.Voter.Id));
        // One that a merge brought may have counted until now.
        await db.RescoreAsync([.. fresh.Where(vote => doubts(vote.Share.Idea.Id, vote.Share.Voter.Id) is not VoteDoubts.None).Select(vote => vote.Share.Idea).Distinct()], ct);
        foreach (var some in looks.Chunk(ViewingQueries.BatchSize)) await db.AddViewingsAsync(some, ct);
        return outcome;
    }

    // The votes, follows and comments of these people, as the verbs of voting expect them, and how far each was brought in before.
    private async Task<Dictionary<(int IdeaId, int VoterId), VoteReplay>> LoadAsync(List<int> ideas, List<int> voters, CancellationToken ct)
    {
        await db.Votes.Where(v => ideas.Contains(v.IdeaId) && voters.Contains(v.VoterId)).LoadAsync(ct);
        await db.Follows.Where(f => ideas.Contains(f.IdeaId) && voters.Contains(f.PersonId)).LoadAsync(ct);
        await db.Comments.Where(c => ideas.Contains(c.IdeaId) && voters.Contains(c.AuthorId)).LoadAsync(ct);
        return await db.VoteReplays.Where(r => ideas.Contains(r.IdeaId) && voters.Contains(r.VoterId)).ToDictionaryAsync(r => (r.IdeaId, r.VoterId), ct);
    }

    private List<VoteEvent> Fresh(IEnumerable<Row> own, Share share, Dictionary<(int, int), VoteReplay> replays, Dictionary<Look, DateTime> looks, Outcome outcome)
    {
        var replay = replays.GetValueOrDefault((share.Idea.Id, share.Voter.Id));
        var closed = share.Idea.WhyNotReplayFor(share.Voter);
        var fresh = new List<VoteEvent>();
        foreach (var row in own.Where(row => replay is null || !replay.Covers(row.Event.At)).ToList())
        {
            if (closed is not null) outcome.Refused.Add((row.Line, texts.InWords(closed)));
            else if (share.Idea.ReplayedAt(row.Event.At) is not { } at) outcome.Refused.Add((row.Line, "it is from before the idea"));
            else
            {
                fresh.Add(row.Event with { At = at });
                // Whoever votes has seen what they vote for.
                if (row.Event.Supports) looks.TryAdd(Look.Of(share.Voter, share.Idea.Id, at), at);
                if (replay is null) db.Add(replay = new VoteReplay(share.Idea, share.Voter, row.Event.At));
                replay.Reach(row.Event.At);
            }
        }

        outcome.Added += fresh.Count;
        return fresh;
    }

    // Saved and scored anew before anything is cast, since the score of what is left comes from its rows.
    private async Task WithdrawAsync(List<(Share Share, VoteOutcome Outcome)> votes, Trending trending, CancellationToken ct)
    {
        if (votes.Count == 0) return;
        var ideas = votes.Select(vote => vote.Share.Idea).Distinct().ToList();
        await db.LoadMergedAsync(ideas, [.. votes.Select(vote => vote.Share.Voter).Distinct()], ct);
        foreach (var (share, outcome) in votes)
        {
            if (outcome.FirstAt is { } at) share.Idea.CastVote(share.Voter, trending, at);
            share.Idea.WithdrawVote(share.Voter, outcome.WithdrawnAt!.Value);
        }

        await db.RescoreAsync(ideas, ct);
    }

    private sealed record Share(Idea Idea, Person Voter)
    {
        // Of a vote both cast and taken back only the follow of who has commented is left.
        public bool IsMovedByWithdrawal => Idea.HasVoteOf(Voter) || Idea.HasCommentOf(Voter);
    }
}
