using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.About;

/// <summary>The code of conduct. Its numbered rules are the grounds of flags and of what staff do.</summary>
public sealed class ConductModel : PageModel;
