using System.Text.Encodings.Web;
using System.Text.Unicode;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Account;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace IdeaLab.Web.Pages;

public static class PagesSetup
{
    public static void AddLabPages(this IServiceCollection services)
    {
        services.AddScoped<Frame>();
        services.AddScoped<Communities>();
        services.AddSingleton<FormTraces>();
        services.AddScoped<Screener>();
        services.AddScoped<Review.Asking>();
        services.AddScoped<Moderation.ModerationMails>();
        services.AddScoped<AccountMails>();
        services.AddScoped<Arrivals>();
        services.AddRazorPages(options =>
            {
                PageAccess.Apply(options.Conventions);
                options.Conventions.Add(new NamedForms());
            })
            .AddMvcOptions(options =>
            {
                options.Filters.Add<RuleViolationFilter>();
                options.ModelBinderProviders.Insert(0, new CheckboxBinder.Provider());
                options.ModelBinderProviders.Insert(0, new TextBinder.Provider());
            })
            .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (_, texts) => texts.Create(typeof(Text)));
        services.AddSingleton<IValidationAttributeAdapterProvider, AttributeTexts>();
        services.AddOptions<MvcOptions>().Configure<IStringLocalizer<Text>>((options, text) =>
        {
            // What cannot even be read ("abc" for a number) is said in the reader's language too.
            var messages = options.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((_, field) => text["Form.Unreadable", field]);
            messages.SetUnknownValueIsInvalidAccessor(field => text["Form.Unreadable", field]);
            messages.SetValueIsInvalidAccessor(_ => text["Form.Choose", ""]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => text["Form.Choose", ""]);
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => text["Form.Choose", ""]);
            messages.SetValueMustBeANumberAccessor(field => text["Form.Unreadable", field]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => text["Form.Choose", ""]);
            messages.SetValueMustNotBeNullAccessor(_ => text["Form.Choose", ""]);
            messages.SetMissingBindRequiredValueAccessor(field => text["Form.Required", field]);
        });
        // Accents travel as themselves and not as entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = "lab-form";
            // The content policy says it, and stricter.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<RouteOptions>(options =>
        {
            options.LowercaseUrls = true;
            options.AppendTrailingSlash = false;
        });
    }

    /// <summary>Every fault ends on a page of our own, with a trace id and never a stack.</summary>
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
    }
}
