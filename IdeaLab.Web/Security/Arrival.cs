using IdeaLab.Web.Data;

namespace IdeaLab.Web.Security;

public enum EntryAnswer
{
    /// <summary>Wrong, unknown or resting: from outside the three look and take the same.</summary>
    Refused,

    /// <summary>Right, but the address was never confirmed.</summary>
    Unconfirmed,

    /// <summary>Right, and a second step is wanted.</summary>
    OneMore,

    Entered,
}

/// <summary>What is wanted beside a password or a mailed code.</summary>
public enum SecondStep
{
    None,

    /// <summary>A code of the authenticator app, or a recovery code.</summary>
    Authenticator,

    /// <summary>Staff come from a browser that is not known.</summary>
    MailedCode,
}

/// <summary>What became of a sign-in.</summary>
/// <param name="Answer">The word.</param>
/// <param name="Account">Whose, once the password or code was right.</param>
/// <param name="Step">What is still wanted.</param>
public sealed record Arrival(EntryAnswer Answer, Account? Account = null, SecondStep Step = SecondStep.None)
{
    public static readonly Arrival Refused = new(EntryAnswer.Refused);
    public static readonly Arrival Unconfirmed = new(EntryAnswer.Unconfirmed);

    /// <summary>Staff came from a browser that was not known, and should hear of it.</summary>
    public bool IsFromNewDevice { get; init; }

    /// <summary>The lab wants a second factor of staff, and this sign-in had none.</summary>
    public bool LacksSecondFactor { get; init; }
}
