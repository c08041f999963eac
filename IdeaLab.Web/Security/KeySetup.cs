using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>The keys that sign people in and seal links are rows of the database, the same for every node.</summary>
public static class KeySetup
{
    private const string Setting = "Keys:Certificates";

    /// <summary>With <c>Keys:Certificates</c> whoever reads the rows cannot use them: the first one encrypts new keys, all of them open what is there.</summary>
    /// <exception cref="SetupException">A certificate cannot be read, or comes without its private key, or has one of another kind than RSA.</exception>
    public static void AddLabKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = services.AddDataProtection().SetApplicationName("IdeaLab").PersistKeysToDbContext<IdeaLabDb>();
        var certificates = configuration.GetSection(Setting).GetChildren().Select(Read).ToArray();
        if (certificates.Length > 0) keys.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate(certificates);
    }

    /// <summary>Otherwise whoever starts without the certificates, such as a command from a shell that lacks the settings, would make a key that anybody can read, and all would use it.</summary>
    /// <exception cref="SetupException">Keys are encrypted with a certificate, and none is named.</exception>
    public static async Task RequireCertificatesAsync(this IdeaLabDb db, IConfiguration configuration, CancellationToken ct)
    {
        if (configuration.GetSection(Setting).Exists()) return;
        if (await db.EncryptedKeysAsync(ct) > 0)
            throw new SetupException($"The keys in the database are encrypted with a certificate, and {Setting} names none. Where no such certificate is left, delete the rows of DataProtectionKeys: everybody signs in anew, and links in mails end.");
    }

    /// <summary>How many of the keys are encrypted with a certificate.</summary>
    public static async Task<int> EncryptedKeysAsync(this IdeaLabDb db, CancellationToken ct) =>
        (await db.DataProtectionKeys.Select(k => k.Xml).ToListAsync(ct)).Count(xml => xml?.Contains(nameof(EncryptedXmlDecryptor), StringComparison.Ordinal) is true);

    private static X509Certificate2 Read(IConfigurationSection section)
    {
        var file = section["File"] ?? "";
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(file), section["Password"]);
            if (!certificate.HasPrivateKey) throw new CryptographicException("It has no private key.");
            return certificate.GetRSAPublicKey() is not null ? certificate : throw new CryptographicException("Its key is not of RSA.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SetupException($"{section.Path}:File is \"{file}\", and no RSA certificate with its private key (PKCS #12) can be read from it: {e.Message}");
        }
    }
}
