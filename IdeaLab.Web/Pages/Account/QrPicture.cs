using System.Globalization;
using System.Text;
using QRCoder;

namespace IdeaLab.Web.Pages.Account;

/// <summary>A QR code as a path of an SVG picture, one unit a square.</summary>
/// <param name="Size">Of the whole, with the quiet edge around it.</param>
/// <param name="Path">The dark squares.</param>
public sealed record QrPicture(int Size, string Path)
{
    public static QrPicture Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new QrPicture(rows.Count, path.ToString());
    }
}
