using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IdeaLab.Web.Html;

/// <summary><c>&lt;rich-text markdown="@Model.Body" /&gt;</c> shows what a person wrote.</summary>
[HtmlTargetElement("rich-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RichTextTagHelper : TagHelper
{
    public string? Markdown { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"rich-text {output.Attributes["class"]?.Value}".TrimEnd());
        output.Content.SetHtmlContent(RichText.FromMarkdown(Markdown));
    }
}
