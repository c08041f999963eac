namespace IdeaLab.Domain.SignIns;

/// <summary>How somebody showed who they are.</summary>
public enum SignInMethod
{
    Password = 1,

    /// <summary>Six digits by mail.</summary>
    Code = 2,

    /// <summary>A link by mail, with which a password was chosen.</summary>
    Link = 3,

    Passkey = 4,

    /// <summary>The link the console prints for the first admin.</summary>
    Console = 5,

    /// <summary>One click, in development alone.</summary>
    Demo = 6,

    /// <summary>By a version that kept no sessions, and so did not write down how.</summary>
    Earlier = 7,

    /// <summary>Single sign-on: a provider that the lab trusts says who it is.</summary>
    SignOn = 8,
}
