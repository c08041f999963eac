using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IdeaLab.Web.Data.Copying;

/// <summary>
/// Of rows in whatever order, since each engine has an order of texts and GUIDs of its own: how many they are and the sum of their hashes. Equal ones are of equal rows, unless somebody forges.
/// </summary>
internal sealed class RowDigest : IDisposable
{
    private readonly MemoryStream _row = new();
    private readonly BinaryWriter _writer;
    private UInt128 _sum;

    public RowDigest() => _writer = new BinaryWriter(_row);

    public long Rows { get; private set; }

    public void Add(object?[] row)
    {
        _row.SetLength(0);
        foreach (var value in row) Write(value);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.GetBuffer().AsSpan(0, (int)_row.Length), hash);
        _sum += BinaryPrimitives.ReadUInt128LittleEndian(hash);
        Rows++;
    }

    public bool IsSameAs(RowDigest other) => Rows == other.Rows && _sum == other._sum;

    public void Dispose()
    {
        _writer.Dispose();
        _row.Dispose();
    }

    private void Write(object? value)
    {
        _writer.Write(value is not null);
        switch (value)
        {
            case null: break;
            case string text: _writer.Write(text); break;
            case byte[] bytes: _writer.Write(bytes.Length); _writer.Write(bytes); break;
            case bool truth: _writer.Write(truth); break;
            case int number: _writer.Write(number); break;
            case long number: _writer.Write(number); break;
            case double number: _writer.Write(number); break;
            case DateTime at: _writer.Write(at.Ticks); break;
            case DateTimeOffset at: _writer.Write(at.Ticks); _writer.Write(at.Offset.Ticks); break;
            case DateOnly day: _writer.Write(day.DayNumber); break;
            case Guid guid: _writer.Write(guid.ToByteArray()); break;
            default: throw new NotSupportedException($"Nothing says how a {value.GetType()} is compared.");
        }
    }
}
