using AngleSharp.Html.Dom;

namespace IdeaLab.Tests.Jobs;

/// <summary>Votes on one idea after the other, takes every third vote back, and remembers what it was told.</summary>
internal sealed class Voter
{
    private readonly Func<Task<Uri[]>> _up;
    private readonly HttpClient _client;
    private readonly string _token;
    private readonly int[] _ideas;
    private readonly Random _chance;
    private int _acknowledged;

    private Voter(Func<Task<Uri[]>> up, HttpClient client, string email, string token, int[] ideas, int seed)
    {
        (_up, _client, Email, _token) = (up, client, email, token);
        _chance = new Random(seed);
        _ideas = [.. ideas];
        _chance.Shuffle(_ideas);
    }

    public string Email { get; }

    /// <summary>Whether the vote on an idea counts, as last told; ideas of whose last act no answer came are not in here.</summary>
    public Dictionary<int, bool> Stands { get; } = [];

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Acts to which no answer came.</summary>
    public int Unknown { get; private set; }

    /// <param name="up">Where the sites are, as soon as they are up; each act goes to one of them.</param>
    /// <param name="email">Who votes.</param>
    /// <param name="ideas">For what.</param>
    /// <param name="seed">Of the order.</param>
    public static async Task<Voter> SignInAsync(Func<Task<Uri[]>> up, string email, int[] ideas, int seed)
    {
        var sites = await up();
        var client = TwoSites.Browser(sites[seed % sites.Length]);
        var visitor = new Visitor(client);
        await visitor.PostAsync("/account/demo", "/account/demo", ("email", email));
        var page = await visitor.OpenAsync("/account/demo");
        var token = page.Forms.SelectMany(f => f.Elements.OfType<IHtmlInputElement>()).First(i => i.Name == "__RequestVerificationToken").Value;
        return new Voter(up, client, email, token, ideas, seed);
    }

    public async Task VoteAsync(CancellationToken enough)
    {
        for (var n = 0; !enough.IsCancellationRequested; n++)
        {
            var idea = _ideas[n % _ideas.Length];
            await ActAsync(idea, $"/ideas/{idea}/vote", stands: true);
            if (n % 3 == 0 && Stands.ContainsKey(idea)) await ActAsync(idea, $"/ideas/{idea}/vote?handler=withdraw", stands: false);
        }
    }

    private async Task ActAsync(int idea, string path, bool stands)
    {
        var sites = await _up();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", _token)]);
        try
        {
            using var answer = await _client.PostAsync(new Uri(sites[_chance.Next(sites.Length)], path), form);
            Assert.True(answer.Headers.Location?.ToString().EndsWith($"#vote-{idea}", StringComparison.Ordinal), $"{path} answered {(int)answer.StatusCode}, {answer.Headers.Location}");
            Stands[idea] = stands;
            Interlocked.Increment(ref _acknowledged);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Killed on the way: the act may have been done or not.
            Stands.Remove(idea);
            Unknown++;
        }
    }
}
