using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Localization;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Proposals;

/// <summary>Two contents of a proposal beside each other, part by part, with what differs word by word.</summary>
/// <param name="Before">What the side before is called.</param>
/// <param name="Same">The names of the parts in which both say the same.</param>
public sealed record Differences(string Before, string After, IReadOnlyList<Differences.Part> Parts, IReadOnlyList<string> Same)
{
    public static Differences Between(IStringLocalizer<Text> text, string currency, string before, ProposalContent old, string after, ProposalContent now)
    {
        var parts = PartsOf(text, currency, old).Zip(PartsOf(text, currency, now)).ToList();
        return new(before, after,
            [.. parts.Where(p => p.First.Text != p.Second.Text).Select(p => new Part(p.First.Name, TextDiff.Of(p.First.Text, p.Second.Text)))],
            [.. parts.Where(p => p.First.Text == p.Second.Text).Select(p => p.First.Name)]);
    }

    private static (string Name, string Text)[] PartsOf(IStringLocalizer<Text> text, string currency, ProposalContent content) =>
    [
        (text["Proposal.Problem"], content.Problem),
        (text["Proposal.Beneficiaries"], content.Beneficiaries),
        (text["Proposal.Solution"], content.Solution),
        (text["Proposal.Effort"], content.Effort is { } effort ? text.Word(effort) : ""),
        (text["Proposal.Value"], content.Value is { } value ? text.Money(value, currency) : ""),
        (text["Proposal.Cost"], content.Cost is { } cost ? text.Money(cost, currency) : ""),
        (text["Proposal.Risks"], string.Join("\n\n", content.Risks.Select(risk => Said(text, risk)))),
        (text["Proposal.Team"], string.Join('\n', content.Team.Select(person => person.Name))),
        // The number tells apart pictures of the same words.
        (text["Proposal.Pictures"], string.Join('\n', content.Pictures.Select(picture => text["Proposal.Picture.Line", picture.ContentId, picture.Alternative].Value))),
    ];

    private static string Said(IStringLocalizer<Text> text, Risk risk)
    {
        string?[] judged = [risk.Likelihood is { } likelihood ? text.Word(likelihood).Value : null, risk.Impact is { } impact ? text.Word(impact).Value : null];
        string?[] lines = [risk.What, string.Join(", ", judged.Where(word => word is not null)), risk.Answer];
        return string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
    }

    /// <summary>One part in which they differ.</summary>
    public sealed record Part(string Name, IReadOnlyList<TextPiece> Pieces)
    {
        public IEnumerable<TextPiece> Before => Pieces.Where(piece => piece.Kind != TextPieceKind.Added);
        public IEnumerable<TextPiece> After => Pieces.Where(piece => piece.Kind != TextPieceKind.Removed);
    }
}
