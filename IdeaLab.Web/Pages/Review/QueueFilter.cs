using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Pages.Review;

/// <summary>What of the queue is shown, as it stands in the address. Null and the first of each choice are not written.</summary>
public sealed record QueueFilter(QueueView Show = QueueView.Waiting, Whose Whose = Whose.All, int? Topic = null, int? Owner = null, IdeaStatus? Status = null, int? Challenge = null)
{
    public bool IsNarrowed => this != new QueueFilter(Show, Whose);

    /// <param name="ownedTopics">The topics of <see cref="Owner"/>.</param>
    public IQueryable<Idea> Of(IQueryable<Idea> ideas, Person reviewer, IReadOnlyCollection<int> ownedTopics)
    {
        if (Whose is Whose.Mine) ideas = ideas.Where(i => i.AssigneeId == reviewer.Id);
        if (Whose is Whose.Nobodys) ideas = ideas.Where(i => i.AssigneeId == null);
        if (Topic is { } topic) ideas = ideas.Where(i => i.TopicId == topic);
        if (Owner is not null) ideas = ideas.Where(i => ownedTopics.Contains(i.TopicId));
        if (Status is { } status) ideas = ideas.Where(i => i.Status == status);
        if (Challenge is { } challenge) ideas = ideas.OfChallenge(challenge);
        return ideas;
    }

    public Dictionary<string, string> Route(string? after = null)
    {
        var route = new Dictionary<string, string>();
        if (Show is not QueueView.Waiting) route["show"] = Show.ToString();
        if (Whose is not Whose.All) route["whose"] = Whose.ToString();
        if (Topic is { } topic) route["topic"] = $"{topic}";
        if (Owner is { } owner) route["owner"] = $"{owner}";
        if (Status is { } status) route["status"] = $"{status}";
        if (Challenge is { } challenge) route["challenge"] = $"{challenge}";
        if (after is not null) route["after"] = after;
        return route;
    }
}
