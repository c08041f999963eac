using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Support;

/// <summary>The verbs that move a score, in a lab that ranks by the standard half-life and weights.</summary>
public static class StandardRanking
{
    public static void CastVote(this Idea idea, Person voter, DateTime at) => idea.CastVote(voter, Trending.Standard, at);

    public static void StartFollowing(this Idea idea, Person person, DateTime at) => idea.StartFollowing(person, Trending.Standard, at);

    public static Comment AddComment(this Idea idea, Person author, string body, Stance stance, Comment? replyTo, DateTime at) => idea.AddComment(author, body, stance, replyTo, Trending.Standard, at);
}
