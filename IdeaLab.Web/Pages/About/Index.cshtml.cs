using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.About;

/// <summary>What the lab is for and what becomes of an idea.</summary>
public sealed class AboutModel(Frame frame, IStringLocalizer<Text> text) : PageModel
{
    public string Lab { get; private set; } = "";
    public string Purpose { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        var lab = await frame.LabAsync(ct);
        Lab = lab.Name;
        Purpose = lab.PurposeIn(Languages.Current) is { Length: > 0 } own ? own : text["Home.Purpose"];
    }
}
