namespace IdeaLab.Web.Mail.Records;

/// <summary>Looks up TXT records, which .NET cannot.</summary>
public interface ITextRecords
{
    /// <returns>The records at the name, none where there are none; null when nobody could be asked.</returns>
    Task<IReadOnlyList<string>?> AtAsync(string name, CancellationToken ct);
}
