using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Mail;

/// <summary>
/// Stops one list for whoever the address was made for: the news, the weekly digest or early warnings. A mail program does it by a POST with the body <c>List-Unsubscribe=One-Click</c> (RFC 8058), the button of the
/// page by one that names its act; both act at once, without cookie or sign-in, and answer without a redirect. Any other request changes nothing, since mail scanners open every link and some post to it.
/// </summary>
[IgnoreAntiforgeryToken]
[Limited(RateLimits.OfNetwork)]
public sealed class UnsubscribeModel(IdeaLabDb db, UnsubscribeTokens tokens, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    private NewsChoices _writtenFor = NewsChoices.All(MailChoice.Instant);

    public string Token { get; private set; } = "";
    public BulkMail What { get; private set; }
    public bool IsDone { get; private set; }
    public bool IsUndone { get; private set; }
    public bool IsDead { get; private set; }

    /// <summary>Whether they were stopped before the address was opened.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>What the reader had chosen, for whoever changes their mind.</summary>
    public NewsChoices Before { get; private set; } = NewsChoices.All(MailChoice.Instant);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } reader) return Dead();

        IsStopped = What switch { BulkMail.WeeklyDigest => reader.DeclinesDigest, BulkMail.EarlyWarnings => !reader.ReceivesWarnings, _ => reader.News.IsNever };
        Before = _writtenFor;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, [FromForm(Name = "List-Unsubscribe")] string? oneClick, [FromForm] string? act, [FromForm] string? before, CancellationToken ct)
    {
        var isOneClick = oneClick == "One-Click";
        var stops = isOneClick || act == "stop";
        if (!stops && act != "again") return tokens.Read(token) is null ? Dead() : BadRequest();

        var isFound = await db.InOneGoAsync(async () =>
        {
            if (await FindAsync(token, ct) is not { } reader) return false;
            // Stopped already, by the mail program say: then the choices are those the mail itself was written for.
            Before = reader.News.IsNever ? _writtenFor : reader.News;
            Choose(reader, stops, NewsChoices.FromDigits(before));
            await db.HonourChoicesAsync(reader, clock.GetUtcNow().UtcDateTime, ct);
            return true;
        }, ct);
        if (!isFound) return isOneClick ? NotFound() : Dead();
        // A mail program reads no page, and the frame of one sets a cookie.
        if (isOneClick) return Content($"{text["Unsubscribe.Done"]}. {text[$"Unsubscribe.{What}"]}");

        (IsDone, IsUndone) = (stops, !stops);
        return Page();
    }

    private void Choose(Person reader, bool stops, NewsChoices? before)
    {
        if (What == BulkMail.WeeklyDigest) reader.ReceiveDigest(!stops);
        else if (What == BulkMail.EarlyWarnings) reader.ReceiveWarnings(!stops);
        else reader.ReceiveNews(stops ? NewsChoices.All(MailChoice.Never) : before is { IsNever: false } ? before : _writtenFor);
    }

    private PageResult Dead()
    {
        (IsDead, Response.StatusCode) = (true, StatusCodes.Status404NotFound);
        return Page();
    }

    private async Task<Person?> FindAsync(string token, CancellationToken ct)
    {
        if (tokens.Read(token) is not { } read) return null;
        (Token, What, _writtenFor) = (token, read.What, read.WrittenFor);
        return await db.People.SingleOrDefaultAsync(p => p.Id == read.PersonId, ct);
    }
}
