namespace IdeaLab.Domain.People;

/// <summary>Leaving for good. The row stays, so that votes, results and hash chains stay what they are; from then on it is nobody's.</summary>
public sealed partial class Person
{
    /// <summary>Since when the person is a former member without a name, UTC; null for everybody else.</summary>
    public DateTime? ErasedAt { get; private set; }

    public bool IsErased => ErasedAt is not null;

    /// <summary>Why the person cannot go just now; null when they can. Nobody could be made admin any more, or lead, if the last of them went.</summary>
    public RuleViolation? WhyNotErased(bool hasOtherAdmin, bool hasOtherLead) => (Roles & Roles.Admin) > Roles.None && !hasOtherAdmin ? new("Rule.EraseLastAdmin")
        : (Roles & Roles.Lead) > Roles.None && !hasOtherLead ? new("Rule.EraseLastLead")
        : null;

    /// <summary>Takes the name, the roles and all that says who it was away. The kind stays, since counts of customers and employees rest on it. Twice is once.</summary>
    /// <param name="language">The lab's own, as for whoever never chose.</param>
    /// <param name="timeZone">Likewise.</param>
    /// <exception cref="RuleViolation">The last admin or the last lead.</exception>
    public void Erase(bool hasOtherAdmin, bool hasOtherLead, string language, string timeZone, DateTime at)
    {
        if (IsErased) return;
        if (WhyNotErased(hasOtherAdmin, hasOtherLead) is { } violation) throw violation;
        (Name, SearchName, Source, SourceKey) = ("", "", null, null);
        (Language, TimeZone) = (language, timeZone);
        (News, DeclinesDigest, ReceivesWarnings) = (NewsChoices.All(MailChoice.Never), true, false);
        _memberships.Clear();
        (Roles, RolesFromSignOn) = (Roles.None, Roles.None);
        ErasedAt = at;
        Version++;
    }
}
