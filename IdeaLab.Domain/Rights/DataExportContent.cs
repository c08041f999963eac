namespace IdeaLab.Domain.Rights;

/// <summary>The bytes of the file, in a row of their own so that nothing that only names it reads them.</summary>
public sealed class DataExportContent
{
    private DataExportContent() { }

    internal DataExportContent(byte[] zip) => Zip = zip;

    public int ExportId { get; private set; }
    public byte[] Zip { get; private set; } = [];
}
