using IdeaLab.Domain.Ideas;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>Shows a text as it will look, for every form with a field <c>Input.Body</c>; htmx asks while one types.</summary>
public sealed class PreviewModel : PageModel
{
    public IActionResult OnGet() => RedirectToPage("New");

    public IActionResult OnPost([FromForm(Name = "Input.Body")] string? body) => Partial("_Preview", body?[..Math.Min(body.Length, Draft.BodyMaxLength)]);
}
