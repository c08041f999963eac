namespace IdeaLab.Web.Commands.Import;

/// <summary>Where in a file each field stands.</summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<string, int> _places = [];

    /// <exception cref="UnreadableFileException">The map names an unknown field or column, or lacks a field that is needed.</exception>
    public ColumnMap(string? asked, ImportedFields fields, IReadOnlyList<string> headers)
    {
        foreach (var (field, column) in asked is null ? NamedAsFields(fields, headers) : Pairs(asked))
        {
            if (!fields.All.Contains(field)) throw new UnreadableFileException($"There is no field \"{field}\". The fields are: {string.Join(", ", fields.All)}.");
            _places[field] = PlaceOf(column, headers);
        }

        if (fields.Needed.FirstOrDefault(field => !_places.ContainsKey(field)) is { } missing)
            throw new UnreadableFileException($"Say with --columns which column holds \"{missing}\", for example \"{missing}=name of the column\". {Found(headers)}");
    }

    public bool Has(string field) => _places.ContainsKey(field);

    public int this[string field] => _places[field];

    private static IEnumerable<(string Field, string Column)> Pairs(string asked) =>
        from pair in asked.Split(',', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (parts[0].Trim(), parts[^1].Trim());

    private static IEnumerable<(string Field, string Column)> NamedAsFields(ImportedFields fields, IReadOnlyList<string> headers) =>
        fields.All.Where(field => headers.Contains(field, StringComparer.OrdinalIgnoreCase)).Select(field => (field, field));

    private static int PlaceOf(string column, IReadOnlyList<string> headers)
    {
        for (var place = 0; place < headers.Count; place++)
            if (headers[place].Trim().Equals(column, StringComparison.OrdinalIgnoreCase)) return place;
        throw new UnreadableFileException($"The file has no column \"{column}\". {Found(headers)}");
    }

    private static string Found(IReadOnlyList<string> headers) =>
        $"Its columns are: {string.Join(", ", headers.Select(name => name.Length == 0 ? "(no name)" : name))}."
        + (headers.Count == 1 ? " If that is all in one, --delimiter says what stands between columns." : "");
}

/// <summary>The fields a kind of import knows, and those it cannot do without.</summary>
internal sealed record ImportedFields(IReadOnlyList<string> Needed, IReadOnlyList<string> Optional)
{
    public static readonly ImportedFields OfIdeas = new(["key", "title", "created"], ["body", "author", "support", "time"]);
    public static readonly ImportedFields OfComments = new(["key", "idea", "body", "created"], ["parent", "author", "time"]);
    public static readonly ImportedFields OfVotes = new(["idea", "voter", "at"], ["value"]);

    public static readonly ImportedFields OfMembers = new(["address"], ["name", "kind", "segments"]);

    public IReadOnlyList<string> All { get; } = [.. Needed, .. Optional];
}
