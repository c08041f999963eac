using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IdeaLab.Tests.Mail.Smtp;

/// <summary>A certificate for this machine that nobody trusts, unless a test says so.</summary>
public sealed class TestCertificate
{
    public TestCertificate(bool trusted, int days = 1)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(days));
        Pem = certificate.ExportCertificatePem();
        KeyPem = key.ExportPkcs8PrivateKeyPem();
        if (trusted) Trust(certificate.Thumbprint);
    }

    public string Pem { get; }
    public string KeyPem { get; }

    // The platform's SMTP client asks this callback and has no other.
    private static void Trust(string thumbprint)
    {
        var before = ServicePointManager.ServerCertificateValidationCallback;
        ServicePointManager.ServerCertificateValidationCallback = (sender, certificate, chain, errors) =>
            errors == System.Net.Security.SslPolicyErrors.None || certificate?.GetCertHashString() == thumbprint || before?.Invoke(sender, certificate, chain, errors) == true;
    }
}
