using System.ComponentModel.DataAnnotations;
using System.Text;
using IdeaLab.Web.Mail;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>An address our mail server can write to: the name before the @ in ASCII, unless settings say that it takes others (SMTPUTF8, RFC 6531).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeliverableAddressAttribute : ValidationAttribute
{
    public DeliverableAddressAttribute() => ErrorMessage = "Form.MailAddress.NotAscii";

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is not string text || MailAddressAttribute.Read(text) is not { } address || Ascii.IsValid(address.User) || validationContext.GetRequiredService<MailSettings>().InternationalAddresses
            ? ValidationResult.Success
            : new ValidationResult(ErrorMessage, [validationContext.MemberName!]);
}
