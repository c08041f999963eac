using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.DataProtection;

namespace IdeaLab.Web.Security;

/// <summary>The keys that sign people in and seal links are rows of the database, the same for every node.</summary>
public static class KeySetup
{
    /// <summary>With <c>Keys:Certificates</c> whoever reads the rows cannot use them: the first one encrypts new keys, all of them open what is there.</summary>
    /// <exception cref="SetupException">A certificate cannot be read, or comes without its private key.</exception>
    public static void AddLabKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = services.AddDataProtection().SetApplicationName("IdeaLab").PersistKeysToDbContext<IdeaLabDb>();
        var certificates = configuration.GetSection("Keys:Certificates").GetChildren().Select(Read).ToArray();
        if (certificates.Length > 0) keys.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate(certificates);
    }

    private static X509Certificate2 Read(IConfigurationSection section)
    {
        var file = section["File"] ?? "";
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, section["Password"]);
            return certificate.HasPrivateKey ? certificate : throw new CryptographicException("It has no private key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SetupException($"{section.Path}:File is \"{file}\", and no certificate with its private key (PKCS #12) can be read from it: {e.Message}");
        }
    }
}
