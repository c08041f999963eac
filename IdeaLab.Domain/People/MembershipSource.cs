namespace IdeaLab.Domain.People;

/// <summary>What puts people into a segment.</summary>
public enum MembershipSource
{
    Admin = 0,
    Import = 1,
    Invitation = 2,

    /// <summary>A rule of single sign-on, which also takes them out again.</summary>
    SignOn = 3,
}
