using IdeaLab.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>Addresses to which nothing is sent any more, since a mail server said that they do not exist.</summary>
public static class AddressQueries
{
    public static IQueryable<Account> Refused(this IQueryable<Account> accounts) => accounts.Where(a => a.AddressRefusedAt != null);

    /// <summary>What the server said of this address; null while mails go there.</summary>
    public static async Task<string?> RefusalOfAsync(this IdeaLabDb db, string address, CancellationToken ct)
    {
        var key = Normal(address);
        return await db.Users.Refused().Where(a => a.NormalizedEmail == key).Select(a => a.AddressRefusal ?? "").FirstOrDefaultAsync(ct);
    }

    /// <summary>Those of them to which nothing is sent any more.</summary>
    public static async Task<HashSet<string>> RefusedAmongAsync(this IdeaLabDb db, IEnumerable<string> addresses, CancellationToken ct)
    {
        var byKey = addresses.ToLookup(Normal);
        var keys = byKey.Select(same => same.Key).ToList();
        var refused = await db.Users.Refused().Where(a => keys.Contains(a.NormalizedEmail!)).Select(a => a.NormalizedEmail!).ToListAsync(ct);
        return [.. refused.SelectMany(key => byKey[key])];
    }

    public static Task RefuseAddressAsync(this IdeaLabDb db, string address, string answer, DateTime at, CancellationToken ct)
    {
        var (key, kept) = (Normal(address), answer.Length <= OutgoingMail.FaultDetailMaxLength ? answer : answer[..OutgoingMail.FaultDetailMaxLength]);
        return db.Users.Where(a => a.NormalizedEmail == key).ExecuteUpdateAsync(set => set.SetProperty(a => a.AddressRefusedAt, at).SetProperty(a => a.AddressRefusal, kept), ct);
    }

    public static Task<int> TrustAddressAsync(this IdeaLabDb db, string address, CancellationToken ct)
    {
        var key = Normal(address);
        return TrustAsync(db.Users.Refused().Where(a => a.NormalizedEmail == key), ct);
    }

    /// <param name="personId">Whose; everybody's without.</param>
    /// <returns>How many there were.</returns>
    public static Task<int> TrustAddressesAsync(this IdeaLabDb db, int? personId, CancellationToken ct) =>
        TrustAsync(personId is { } id ? db.Users.Refused().Where(a => a.PersonId == id) : db.Users.Refused(), ct);

    private static Task<int> TrustAsync(IQueryable<Account> accounts, CancellationToken ct) =>
        accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.AddressRefusedAt, (DateTime?)null).SetProperty(a => a.AddressRefusal, (string?)null), ct);

    // As Identity writes it.
    private static string Normal(string address) => address.Normalize().ToUpperInvariant();
}
