using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Net.Http.Headers;

namespace IdeaLab.Web.Security;

/// <summary>Of a page that takes more than text.</summary>
public interface ITakesMore
{
    /// <summary>In bytes.</summary>
    int Most { get; }
}

/// <summary>What is larger than anything a page asks for is refused before it is read.</summary>
public static class RequestSize
{
    /// <summary>In bytes, without pictures: the longest text anybody may write, several times over.</summary>
    public const int Max = 1024 * 1024;

    public static void AddRequestSize(this IServiceCollection services) => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = Max);

    /// <summary>After routing. One that does not say its size is cut off where it grows larger, and is then a form that cannot be read.</summary>
    public static void UseRequestSize(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var max = http.GetEndpoint()?.Metadata.GetMetadata<ITakesMore>()?.Most ?? Max;
        // The page that says so comes by here too, and must not read it either.
        if (http.Request.ContentLength is not { } length || length <= max || http.Features.Get<IStatusCodeReExecuteFeature>() is not null) return next(http);

        http.Request.Headers.Remove(HeaderNames.ContentType);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
