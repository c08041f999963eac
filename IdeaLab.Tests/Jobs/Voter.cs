using AngleSharp.Html.Dom;

namespace IdeaLab.Tests.Jobs;

/// <summary>Votes on one idea after the other, takes every third vote back, and remembers what it was told.</summary>
internal sealed class Voter
{
    private readonly TwoSites _sites;
    private readonly HttpClient _client;
    private readonly string _token;
    private readonly int[] _ideas;
    private readonly Random _chance;
    private int _acknowledged;

    private Voter(TwoSites sites, HttpClient client, string email, string token, int[] ideas, int seed)
    {
        (_sites, _client, Email, _token) = (sites, client, email, token);
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

    public static async Task<Voter> SignInAsync(TwoSites sites, string email, int[] ideas, int seed)
    {
        var client = TwoSites.Browser((await sites.UpAsync())[seed % 2]);
        var visitor = new Visitor(client);
        await visitor.PostAsync("/account/demo", "/account/demo", ("email", email));
        var page = await visitor.OpenAsync("/account/demo");
        var token = page.Forms.SelectMany(f => f.Elements.OfType<IHtmlInputElement>()).First(i => i.Name == "__RequestVerificationToken").Value;
        return new Voter(sites, client, email, token, ideas, seed);
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
        var sites = await _sites.UpAsync();
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
