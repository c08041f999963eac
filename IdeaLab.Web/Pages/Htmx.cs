namespace IdeaLab.Web.Pages;

/// <summary>What the pages say to and hear from htmx. Without it the same forms post and redirect.</summary>
public static class Htmx
{
    public static bool IsFromHtmx(this HttpRequest request) => request.Headers.ContainsKey("HX-Request");

    /// <summary>Puts the answer elsewhere than the form said.</summary>
    /// <param name="swap">How, as in the attribute hx-swap.</param>
    public static void PutAt(this HttpResponse response, string target, string swap)
    {
        response.Headers["HX-Retarget"] = target;
        response.Headers["HX-Reswap"] = swap;
    }
}
