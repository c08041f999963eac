using System.Security.Claims;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>Who asks. Read from the database once per request, so that a role taken away is gone with the next click.</summary>
public sealed class CurrentUser(IHttpContextAccessor http, IdeaLabDb db)
{
    private Person? _person;
    private bool _isRead;

    public int? AccountId => int.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The signed-in person; null for a visitor.</summary>
    public async ValueTask<Person?> PersonAsync(CancellationToken ct = default)
    {
        if (_isRead) return _person;
        if (AccountId is { } id) _person = await db.Users.Where(a => a.Id == id).Select(a => a.Person).SingleOrDefaultAsync(ct);
        _isRead = true;
        return _person;
    }

    /// <summary>The signed-in person, on pages that only members reach, attached to this request's unit of work also after a race cleared it.</summary>
    public async ValueTask<Person> RequirePersonAsync(CancellationToken ct = default)
    {
        var person = await PersonAsync(ct) ?? throw new InvalidOperationException("PageAccess lets visitors in here.");
        if (db.Entry(person).State == EntityState.Detached) db.Attach(person);
        return person;
    }
}
