using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace IdeaLab.Tests.Support;

/// <summary>Files as cameras and programs write them, small.</summary>
public static class Pictures
{
    /// <summary>3 by 2 pixels, red.</summary>
    public static byte[] Jpeg => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAACAAMDAREAAhEBAxEB"
        + "/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAHCf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ADoDFU3/2Q==");

    public static byte[] Gif => Convert.FromBase64String("R0lGODlhAwACAPAAAP8AAAAAACH5BAAAAAAALAAAAAADAAIAAAIChF8AOw==");
    public static byte[] LossyWebP => Convert.FromBase64String("UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=");
    public static byte[] LosslessWebP => Convert.FromBase64String("UklGRhwAAABXRUJQVlA4TA8AAAAvAkAAAAcQ/Y/+ByKi/wEA");

    /// <summary>A PNG that every program reads, of one colour; further chunks stand before its pixels.</summary>
    public static byte[] Png(int width = 3, int height = 2, byte shade = 128, params byte[][] further)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        // 8 bits of grey.
        header[8] = 8;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] row = [0, .. Enumerable.Repeat(shade, width)];
            for (var y = 0; y < height; y++) zlib.Write(row);
        }
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. further.SelectMany(chunk => chunk), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    public static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        return [.. BigEndian((uint)data.Length), .. named, .. BigEndian(Checksum(named))];
    }

    /// <summary>A segment of a JPEG.</summary>
    public static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    /// <summary>The JPEG with further segments at its beginning.</summary>
    public static byte[] JpegWith(params byte[][] segments) => [.. Jpeg[..2], .. segments.SelectMany(s => s), .. Jpeg[2..]];

    /// <summary>What a camera writes: how it was held, and where.</summary>
    public static byte[] Exif(byte turn, bool isLittle = true) =>
    [
        .. "Exif\0\0"u8, .. isLittle ? "II*\0\u0008\0\0\0"u8 : "MM\0*\0\0\0\u0008"u8,
        .. isLittle ? (byte[])[2, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0] : [0, 2, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0],
        .. isLittle ? (byte[])[0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0] : [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38],
        0, 0, 0, 0, .. "40.4168 N 3.7038 W"u8,
    ];

    public static bool Holds(this byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] BigEndian(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    // CRC-32 of PNG, annex D.
    private static uint Checksum(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ crc >> 1;
        }
        return ~crc;
    }
}
