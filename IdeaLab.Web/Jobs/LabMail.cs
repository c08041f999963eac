using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.IdeaNews;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Gives a mail what it cannot look up itself: who writes, to which address, and how its reader stops it.</summary>
public sealed class LabMail(IdeaLabDb db, MailComposer composer, SiteAddress site, MailSettings settings, UnsubscribeTokens tokens, ActLinks acts, TimeProvider clock)
{
    private LabIdentity? _lab;

    /// <summary>Where the person reads mail; null without an account, while the address is not confirmed, or after it refused a mail.</summary>
    /// <param name="evenIfRefused">Whether the person asks for the mail now, so that it is tried all the same.</param>
    public async Task<MailRecipient?> RecipientAsync(Person person, CancellationToken ct, bool evenIfRefused = false) =>
        (await RecipientsAsync([person], ct, evenIfRefused)).GetValueOrDefault(person.Id);

    /// <summary>By person; those with no such address are left out.</summary>
    public async Task<Dictionary<int, MailRecipient>> RecipientsAsync(IEnumerable<Person> people, CancellationToken ct, bool evenIfRefused = false)
    {
        var known = people.ToDictionary(p => p.Id);
        var ids = known.Keys.ToList();
        var addresses = await db.Users.Where(a => ids.Contains(a.PersonId) && a.EmailConfirmed && a.Email != null && (evenIfRefused || a.AddressRefusedAt == null)).Select(a => new { a.PersonId, a.Email, a.SecurityStamp }).ToListAsync(ct);
        return addresses.ToDictionary(a => a.PersonId, a => Recipient(known[a.PersonId], a.Email!) with { Stamp = a.SecurityStamp! });
    }

    public async Task<OutgoingMail> WriteAsync(MailContent mail, MailRecipient to, string key, CancellationToken ct) =>
        await composer.ComposeAsync(mail, to, await LabAsync(ct), key, clock.GetUtcNow().UtcDateTime);

    /// <summary>The list a bulk mail belongs to, with the addresses at which this person stops it and chooses anew.</summary>
    public MailingList ListFor(Person person, BulkMail what, NewsKinds news = NewsKinds.None)
    {
        var token = tokens.For(person.Id, what, person.News);
        return new($"{NameOf(what)}.{settings.Domain}", site.Of($"/mail/unsubscribe/{token}"), site.Of($"/mail/choices/{token}"), news);
    }

    public MailingList ListOf(IEnumerable<NewsItem> items, Person person) => ListFor(person, BulkMail.IdeaNews, items.Aggregate(NewsKinds.None, (kinds, item) => kinds | item.Kind));

    /// <summary>Where each act that a digest offers is done, by idea and act; good for a while and once.</summary>
    public Dictionary<(int IdeaId, DigestAct Act), string> ActLinksOf(WeeklyDigest digest, MailRecipient to)
    {
        var until = clock.GetUtcNow().UtcDateTime + MailedAct.Lifetime;
        return digest.Sections.SelectMany(s => s.Lines).SelectMany(line => line.Acts, (line, act) => (line.IdeaId, act)).Distinct()
            .ToDictionary(offer => offer, offer => site.Of($"/mail/act/{acts.For(new MailedAct(to.PersonId!.Value, offer.act, offer.IdeaId, until), to.Stamp)}"));
    }

    public string LinkTo(int ideaId, string title) => site.Of($"/ideas/{ideaId}/{Slug.Of(title)}");

    public string LinkToChallenge(int challengeId, string question) => site.Of($"/challenges/{challengeId}/{Slug.Of(question)}");

    private static string NameOf(BulkMail what) => what switch { BulkMail.WeeklyDigest => "digest", BulkMail.EarlyWarnings => "warnings", _ => "news" };

    private static MailRecipient Recipient(Person person, string address) => new(address, person.Name, person.Language, person.TimeZone, person.Id);

    private async Task<LabIdentity> LabAsync(CancellationToken ct)
    {
        if (_lab is not null) return _lab;
        var lab = await db.Settings.AsNoTracking().SingleAsync(ct);
        return _lab = new LabIdentity(lab.Name, lab.Hue, site.Value);
    }
}
