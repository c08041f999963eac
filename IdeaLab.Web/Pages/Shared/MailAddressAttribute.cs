using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mail;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>
/// An address one can write to, and nothing but the address. Quoted names with an @ of their own are left out, since Identity refuses them. The domain may have any letters: it is written in ASCII underneath.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    public MailAddressAttribute() => ErrorMessage = "Form.MailAddress";

    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || Read(text) is not null;

    /// <summary>The address in the text; null where there is none one can write to.</summary>
    internal static MailAddress? Read(string text) =>
        text.Trim() is { Length: <= OutgoingMail.AddressMaxLength } address && MailAddress.TryCreate(address, out var read) && read.Address == address && address.Count(c => c == '@') == 1 && HasAsciiForm(read.Host) ? read : null;

    private static bool HasAsciiForm(string host)
    {
        try
        {
            return new IdnMapping().GetAscii(host).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
