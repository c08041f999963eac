namespace IdeaLab.Domain.Digests;

/// <summary>What a digest says, for showing it again. It lies beside its line of the ledger, which is written anew with each step.</summary>
public sealed class DigestContent
{
    private DigestContent()
    {
    }

    internal DigestContent(string json) => Json = json;

    public int EntryId { get; private set; }

    /// <summary>Of a weekly digest, <see cref="WeeklyDigest"/>; of members' news, its items.</summary>
    public string Json { get; private set; } = "";
}
