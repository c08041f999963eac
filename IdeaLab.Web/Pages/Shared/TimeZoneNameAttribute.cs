using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>One of <see cref="TimeZones.All"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeZoneNameAttribute : ValidationAttribute
{
    public TimeZoneNameAttribute() => ErrorMessage = "Form.TimeZone";

    public override bool IsValid(object? value) => value is not string { Length: > 0 } name || TimeZones.Knows(name.Trim());
}
