using IdeaLab.Domain.Pictures;

namespace IdeaLab.Domain.Proposals;

/// <summary>A picture as one version shows it.</summary>
public sealed class ProposalPicture
{
    private ProposalPicture() { }

    internal ProposalPicture(ProposalVersion version, int place, Picture picture) => (Version, Place, Picture) = (version, place, picture);

    public int VersionId { get; private set; }
    public ProposalVersion Version { get; private set; } = null!;

    /// <summary>In the order in which they are shown, from 0.</summary>
    public int Place { get; private set; }

    public int PictureId { get; private set; }
    public Picture Picture { get; private set; } = null!;
}
