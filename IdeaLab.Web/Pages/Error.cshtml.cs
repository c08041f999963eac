using System.Diagnostics;
using System.Globalization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IdeaLab.Web.Pages;

/// <summary>What a person sees when something is missing, refused or broken: never a stack, always a way on.</summary>
[IgnoreAntiforgeryToken]
[DisableRateLimiting]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(Frame frame) : PageModel
{
    public int Code { get; private set; }
    public string Kind { get; private set; } = "";
    public string Asked { get; private set; } = "/";

    /// <summary>Where signing in leads.</summary>
    public string? BackTo { get; private set; }

    /// <summary>What was typed into the form that was refused, to be copied and sent again.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    /// <summary>How much may be done, and when again; null where nothing was done too often.</summary>
    public Refusal? TooMuch { get; private set; }

    /// <summary>Names the fault in the log; null where nothing broke.</summary>
    public string? TraceId { get; private set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync(HttpContext.RequestAborted);

    public Task<IActionResult> OnPostAsync() => ShowAsync(HttpContext.RequestAborted);

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        // Not bound: binding reads the form too, and a form that cannot be read is what may have led here.
        var code = Convert.ToInt32(RouteData.Values["code"], CultureInfo.InvariantCulture);
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>();
        var refused = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        if (fault is null && refused is null) code = StatusCodes.Status404NotFound;

        var isDatabaseAway = !await frame.TryReadAsync(ct);
        Code = isDatabaseAway ? StatusCodes.Status503ServiceUnavailable : code;
        Kind = Code switch
        {
            404 => "NotFound",
            400 => "BadRequest",
            401 => "SignedOut",
            403 => "Forbidden",
            413 => "TooLarge",
            429 => "TooMany",
            503 => "DatabaseAway",
            < 500 => "Refused",
            _ => "Broken",
        };
        TooMuch = HttpContext.Features.Get<Refusal>();
        Typed = [.. TypedTexts.Of(Request)];
        Asked = HttpMethods.IsGet(Request.Method) && refused is not null ? refused.OriginalPath + refused.OriginalQueryString : "/";
        BackTo = refused?.OriginalPath;
        if (Code >= 500) TraceId = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        Response.StatusCode = Code;
        return Page();
    }
}
