namespace IdeaLab.Domain.Proposals;

/// <summary>A risk as one version has it.</summary>
public sealed class ProposalRisk
{
    private ProposalRisk() { }

    internal ProposalRisk(ProposalVersion version, int place, Risk risk) =>
        (Version, Place, What, Likelihood, Impact, Answer) = (version, place, risk.What, risk.Likelihood, risk.Impact, risk.Answer);

    public int VersionId { get; private set; }
    public ProposalVersion Version { get; private set; } = null!;

    /// <summary>In the order in which they were written, from 0.</summary>
    public int Place { get; private set; }

    public string What { get; private set; } = "";
    public Likelihood? Likelihood { get; private set; }
    public Impact? Impact { get; private set; }
    public string Answer { get; private set; } = "";

    public Risk Risk => new(What, Likelihood, Impact, Answer);
}
