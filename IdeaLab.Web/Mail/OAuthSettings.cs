namespace IdeaLab.Web.Mail;

/// <summary>Section <c>Mail:Smtp:OAuth</c>: where a program signs in to get tokens for the mail server, instead of a password (client credentials, RFC 6749, section 4.4).</summary>
public sealed record OAuthSettings
{
    public string TokenEndpoint { get; init; } = "";
    public string ClientId { get; init; } = "";
    public string ClientSecret { get; init; } = "";

    /// <summary>The secret is alone in this file, instead of <see cref="ClientSecret"/>.</summary>
    public string ClientSecretFile { get; init; } = "";

    /// <summary>What the tokens are for, in the words of who gives them; some need none.</summary>
    public string Scope { get; init; } = "";

    public bool IsUsed => TokenEndpoint.Length + ClientId.Length + ClientSecret.Length + ClientSecretFile.Length + Scope.Length > 0;

    // A record would print its secret.
    public override string ToString() => TokenEndpoint;

    /// <summary>Read anew each time, so that another secret needs no restart.</summary>
    /// <exception cref="SetupException">There is none where settings say.</exception>
    internal string ReadSecret()
    {
        if (ClientSecretFile.Length == 0) return ClientSecret;
        try
        {
            return File.ReadAllText(ClientSecretFile).Trim() is { Length: > 0 } secret ? secret : throw new SetupException($"Mail:Smtp:OAuth:ClientSecretFile is \"{ClientSecretFile}\", which is empty.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"Mail:Smtp:OAuth:ClientSecretFile is \"{ClientSecretFile}\", which cannot be read: {e.Message}");
        }
    }

    internal void Check(SmtpSettings smtp, bool hasMailKit)
    {
        if (!IsUsed) return;
        if (!hasMailKit) throw new SetupException("Mail:Smtp:OAuth is set, but this is the Embedded edition, which signs in by a password alone. Use Mail:Smtp:Password, or build with -p:Edition=Server.");
        if (!Uri.TryCreate(TokenEndpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("https" or "http"))
            throw new SetupException($"Mail:Smtp:OAuth:TokenEndpoint is \"{TokenEndpoint}\"; give the address where tokens are asked for, such as https://login.example.org/token.");
        if (endpoint.Scheme == "http" && !endpoint.IsLoopback) throw new SetupException("Mail:Smtp:OAuth:TokenEndpoint begins with http, so the client's secret would cross the network readable. It must be https.");
        if (endpoint.UserInfo.Length > 0) throw new SetupException("Mail:Smtp:OAuth:TokenEndpoint holds a name before its host. Give Mail:Smtp:OAuth:ClientId and a secret instead.");
        if (ClientId.Length == 0) throw new SetupException("Mail:Smtp:OAuth:ClientId is missing. Give the name under which this program is known at Mail:Smtp:OAuth:TokenEndpoint.");
        if (ClientSecret.Length > 0 == ClientSecretFile.Length > 0) throw new SetupException("Give one of Mail:Smtp:OAuth:ClientSecret and Mail:Smtp:OAuth:ClientSecretFile.");
        if (smtp.User.Length == 0) throw new SetupException("Mail:Smtp:User is missing. With Mail:Smtp:OAuth, give the mailbox that mails are sent from.");
        if (smtp.Password.Length > 0) throw new SetupException("Mail:Smtp:Password and Mail:Smtp:OAuth are both set. One of them signs in; take the other away.");
        ReadSecret();
    }
}
