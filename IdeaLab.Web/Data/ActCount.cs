namespace IdeaLab.Web.Data;

/// <summary>How often somebody has done a kind of thing since a moment: the window of a rate limit, which every node counts in.</summary>
public sealed class ActCount
{
    private ActCount() { }

    public ActCount(string limit, long who, DateTime since) => (Limit, Who, Since, Acts) = (limit, who, since, 1);

    /// <summary>The name of the limit, such as "vote".</summary>
    public string Limit { get; private set; } = "";

    /// <summary>An account, or below 0 the salted hash of a network, so that no address is kept.</summary>
    public long Who { get; private set; }

    /// <summary>When the window began: with its first act, UTC.</summary>
    public DateTime Since { get; private set; }

    public int Acts { get; private set; }
}
