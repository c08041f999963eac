using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using System.Globalization;

namespace IdeaLab.Web.Localization;

/// <summary>English and Spanish: what the member chose, else what the cookie says, else what the browser asks for.</summary>
public static class Languages
{
    public static readonly string[] All = ["en", "es"];

    /// <summary>The language of the current request, job or mail.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es" ? "es" : "en";

    public static void AddLabLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("en").AddSupportedCultures(All).AddSupportedUICultures(All);
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(OfMemberAsync),
                new CookieRequestCultureProvider { CookieName = CookieName },
                new AcceptLanguageHeaderRequestCultureProvider(),
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

    private static async Task<ProviderCultureResult?> OfMemberAsync(HttpContext http) =>
        await http.RequestServices.GetRequiredService<CurrentUser>().PersonAsync(http.RequestAborted) is { } person
            ? new ProviderCultureResult(person.Language)
            : null;

    private sealed class Back((CultureInfo Culture, CultureInfo Ui) before) : IDisposable
    {
        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }
}
