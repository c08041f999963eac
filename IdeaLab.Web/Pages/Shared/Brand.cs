using System.Globalization;
using IdeaLab.Domain.Settings;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>The organisation's hue as a stylesheet, since the content policy allows no style in the page itself.</summary>
public static class Brand
{
    public static void MapBrand(this IEndpointRouteBuilder app) => app.MapGet("/brand.css", (HttpResponse response, string? hue) =>
    {
        var degrees = int.TryParse(hue, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 0, 359) : new LabSettings().Hue;
        // The hue is in the address, so a new one is a new address.
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(string.Create(CultureInfo.InvariantCulture, $":root{{--hue:{degrees}}}"), "text/css");
    }).AllowAnonymous();
}
