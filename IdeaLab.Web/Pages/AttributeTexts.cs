using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Localization;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages;

/// <summary>MVC looks up the messages of the attributes it knows; this does it for all others, such as <see cref="AllowedValuesAttribute"/> and our own, and for "required" where only the type says it.</summary>
public sealed class AttributeTexts(IStringLocalizer<Text> text) : IValidationAttributeAdapterProvider
{
    private readonly ValidationAttributeAdapterProvider _known = new();

    public IAttributeAdapter? GetAttributeAdapter(ValidationAttribute attribute, IStringLocalizer? stringLocalizer) =>
        attribute is RequiredAttribute { ErrorMessage: null } ? new Adapter(text, "Form.Required")
        : _known.GetAttributeAdapter(attribute, stringLocalizer) ?? (attribute.ErrorMessage is { } key ? new Adapter(text, key) : null);

    private sealed class Adapter(IStringLocalizer text, string key) : IAttributeAdapter
    {
        public string GetErrorMessage(ModelValidationContextBase validationContext) => text[key, validationContext.ModelMetadata.GetDisplayName()];

        // Checks are on the server.
        public void AddValidation(ClientModelValidationContext context)
        {
        }
    }
}
