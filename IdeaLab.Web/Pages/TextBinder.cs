using IdeaLab.Domain;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace IdeaLab.Web.Pages;

/// <summary>Binds text, so that every page is handed <see cref="WellFormed"/> one.</summary>
public sealed class TextBinder(IModelBinder simple) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await simple.BindModelAsync(bindingContext);
        if (bindingContext.Result is { IsModelSet: true, Model: string text }) bindingContext.Result = ModelBindingResult.Success(WellFormed.Of(text));
    }

    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(string)
            ? new TextBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
    }
}
