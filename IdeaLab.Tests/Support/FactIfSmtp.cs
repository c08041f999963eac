using IdeaLab.Tests.Mail.Smtp;

namespace IdeaLab.Tests.Support;

/// <summary>A test over a real SMTP connection; skipped, with the reason, where the server program is missing.</summary>
public sealed class FactIfSmtpAttribute : FactAttribute
{
    public FactIfSmtpAttribute() => Skip = SmtpServer.WhyMissing;
}

/// <inheritdoc cref="FactIfSmtpAttribute"/>
public sealed class TheoryIfSmtpAttribute : TheoryAttribute
{
    public TheoryIfSmtpAttribute() => Skip = SmtpServer.WhyMissing;
}

/// <summary>A test over a mail server from Debian; skipped, with the reason, where it is not installed.</summary>
public sealed class FactIfDebianSmtpAttribute : FactAttribute
{
    public FactIfDebianSmtpAttribute() => Skip = DebianSmtp.WhyMissing;
}
