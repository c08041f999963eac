using IdeaLab.Domain.SignIns;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

public static class DeviceTexts
{
    /// <summary>"Firefox on Linux", or as much of it as is known.</summary>
    public static string Named(this IStringLocalizer<Text> text, Device device) => device switch
    {
        { Browser: { } browser, System: { } system } => text["Device.Both", browser, system],
        _ => device.Browser ?? device.System ?? text["Device.Unknown"],
    };
}
