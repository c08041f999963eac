using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Proposals;

/// <summary>Somebody on the team, as one version has it.</summary>
public sealed class ProposalMember
{
    private ProposalMember() { }

    internal ProposalMember(ProposalVersion version, int place, Person person) => (Version, Place, Person, PersonId) = (version, place, person, person.Id);

    public int VersionId { get; private set; }
    public ProposalVersion Version { get; private set; } = null!;

    /// <summary>In the order in which they joined, from 0.</summary>
    public int Place { get; private set; }

    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
}
