using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>Whether a certificate is trusted: by this machine, or by the one callback that the platform's client asks, so that all who talk to the server come to the same end.</summary>
internal static class SmtpTrust
{
#pragma warning disable SYSLIB0014, MA0039 // No judgement of its own.
    public static bool IsGiven(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None || ServicePointManager.ServerCertificateValidationCallback?.Invoke(sender, shown, chain, errors) == true;
#pragma warning restore SYSLIB0014, MA0039
}
