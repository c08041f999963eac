using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>An address one can write to, and nothing but the address. Quoted names with an @ of their own are left out, since Identity refuses them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    public MailAddressAttribute() => ErrorMessage = "Form.MailAddress";

    public override bool IsValid(object? value) => value is not string { Length: > 0 } text
        || (text.Trim() is { Length: <= OutgoingMail.AddressMaxLength } address && MailAddress.TryCreate(address, out var read) && read.Address == address && address.Count(c => c == '@') == 1);
}
