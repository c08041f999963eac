namespace IdeaLab.Domain.People;

/// <summary>What single sign-on made of a person.</summary>
public sealed partial class Person
{
    /// <summary>Those of the roles that only a rule of single sign-on gave; the next sign-on takes them away where it says them no more.</summary>
    public Roles RolesFromSignOn { get; private set; }

    /// <summary>
    /// What single sign-on says about the person, each time they sign in: these roles, and of those an earlier sign-on gave no other. Roles given by hand stay.
    /// Unchecked: <see cref="Settings.LabSettings.GiveRolesFromSignOn"/> keeps the last admin.
    /// </summary>
    /// <returns>Whether that changed anything.</returns>
    public bool TakeRolesFromSignOn(Roles roles)
    {
        var byHand = Roles & ~RolesFromSignOn;
        var (all, fromSignOn) = (byHand | roles, roles & ~byHand);
        if ((all, fromSignOn) == (Roles, RolesFromSignOn)) return false;
        (Roles, RolesFromSignOn) = (all, fromSignOn);
        Version++;
        return true;
    }
}
