namespace IdeaLab.Domain.SignIns;

/// <summary>What a provider of single sign-on called the things it said at the last sign-in, so that an admin can write rules. Never what it said, nor of whom.</summary>
public sealed class SeenProvider
{
    public const int ClaimsMaxLength = 2000;

    private SeenProvider() { }

    /// <param name="name">In the settings.</param>
    public SeenProvider(string name) => Name = name;

    public string Name { get; private set; } = "";

    /// <summary>To the minute, which is enough and keeps sign-ins from waiting for each other.</summary>
    public DateTime LastAt { get; private set; }

    /// <summary>Names with a space between them.</summary>
    public string Claims { get; private set; } = "";

    public IReadOnlyList<string> ClaimNames => Claims.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Takes down a sign-in. Names that do not fit are left out.</summary>
    public void See(IEnumerable<string> claims, DateTime at)
    {
        var said = "";
        foreach (var name in claims.Where(c => c.Length is > 0 and <= ClaimRule.ClaimMaxLength && !c.Contains(' ')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            if (said.Length + 1 + name.Length <= ClaimsMaxLength) said = said.Length == 0 ? name : $"{said} {name}";
        (Claims, LastAt) = (said, at);
    }
}
