using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>A field that was refused says so to a screen reader, and names its message.</summary>
[HtmlTargetElement("input", Attributes = Field), HtmlTargetElement("select", Attributes = Field), HtmlTargetElement("textarea", Attributes = Field)]
[HtmlTargetElement("span", Attributes = Message)]
public sealed class FieldFaultTagHelper : TagHelper
{
    private const string Field = "asp-for";
    private const string Message = "asp-validation-for";

    [HtmlAttributeName(Field)]
    public ModelExpression? For { get; set; }

    [HtmlAttributeName(Message)]
    public ModelExpression? MessageFor { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName((For ?? MessageFor)!.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_") + "-fault";
        if (MessageFor is not null)
        {
            output.Attributes.SetAttribute("id", id);
        }
        else if (View.ViewData.ModelState.GetFieldValidationState(name) == ModelValidationState.Invalid)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
            output.Attributes.SetAttribute("aria-describedby", $"{id} {output.Attributes["aria-describedby"]?.Value}".TrimEnd());
        }
    }
}
