using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>
/// A page whose form sends pictures. What is too large for a picture still arrives, up to a limit, so that the page can say so with everything typed in its place;
/// beyond that the request is refused before it is read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesPicturesAttribute : Attribute, IAuthorizationFilter, IOrderedFilter, ITakesMore
{
    /// <summary>In bytes: a dozen photos of a telephone at their fullest.</summary>
    public const int RequestMax = 100 * 1024 * 1024;

    public int Most => RequestMax;

    /// <summary>Before the antiforgery filter, which is 1000 and reads the form.</summary>
    public int Order => 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = RequestMax;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = RequestMax }));
    }
}
