using IdeaLab.Web.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Shared;

/// <summary><c>&lt;form-traces name="idea" /&gt;</c> puts into a form what <see cref="FormTraces"/> reads. A form shown again after a fault goes on from when it was shown first.</summary>
[HtmlTargetElement("form-traces", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormTracesTagHelper(FormTraces traces, IStringLocalizer<Text> text) : TagHelper
{
    /// <summary>Of the form.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether it is another form than the one that was sent.</summary>
    public bool IsNew { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.AppendHtml(Input("hidden", FormTraces.ShownField, (IsNew ? null : traces.Kept(Name, View.HttpContext.Request)) ?? traces.Seal(Name)));

        var decoy = Input("text", FormTraces.HoneypotField, "");
        decoy.Attributes.Add("tabindex", "-1");
        decoy.Attributes.Add("autocomplete", "off");
        var label = new TagBuilder("label");
        label.InnerHtml.Append(text["Form.LeaveEmpty"]).Append(" ").AppendHtml(decoy);
        var box = new TagBuilder("div");
        box.Attributes.Add("aria-hidden", "true");
        box.AddCssClass("visually-hidden");
        box.InnerHtml.AppendHtml(label);
        output.Content.AppendHtml(box);
    }

    private static TagBuilder Input(string type, string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes.Add("type", type);
        input.Attributes.Add("name", name);
        input.Attributes.Add("value", value);
        return input;
    }
}
