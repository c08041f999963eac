using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Scorecards;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>The rows of a form in which criteria are set: those there are and a few empty ones, so that it needs no scripts. A row without a name is none.</summary>
public sealed class CriteriaFields
{
    private const int Spare = 3;

    public List<Row> Rows { get; set; } = [];

    public IReadOnlyList<CriterionTerms> Terms =>
        [.. Rows.Where(r => r.IsNamed).Select(r => new CriterionTerms(Or(r.English, r.Spanish), Or(r.Spanish, r.English), r.Weight ?? 1, r.Measure))];

    public static CriteriaFields Of(CriteriaSet? set) => new()
    {
        Rows = [.. (set?.Criteria ?? []).OrderBy(c => c.Position).Select(c => new Row { English = c.English, Spanish = c.Spanish, Weight = c.Weight, Measure = c.Measure })],
    };

    /// <summary>To begin with, what stood in lines of text: each measures impact, all weigh the same.</summary>
    public static CriteriaFields Of(IEnumerable<string> lines) => new()
    {
        Rows = [.. lines.Take(CriteriaSet.CriteriaMax).Select(line => new Row { English = line, Spanish = line })],
    };

    /// <summary>Adds rows to be filled.</summary>
    public CriteriaFields WithSpareRows()
    {
        var named = Rows.Count(r => r.IsNamed);
        while (Rows.Count < Math.Min(named + Spare, CriteriaSet.CriteriaMax)) Rows.Add(new Row());
        return this;
    }

    private static string Or(string? one, string? other) => string.IsNullOrWhiteSpace(one) ? other!.Trim() : one.Trim();

    public sealed class Row
    {
        [Display(Name = "Criteria.English")]
        [StringLength(Criterion.NameMaxLength, ErrorMessage = "Form.TooLong")]
        public string? English { get; set; }

        [Display(Name = "Criteria.Spanish")]
        [StringLength(Criterion.NameMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Spanish { get; set; }

        [Display(Name = "Score.Weight")]
        [Range(1, Criterion.WeightMax, ErrorMessage = "Form.Range")]
        public int? Weight { get; set; } = 1;

        [Display(Name = "Criteria.Measure")]
        [EnumDataType(typeof(Measure), ErrorMessage = "Form.Choose")]
        public Measure Measure { get; set; }

        public bool IsNamed => !string.IsNullOrWhiteSpace(English) || !string.IsNullOrWhiteSpace(Spanish);
    }
}
