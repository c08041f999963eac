using System.Text;
using System.Text.Unicode;
using CsvHelper;
using IdeaLab.Domain;

namespace IdeaLab.Web.Commands.Import;

/// <summary>Reads a CSV file whole: rows by field name, each with the line on which it begins.</summary>
internal static class SourceFile
{
    private const string QuotesNotInOrder = "its quotation marks are not in order";

    /// <exception cref="UnreadableFileException">The file is missing or empty, or its columns are not those asked for.</exception>
    public static List<SourceRow> Read(ImportRequest request, ImportedFields fields)
    {
        var bytes = ReadAsUtf8(request.File);
        var headers = Headers(bytes, request.Delimiter);
        if (headers.Count == 0) throw new UnreadableFileException($"{request.File.Name} is empty.");

        var map = new ColumnMap(request.Columns, fields, headers);
        var rows = new List<SourceRow>();
        var (offset, line) = (0, 0L);
        while (offset < bytes.Length)
        {
            var flaws = new HashSet<long>();
            using var csv = CsvReader.Create(bytes.AsMemory(offset), Options(request.Delimiter, hasHeader: offset == 0, flaws));
            var (begin, before) = (offset, line);
            offset = bytes.Length;
            while (csv.Read())
            {
                var row = ReadRow(csv, before, headers.Count, map, fields, flaws);
                rows.Add(row);
                if (row.Flaw != QuotesNotInOrder) continue;

                // A quotation mark that never closes swallows the lines after it; begin again on the next one.
                (offset, line) = (EndOfLine(bytes, begin + (int)csv.ByteOffset), row.Line);
                break;
            }
        }

        return rows;
    }

    private static SourceRow ReadRow(CsvReader csv, long before, int columns, ColumnMap map, ImportedFields fields, HashSet<long> flaws)
    {
        var flaw = flaws.Contains(csv.LineNumber) ? QuotesNotInOrder
            : csv.FieldCount == columns ? null
            : $"it has {csv.FieldCount} columns, but the header has {columns}";
        return flaw is null
            ? new SourceRow(before + csv.LineNumber, fields.All.Where(map.Has).ToDictionary(field => field, field => WellFormed.Of(csv.GetString(map[field]))))
            : new SourceRow(before + csv.LineNumber, []) { Flaw = flaw };
    }

    private static IReadOnlyList<string> Headers(byte[] bytes, char delimiter)
    {
        using var csv = CsvReader.Create(bytes, Options(delimiter, hasHeader: true, []));
        csv.ReadHeader();
        return [.. csv.Headers];
    }

    private static CsvReaderOptions Options(char delimiter, bool hasHeader, HashSet<long> flaws) => new()
    {
        Separator = delimiter,
        HasHeader = hasHeader,
        TrackLineNumbers = true,
        OnMalformedRecord = record =>
        {
            // A lone quotation mark inside a text is only a quotation mark.
            if (record.Reason is not CsvMalformedReason.StrayQuote) flaws.Add(record.LineNumber);
        },
    };

    private static int EndOfLine(byte[] bytes, int from)
    {
        var end = Array.IndexOf(bytes, (byte)'\n', from);
        return end < 0 ? bytes.Length : end + 1;
    }

    // What is not UTF-8 is nearly always what Western European Windows writes.
    private static byte[] ReadAsUtf8(FileInfo file)
    {
        if (!file.Exists) throw new UnreadableFileException($"There is no file {file.FullName}.");

        var bytes = File.ReadAllBytes(file.FullName);
        return bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => bytes[3..],
            [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes.AsSpan(2))),
            [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2))),
            _ when Utf8.IsValid(bytes) => bytes,
            _ => Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes)),
        };
    }
}
