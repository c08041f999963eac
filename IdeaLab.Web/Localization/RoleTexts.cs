using IdeaLab.Domain.People;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

public static class RoleTexts
{
    /// <summary>The roles a person may be given, in the order of the product's table.</summary>
    public static readonly IReadOnlyList<Roles> EachRole = [.. Enum.GetValues<Roles>().Where(role => role != Roles.None)];

    /// <summary>"Reviewer, Admin".</summary>
    public static string RoleNames(this IStringLocalizer<Text> text, Roles roles) =>
        string.Join(", ", EachRole.Where(role => roles.HasFlag(role)).Select(role => text.Word(role).Value));
}
