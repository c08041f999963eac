namespace IdeaLab.Domain.Digests;

/// <summary>What a weekly digest says, in plain values: for the mail, the page and the archive alike.</summary>
/// <param name="Window">"2025-W46": the last week it is of.</param>
/// <param name="From">Where the digest before ended, UTC; weeks that nothing was sent in come along.</param>
/// <param name="Until">UTC.</param>
/// <param name="Topics">The reader's topics by name; empty for everything.</param>
/// <param name="Sections">Only those that have something to say.</param>
public sealed record WeeklyDigest(string Window, DateTime From, DateTime Until, IReadOnlyList<string> Topics, IReadOnlyList<DigestSection> Sections)
{
    /// <summary>What one reads over a coffee.</summary>
    public const int LinesAtMost = 25;

    /// <summary>Lines of one part.</summary>
    public const int LinesOfPart = 5;

    /// <summary>Whether places are those of the board of all ideas; otherwise of each idea's topic.</summary>
    public bool IsOfAllTopics => Topics.Count == 0;

    public bool SaysNothing => Sections.Count == 0;

    /// <summary>Whether it is of a whole month, "2025-11", which may be long past.</summary>
    public bool IsOfMonth => Window.Length == 7;

    /// <summary>Chooses what one reader is told.</summary>
    /// <param name="window">The week.</param>
    /// <param name="until">Up to when the facts go, UTC; its end, or now while it is not over.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="facts">What the time brought.</param>
    public static WeeklyDigest Of(DigestWindow window, DateTime until, DigestRecipient reader, DigestFacts facts)
    {
        var found = Enum.GetValues<DigestPart>().Select(part => (Part: part, Found: facts.Of(part, reader.Topics.Keys, reader.IsLead, reader.PersonId))).Where(f => f.Found.Candidates.Count > 0).ToList();
        var shares = Deal(found.ConvertAll(f => Math.Min(f.Found.Candidates.Count, LinesOfPart)));
        var sections = found.Zip(shares, (f, share) => new DigestSection(f.Part, [.. Choose(f.Found.Candidates, share).Select(reader.LineOf)], f.Found.Total));
        return new(window.Name, window.From, until, reader.IsLead ? [] : [.. reader.Topics.Values], [.. sections]);
    }

    // A line to each part in turn, the first parts first, until all have theirs or the digest is full.
    private static List<int> Deal(List<int> wanted)
    {
        var shares = wanted.ConvertAll(_ => 0);
        for (var left = Math.Min(LinesAtMost, wanted.Sum()); left > 0;)
            for (var part = 0; part < wanted.Count && left > 0; part++)
                if (shares[part] < wanted[part]) (shares[part], left) = (shares[part] + 1, left - 1);
        return shares;
    }

    // No topic and no challenge has more than half of the lines of a part while others have something to say.
    private static IEnumerable<DigestCandidate> Choose(List<DigestCandidate> candidates, int lines)
    {
        var (half, chosen) = ((lines + 1) / 2, new HashSet<DigestCandidate>());
        foreach (var candidate in candidates)
            if (chosen.Count < lines && chosen.Count(c => c.TopicId == candidate.TopicId) < half && (candidate.ChallengeId is not { } challenge || chosen.Count(c => c.ChallengeId == challenge) < half)) chosen.Add(candidate);
        foreach (var candidate in candidates)
            if (chosen.Count < lines) chosen.Add(candidate);
        return candidates.Where(chosen.Contains);
    }
}

/// <summary>Whom a digest is for.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="IsLead">Whether they are told of all topics.</param>
/// <param name="Topics">Which, by name in their language.</param>
public sealed record DigestRecipient(int PersonId, bool IsLead, IReadOnlyDictionary<int, string> Topics)
{
    internal DigestLine LineOf(DigestCandidate candidate) => new(candidate.IdeaId, candidate.Title, Topics.Count > 1 ? Topics[candidate.TopicId] : null, candidate.Reason) { Acts = [.. candidate.ActsOf(PersonId)] };
}

/// <summary>The lines chosen for a part, out of how many there were.</summary>
public sealed record DigestSection(DigestPart Part, IReadOnlyList<DigestLine> Lines, int Total);

/// <summary>An idea and why it is here; its topic only where the reader has several.</summary>
public sealed record DigestLine(int IdeaId, string Title, string? Topic, DigestReason Reason)
{
    /// <summary>What the mail lets its reader do at once.</summary>
    public IReadOnlyList<DigestAct> Acts { get; init; } = [];
}
