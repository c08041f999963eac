using System.Globalization;
using System.Resources;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Rights;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>English and Spanish: what the member chose, else what the cookie says, else what the reader of a mail chose, else what the browser asks for, else the lab's own.</summary>
public static class Languages
{
    public static readonly string[] All = ["en", "es"];

    private static readonly ResourceManager Resources = new(typeof(Text));

    /// <summary>The language of the current request, job or mail.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es" ? "es" : "en";

    public static void AddLabLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        Gone.Words = (key, language) => Resources.GetString(key, CultureInfo.GetCultureInfo(language)) ?? "";
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("en").AddSupportedCultures(All).AddSupportedUICultures(All);
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(OfMemberAsync),
                new CookieRequestCultureProvider { CookieName = CookieName },
                new CustomRequestCultureProvider(OfMailReaderAsync),
                new AcceptLanguageHeaderRequestCultureProvider(),
                new CustomRequestCultureProvider(OfLabAsync),
            ];
        });
    }

    public const string CookieName = "lab-language";

    /// <summary>Runs with texts, numbers and dates of a language, as mails and jobs need.</summary>
    public static IDisposable Speaking(string language)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return new Back(before);
    }

    /// <summary>The word for a value: "IdeaStatus.Planned" and the like.</summary>
    public static LocalizedString Word<TEnum>(this IStringLocalizer<Text> text, TEnum value) where TEnum : struct, Enum => text[$"{typeof(TEnum).Name}.{value}"];

    // Only pages ask: files and stylesheets must not cost a query, and after a fault the language is already known and the database may be away.
    private static async Task<ProviderCultureResult?> OfMemberAsync(HttpContext http)
    {
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
            return http.Features.Get<IRequestCultureFeature>() is { } known ? new ProviderCultureResult(known.RequestCulture.UICulture.Name) : null;
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null) return null;

        return await http.RequestServices.GetRequiredService<CurrentUser>().PersonAsync(http.RequestAborted) is { } person
            ? new ProviderCultureResult(person.Language)
            : null;
    }

    // Who comes from a mail without signing in reads on in the language of the mail, until they choose another.
    private static async Task<ProviderCultureResult?> OfMailReaderAsync(HttpContext http)
    {
        if (http.Features.Get<IExceptionHandlerFeature>() is not null || http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith("/Mail/", StringComparison.Ordinal) is not true) return null;
        var token = $"{http.GetRouteValue("token")}";
        if ((http.RequestServices.GetRequiredService<UnsubscribeTokens>().Read(token)?.PersonId ?? http.RequestServices.GetRequiredService<ActLinks>().Read(token)?.Mailed.PersonId) is not { } id) return null;

        return await http.RequestServices.GetRequiredService<IdeaLabDb>().People.Where(p => p.Id == id).Select(p => p.Language).SingleOrDefaultAsync(http.RequestAborted) is { } language
            ? new ProviderCultureResult(language)
            : null;
    }

    // Asked only of those whose browser wants neither language.
    private static async Task<ProviderCultureResult?> OfLabAsync(HttpContext http) =>
        await http.RequestServices.GetRequiredService<IdeaLabDb>().Settings.Select(s => s.Language).SingleOrDefaultAsync(http.RequestAborted) is { } language
            ? new ProviderCultureResult(language)
            : null;

    private sealed class Back((CultureInfo Culture, CultureInfo Ui) before) : IDisposable
    {
        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }
}
