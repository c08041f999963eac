namespace IdeaLab.Web.Mail.Layout;

/// <summary>The site's tokens (wwwroot/site.css, layer tokens) for one hue, in one theme.</summary>
internal sealed record MailColours(string Page, string Surface, string Sunken, string Line, string Ink, string Quiet, string Brand, string OnBrand)
{
    public static MailColours Light(int hue) => new(
        Oklch.Hex(0.978, 0.005, hue), Oklch.Hex(1, 0, 0), Oklch.Hex(0.955, 0.008, hue), Oklch.Hex(0.905, 0.01, hue),
        Oklch.Hex(0.24, 0.025, hue), Oklch.Hex(0.46, 0.025, hue), Oklch.Hex(0.44, 0.12, hue), Oklch.Hex(1, 0, 0));

    public static MailColours Dark(int hue) => new(
        Oklch.Hex(0.175, 0.012, hue), Oklch.Hex(0.215, 0.014, hue), Oklch.Hex(0.255, 0.016, hue), Oklch.Hex(0.32, 0.016, hue),
        Oklch.Hex(0.93, 0.01, hue), Oklch.Hex(0.74, 0.015, hue), Oklch.Hex(0.81, 0.1, hue), Oklch.Hex(0.2, 0.03, hue));
}
