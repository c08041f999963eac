using IdeaLab.Domain.Money;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Pages.Shared;

namespace IdeaLab.Web.Pages.Proposals;

/// <summary>One version as it is read.</summary>
public sealed record Reading(
    int Number, string By, DateTime At, string Note, bool IsMaterial, int? Restores, string Problem, string Beneficiaries, string Solution, Effort? Effort, MoneyRange? Value, MoneyRange? Cost,
    IReadOnlyList<Risk> Risks, IReadOnlyList<string> Team, IReadOnlyList<PictureView> Pictures)
{
    public static Reading Of(ProposalVersion version)
    {
        var said = version.Content;
        return new(version.Number, version.By.Name, version.At, version.Note, version.IsMaterial, version.Restores, said.Problem, said.Beneficiaries, said.Solution, said.Effort, said.Value, said.Cost,
            said.Risks, [.. said.Team.Select(person => person.Name)], [.. said.Pictures.Select(p => new PictureView(p.Id, p.Width, p.Height, p.Alternative))]);
    }
}
