namespace IdeaLab.Domain.Warning;

/// <summary>What a burst looks like from the votes that came with it.</summary>
public enum AlertLabel
{
    Organic = 0,
    PossibleCampaign = 1,
}
