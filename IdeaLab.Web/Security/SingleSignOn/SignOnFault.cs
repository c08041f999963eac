namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>Why nobody was signed in.</summary>
public enum SignOnFault
{
    /// <summary>The person said no there, or the provider did.</summary>
    Refused = 1,

    /// <summary>The provider does not answer, or says itself that it cannot.</summary>
    Down = 2,

    /// <summary>What came is not what the provider would say, or is not meant for this lab, this browser or this moment.</summary>
    Invalid = 3,

    /// <summary>It took too long, or was begun elsewhere.</summary>
    Late = 4,
}
