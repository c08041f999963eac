using IdeaLab.Web.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IdeaLab.Tests.Html;

public sealed class RichTextTagHelperTests
{
    [Fact]
    public void It_shows_the_text_in_a_box_of_its_own()
    {
        var output = new TagHelperOutput("rich-text", [new TagHelperAttribute("class", "comment-body")], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));

        new RichTextTagHelper { Markdown = "**a** <b>" }.Process(new TagHelperContext([], new Dictionary<object, object>(), "id"), output);

        Assert.Equal("<div class=\"rich-text comment-body\"><p><strong>a</strong> &lt;b&gt;</p>\n</div>", output.Html());
    }
}
