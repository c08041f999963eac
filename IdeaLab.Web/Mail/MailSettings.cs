using System.Net;
using System.Net.Mail;

namespace IdeaLab.Web.Mail;

/// <summary>Section <c>Mail</c>. Without <c>Mail:Smtp:Host</c> mails are written into the mail folder.</summary>
public sealed record MailSettings
{
    public string From { get; init; } = "idealab@localhost";

    /// <summary>Shown beside <see cref="From"/>; without it, the lab's name.</summary>
    public string? FromName { get; init; }

    /// <summary>Where answers go: an address of the organisation's, never a member's. Without it, to <see cref="From"/>.</summary>
    public string? ReplyTo { get; init; }

    public SmtpSettings Smtp { get; init; } = new();

    /// <summary>Mails a minute to one domain of recipients, through a server; 0 for as many as there are. What is over waits.</summary>
    public int PerDomainPerMinute { get; init; } = 600;

    /// <summary>Whether members may have an address whose name before the @ is not ASCII. The mail server must offer SMTPUTF8 (RFC 6531); most do not.</summary>
    public bool InternationalAddresses { get; init; }

    /// <summary>Under which the mail server signs our mails (DKIM), so that <c>doctor</c> finds the key.</summary>
    public string? DkimSelector { get; init; }

    /// <summary>Where we sign them ourselves.</summary>
    public DkimSettings Dkim { get; init; } = new();

    /// <summary>Under which our mails are signed, by whomever.</summary>
    public string? SignedAs => string.IsNullOrWhiteSpace(Dkim.Selector) ? DkimSelector : Dkim.Selector;

    /// <summary>The host of <see cref="From"/>, in ASCII: the right side of every Message-ID.</summary>
    public string Domain => new System.Globalization.IdnMapping().GetAscii(new MailAddress(From).Host);

    /// <exception cref="SetupException">A setting cannot work; the message names it.</exception>
    public static MailSettings Read(IConfiguration configuration, bool hasMailKit)
    {
        var section = configuration.GetSection("Mail");
        var settings = section.Settings<MailSettings>();
        if (settings.Smtp.Host.Length > 0 && string.IsNullOrWhiteSpace(section["From"]))
            throw new SetupException("Mail:From is missing. With Mail:Smtp:Host set, give the address mails come from, such as ideas@example.org.");
        if (!MailAddress.TryCreate(settings.From, out _))
            throw new SetupException($"Mail:From is \"{settings.From}\", which is not a mail address.");
        if (!string.IsNullOrWhiteSpace(settings.ReplyTo) && !MailAddress.TryCreate(settings.ReplyTo, out _))
            throw new SetupException($"Mail:ReplyTo is \"{settings.ReplyTo}\", which is not a mail address.");
        if (settings.PerDomainPerMinute < 0) throw new SetupException($"Mail:PerDomainPerMinute is {settings.PerDomainPerMinute}; give a number of mails, or 0 for no limit.");
        settings.Smtp.Check(hasMailKit);
        settings.Dkim.Check(hasMailKit);
        return settings;
    }
}

/// <summary>Section <c>Mail:Dkim</c>: the private key mails are signed with, in PEM, and where others find the public one.</summary>
public sealed record DkimSettings
{
    public string? KeyFile { get; init; }
    public string? Selector { get; init; }

    /// <summary>Without it, the domain of <c>Mail:From</c>.</summary>
    public string? Domain { get; init; }

    internal void Check(bool hasMailKit)
    {
        if (string.IsNullOrWhiteSpace(KeyFile) && string.IsNullOrWhiteSpace(Selector)) return;
        if (!hasMailKit) throw new SetupException("Mail:Dkim is set, but this is the Embedded edition, which does not sign. Let the mail server sign and name its selector in Mail:DkimSelector, or build with -p:Edition=Server.");
        if (string.IsNullOrWhiteSpace(KeyFile) != string.IsNullOrWhiteSpace(Selector)) throw new SetupException("Mail:Dkim:KeyFile and Mail:Dkim:Selector belong together; one of them is missing.");
    }
}

/// <summary>Section <c>Mail:Smtp</c>.</summary>
public sealed record SmtpSettings
{
    public string Host { get; init; } = "";
    public int Port { get; init; } = 587;
    public string User { get; init; } = "";
    public string Password { get; init; } = "";

    /// <summary>Where tokens are had that sign in instead of the password.</summary>
    public OAuthSettings OAuth { get; init; } = new();

    /// <summary>Whether the connection must be encrypted before anything is said; a server that cannot is refused.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>Whether the connection is encrypted from the first byte; by itself on the port where that is the custom (RFC 8314, section 7.3).</summary>
    public bool? ImplicitTls { get; init; }

    public bool IsEncryptedAtOnce => ImplicitTls ?? Port == 465;

    /// <summary>More would outlast the time for which a mail is its sender's alone (five minutes), and another would send it too.</summary>
    private const int LongestTimeoutSeconds = 240;

    /// <summary>How long one mail may take.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    // A record would print its password.
    public override string ToString() => $"{Host}:{Port}";

    /// <summary>What a token signs in with (XOAUTH2).</summary>
    internal string Bearing(string token) => $"user={User}\u0001auth=Bearer {token}\u0001\u0001";

    /// <summary>What was said, without the password and this token: as they are, and as they are said to a server.</summary>
    internal string Hide(string said, string token = "")
    {
        // A question in the middle of a sign-in, in base64, which may repeat what it was told at any place.
        if (said.StartsWith("334 ", StringComparison.Ordinal)) return "334 ***";
        foreach (var (secret, whole) in (ReadOnlySpan<(string, string)>)[(Password, $"\0{User}\0{Password}"), (token, Bearing(token))])
            if (secret.Length > 0)
                foreach (var form in (ReadOnlySpan<string>)[Base64(whole), Base64(secret), secret]) said = said.Replace(form, "***", StringComparison.Ordinal);
        return said;

        static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
    }

    internal void Check(bool hasMailKit)
    {
        if (Host.Length == 0) return;
        if (Port is < 1 or > 65535) throw new SetupException($"Mail:Smtp:Port is {Port}; it must be from 1 to 65535, usually 587.");
        if (IsEncryptedAtOnce && !hasMailKit) throw new SetupException($"{(ImplicitTls == true ? "Mail:Smtp:ImplicitTls is true" : "Mail:Smtp:Port is 465")}, which encrypts from the first byte. This edition speaks STARTTLS: use 587, or the Server edition.");
        if (TimeoutSeconds is < 1 or > LongestTimeoutSeconds)
            throw new SetupException($"Mail:Smtp:TimeoutSeconds is {TimeoutSeconds}; it must be from 1 to {LongestTimeoutSeconds}, since a mail that takes longer is taken up again by another sender.");
        OAuth.Check(this, hasMailKit);
        if (!OAuth.IsUsed && User.Length > 0 != Password.Length > 0) throw new SetupException("Mail:Smtp:User and Mail:Smtp:Password belong together; one of them is missing.");
        if (User.Length > 0 && !StartTls && !IsEncryptedAtOnce && !IsThisMachine())
            throw new SetupException($"Mail:Smtp:StartTls is false, so {(OAuth.IsUsed ? "the token" : "Mail:Smtp:Password")} would cross the network readable. Set it to true, or sign in nowhere.");
    }

    private bool IsThisMachine() => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
