using IdeaLab.Domain.SignIns;

namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>Section <c>SignOn:{name}</c>: a provider of OpenID Connect by which people may sign in.</summary>
public sealed record ProviderSettings
{
    private const string Section = "SignOn";

    private static readonly string[] Known = [nameof(Authority), nameof(ClientId), nameof(ClientSecret), nameof(ClientSecretFile), nameof(Label), nameof(Scopes), nameof(TrustsSecondFactor), nameof(SecondFactorAcr), nameof(MakesAccounts)];

    /// <summary>Small ASCII letters, digits and hyphens; in the address it sends people back to, and in rules.</summary>
    public required string Name { get; init; }

    /// <summary>Its issuer, as it says it itself; <c>/.well-known/openid-configuration</c> is beneath.</summary>
    public required string Authority { get; init; }

    public required string ClientId { get; init; }
    public string ClientSecret { get; init; } = "";

    /// <summary>The secret is alone in this file, instead of <see cref="ClientSecret"/>.</summary>
    public string ClientSecretFile { get; init; } = "";

    /// <summary>What people call it.</summary>
    public required string Label { get; init; }

    public string Scopes { get; init; } = "openid profile email";

    /// <summary>Whether somebody who showed two factors there (the method "mfa", RFC 8176, or an <c>acr</c> of <see cref="SecondFactorAcr"/>) need not show one here.</summary>
    public bool TrustsSecondFactor { get; init; }

    /// <summary>With a space between them.</summary>
    public string SecondFactorAcr { get; init; } = "";

    /// <summary>Whether who is not known here becomes a member, also where sign-up is closed; otherwise only members sign in.</summary>
    public bool MakesAccounts { get; init; } = true;

    public string Scheme => $"{Section}.{Name}";

    /// <summary>Where it sends people back to, to be registered there.</summary>
    public string CallbackPath => $"/signin/{Name}";

    // A record would print its secret.
    public override string ToString() => $"{Name} at {Authority}";

    /// <summary>All of them, in the order of their names.</summary>
    /// <exception cref="SetupException">One lacks something, or says what is not known.</exception>
    public static IReadOnlyList<ProviderSettings> Read(IConfiguration configuration) => [.. configuration.GetSection(Section).GetChildren().Select(Read)];

    /// <summary>Read anew each time, so that another secret in the file needs no restart.</summary>
    internal async Task<string> SecretAsync(CancellationToken ct) => ClientSecretFile.Length == 0 ? ClientSecret : (await File.ReadAllTextAsync(ClientSecretFile, ct)).Trim();

    private static ProviderSettings Read(IConfigurationSection section)
    {
        var name = section.Key;
        if (name.Length is 0 or > ClaimRule.ProviderMaxLength || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-'))
            throw new SetupException($"{section.Path} is no name for a provider; give small letters, digits and hyphens, at most {ClaimRule.ProviderMaxLength}.");
        if (section.GetChildren().FirstOrDefault(setting => !Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SetupException($"{unknown.Path} is no setting. There are {string.Join(", ", Known)}.");

        var settings = new ProviderSettings
        {
            Name = name,
            Authority = section[nameof(Authority)] ?? "",
            ClientId = section[nameof(ClientId)] ?? "",
            ClientSecret = section[nameof(ClientSecret)] ?? "",
            ClientSecretFile = section[nameof(ClientSecretFile)] ?? "",
            Label = section[nameof(Label)]?.Trim() is { Length: > 0 } label ? label : name,
            Scopes = section[nameof(Scopes)] ?? "openid profile email",
            TrustsSecondFactor = section.Setting(nameof(TrustsSecondFactor), false),
            SecondFactorAcr = section[nameof(SecondFactorAcr)] ?? "",
            MakesAccounts = section.Setting(nameof(MakesAccounts), true),
        };
        settings.Check(section.Path);
        return settings;
    }

    private void Check(string path)
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http") || authority.Query.Length + authority.Fragment.Length + authority.UserInfo.Length > 0)
            throw new SetupException($"{path}:Authority is \"{Authority}\"; give the provider's issuer, such as https://login.example.org");
        if (!IsSafe(authority)) throw new SetupException($"{path}:Authority begins with http, so anybody on the way could sign in as whom they like. It must be https.");
        if (ClientId.Length == 0) throw new SetupException($"{path}:ClientId is missing. Give the name under which this lab is registered at {Authority}.");
        if (ClientSecret.Length > 0 == ClientSecretFile.Length > 0) throw new SetupException($"Give one of {path}:ClientSecret and {path}:ClientSecretFile.");
        if (ClientSecretFile.Length > 0 && !File.Exists(ClientSecretFile)) throw new SetupException($"{path}:ClientSecretFile is \"{ClientSecretFile}\", and there is no such file.");
        if (Label.Length > ClaimRule.ProviderMaxLength) throw new SetupException($"{path}:Label has more than {ClaimRule.ProviderMaxLength} characters.");
        if (!Scopes.Split(' ').Contains("openid", StringComparer.Ordinal)) throw new SetupException($"{path}:Scopes is \"{Scopes}\"; openid must be among them.");
    }

    /// <summary>Encrypted on the way, or never out of this machine.</summary>
    internal static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true };
}
