using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace IdeaLab.Web.Pages;

/// <summary>Binds yes or no. What was sent and is neither is refused and forgotten: MVC would draw the checkbox anew from it, and fail.</summary>
public sealed class CheckboxBinder(IModelBinder simple) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await simple.BindModelAsync(bindingContext);
        if (bindingContext.ModelState[bindingContext.ModelName] is { Errors.Count: > 0 }) bindingContext.ModelState.SetModelValue(bindingContext.ModelName, ValueProviderResult.None);
    }

    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(bool)
            ? new CheckboxBinder(new SimpleTypeModelBinder(context.Metadata.ModelType, context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
    }
}
