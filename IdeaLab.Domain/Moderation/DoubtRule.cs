namespace IdeaLab.Domain.Moderation;

/// <summary>Why a vote may not be what it seems. The sentence for staff is the text <c>Doubt.{rule}</c>, filled with the numbers of <see cref="DoubtEvidence"/>.</summary>
public enum DoubtRule
{
    /// <summary>Many accounts younger than a day on one idea, most of them from a few networks and without any other interest.</summary>
    NewAccounts = 0,

    /// <summary>Many voters of one idea from one network, nearly all of them without any other interest.</summary>
    OneNetwork = 1,

    /// <summary>Day by day accounts that vote within minutes of sign-up and never do anything else.</summary>
    InPassing = 2,

    /// <summary>Accounts that voted for exactly the same ideas.</summary>
    SameVotes = 3,
}
