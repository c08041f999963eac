using IdeaLab.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace IdeaLab.Web.Data;

/// <summary>How a person signs in. Erasing it leaves the person, who then is nobody in particular.</summary>
public sealed class Account : IdentityUser<int>
{
    public int PersonId { get; set; }
    public Person Person { get; set; } = null!;

    /// <summary>Part of every mailed code, so that a code works once.</summary>
    public DateTime? LastSignInAt { get; set; }
}
