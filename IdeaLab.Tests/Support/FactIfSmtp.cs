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
