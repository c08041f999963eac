using IdeaLab.Domain.Ideas;

namespace IdeaLab.Domain.Decisions;

/// <summary>What was known of the idea when it was decided on. Frozen, so that nobody has to guess later what the decision rested on.</summary>
public sealed class Evidence
{
    /// <summary>Where the idea stood.</summary>
    public required IdeaStatus Status { get; init; }

    /// <summary>Votes cast here.</summary>
    public required int Votes { get; init; }

    /// <summary>Support brought in from elsewhere, which nobody here cast.</summary>
    public required int ImportedSupport { get; init; }

    public required int Followers { get; init; }
    public required int Comments { get; init; }

    /// <summary>Comments that say so; the rest take no stance or another.</summary>
    public required int Supporting { get; init; }

    public required int Concerned { get; init; }

    /// <summary>Place on the board of everything at the last ranking; null when it had none.</summary>
    public required int? Place { get; init; }

    /// <summary>How many scorecards were filed; null in decisions from before there were any to file.</summary>
    public int? Scorecards { get; init; }

    /// <summary>What they came to, in steps of the scale with two decimals, so that it is the same when read back; null without a scorecard. See <see cref="Domain.Scorecards.ScoreResult.Impact"/>.</summary>
    public double? Score { get; init => field = Rounded(value); }

    /// <summary>How far they spread, likewise; null for fewer than two. See <see cref="Domain.Scorecards.Score.Spread"/>.</summary>
    public double? Spread { get; init => field = Rounded(value); }

    private static double? Rounded(double? value) => value is { } steps ? Math.Round(steps, 2, MidpointRounding.AwayFromZero) : null;
}
