using IdeaLab.Web.Mail;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;

namespace IdeaLab.Web.Server.Mail;

/// <summary>Signs a mail in the name of our domain (DKIM, RFC 6376; Ed25519 by RFC 8463). A new key is a new selector: publish it, change the two settings, and take the old record away some days later.</summary>
internal sealed class Signature
{
    // From must be among them (section 5.4); the others are what a reader or a mail program goes by.
    private static readonly HeaderId[] Signed =
    [
        HeaderId.From, HeaderId.To, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.ReplyTo, HeaderId.MimeVersion, HeaderId.ContentType,
        HeaderId.ListId, HeaderId.ListUnsubscribe, HeaderId.ListUnsubscribePost,
    ];

    private readonly DkimSigner _signer;

    private Signature(DkimSigner signer) => _signer = signer;

    /// <returns>Null where settings name no key.</returns>
    /// <exception cref="SetupException">The key cannot be read.</exception>
    public static Signature? Of(MailSettings settings)
    {
        if (settings.Dkim is not { KeyFile: { Length: > 0 } file, Selector: { Length: > 0 } selector }) return null;
        try
        {
            using var pem = new PemReader(File.OpenText(file));
            var key = pem.ReadObject() switch
            {
                AsymmetricCipherKeyPair pair => pair.Private,
                AsymmetricKeyParameter { IsPrivate: true } alone => alone,
                _ => throw new FormatException("it holds something else."),
            };
            return new Signature(new DkimSigner(key, settings.Dkim.Domain ?? settings.Domain, selector, key is Ed25519PrivateKeyParameters ? DkimSignatureAlgorithm.Ed25519Sha256 : DkimSignatureAlgorithm.RsaSha256)
            {
                HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
                BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or PemException)
        {
            throw new SetupException($"Mail:Dkim:KeyFile is \"{file}\", and no private key in PEM can be read from it: {e.Message}");
        }
    }

    public void Put(MimeMessage letter, FormatOptions format) => _signer.Sign(format, letter, [.. Signed.Where(letter.Headers.Contains)]);
}
