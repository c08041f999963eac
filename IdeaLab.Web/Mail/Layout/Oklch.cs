namespace IdeaLab.Web.Mail.Layout;

/// <summary>Mail programs do not read oklch(), the site's colours are written in it. Björn Ottosson, "A perceptual color space for image processing", 2020.</summary>
internal static class Oklch
{
    /// <returns>"#rrggbb"; colours a screen cannot show are cut to the nearest channel value.</returns>
    public static string Hex(double lightness, double chroma, double hue)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(hue));
        var (a, b) = (chroma * cos, chroma * sin);
        var l = Math.Pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return $"#{Channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s):x2}"
            + $"{Channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s):x2}"
            + $"{Channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s):x2}";
    }

    private static byte Channel(double linear)
    {
        var shown = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
        return (byte)Math.Round(Math.Clamp(shown, 0, 1) * 255);
    }
}
