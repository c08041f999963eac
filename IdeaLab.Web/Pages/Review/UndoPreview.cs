using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Web.Pages.Review;

/// <summary>What undoing a merge would do: it is done to the loaded rows, and nothing is saved.</summary>
/// <param name="Since">Votes cast for the target itself since the merge, which stay there.</param>
/// <param name="Both">How many voted for both, and count for each again.</param>
public sealed record UndoPreview(int MergeId, string Target, DateTime At, string By, string Reason, IdeaStatus BackTo, int Since, int Both, IReadOnlyList<UndoPreview.Row> Rows)
{
    public static UndoPreview Of(Merge merge, Person by, DateTime at)
    {
        var (idea, target) = (merge.Idea, merge.Target);
        var elsewise = target.Votes.Where(vote => vote.Counts && vote.Merge != merge).Select(vote => vote.VoterId).ToHashSet();
        var both = idea.Votes.Count(vote => vote.Counts && elsewise.Contains(vote.VoterId));
        var since = target.Votes.Count(vote => vote.Counts && !vote.IsCarried && vote.CastAt >= merge.At);
        List<Idea> ideas = [idea, target, .. merge.End == target ? Array.Empty<Idea>() : [merge.End!]];
        var before = ideas.ConvertAll(Counts.Of);
        merge.Undo(by, "?", at);
        return new(merge.Id, target.Title, merge.At, merge.By.Name, merge.Step.Reason, merge.Step.From, since, both,
            [.. ideas.Select((one, n) => new Row(one.Id, one.Title, before[n], Counts.Of(one)))]);
    }

    public sealed record Row(int Id, string Title, Counts Before, Counts After);

    public sealed record Counts(int Votes, int Imported, int Followers)
    {
        public static Counts Of(Idea idea) => new(idea.VoteCount, idea.ImportedSupport, idea.Follows.Count);
    }
}
