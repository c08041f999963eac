using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace IdeaLab.Web.Pages;

/// <summary>The fields of a form go by its name also when none of them was sent, so that each fault is said beside its field.</summary>
public sealed class NamedForms : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        foreach (var form in model.HandlerProperties)
            if (form.BindingInfo is { } binding) binding.BinderModelName ??= form.PropertyName;
    }
}
