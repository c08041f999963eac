using System.Globalization;

namespace IdeaLab.Web.Data.Queries;

/// <summary>After which idea a page of the board goes on: the value the order goes by, and the id, since several ideas may share the value.</summary>
public sealed record BoardPlace(long Key, int Id)
{
    public double Score => BitConverter.Int64BitsToDouble(Key);
    public DateTime Time => new(Math.Clamp(Key, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    public int Count => (int)Math.Clamp(Key, int.MinValue, int.MaxValue);

    public static BoardPlace At(double score, int id) => new(BitConverter.DoubleToInt64Bits(score), id);

    /// <summary>Null for what no page wrote.</summary>
    public static BoardPlace? Parse(string? text) =>
        text?.Split('_') is [var key, var id]
        && long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(BitConverter.Int64BitsToDouble(number))
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var idea)
            ? new BoardPlace(number, idea)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}_{Id}");
}
