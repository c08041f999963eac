namespace IdeaLab.Benchmarks.Ranking;

/// <summary>
/// For which idea a vote at some moment is: one that was new some weeks before, and of those a popular one. Of a thousand ideas the first has a tenth of the votes
/// and the less popular half together a fifth.
/// </summary>
internal sealed class Bustle(LabSize size, DateTime now, int seed)
{
    private const int Neighbours = 1000;
    private const double MeanDays = 20;

    private readonly Random _random = new(seed);

    public DateTime Begin { get; } = now - size.Age;

    /// <summary>When the idea was submitted; ids count from 1 in that order.</summary>
    public DateTime CreatedAt(int idea) => Begin + size.Age * ((double)idea / size.Ideas);

    /// <summary>What is old is settled, three in ten of it.</summary>
    public bool IsSettled(int idea) => idea % 10 < 3 && idea < size.Ideas - (60 * LabSize.IdeasPerDay);

    public int IdeaAt(DateTime at)
    {
        var age = TimeSpan.FromDays(-MeanDays * Math.Log(1 - _random.NextDouble()));
        var latest = Math.Clamp((int)((at - Begin) / size.Age * size.Ideas), 1, size.Ideas);
        var near = Math.Clamp((int)((at - age - Begin) / size.Age * size.Ideas), 0, latest - 1);
        var first = near - near % Neighbours;
        var count = Math.Min(Neighbours, latest - first);
        return first + 1 + (int)(count * Math.Pow(_random.NextDouble(), 3));
    }

    public int Of(int many) => _random.Next(many);
}
