using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IdeaLab.Tests.Pages.Accounts;

/// <summary>No answer tells whether an address is a member's: the whole page is the same, and so is the work that takes time, which is rounds of hashing and mails written.</summary>
public sealed partial class SameAnswerTests : IAsyncLifetime
{
    private const string Nobody = "nobody@example.org";
    private static readonly string[] Everybody = ["member@example.org", "unconfirmed@example.org", "resting@example.org", "passless@example.org", "former@example.org", Nobody];
    private readonly CountedLab _app = new();

    [Fact]
    public async Task A_wrong_password_is_answered_the_same_after_as_many_rounds()
    {
        await JoinAsync();
        foreach (var email in Everybody)
        {
            var (page, rounds) = await AskAsync("/account/sign-in", email, ("Form.Password", "not the password"));
            Assert.Equal((email, LabPasswordHasher.Rounds), (email, rounds));
            Assert.Equal((await AskAsync("/account/sign-in", Nobody, ("Form.Password", "not the password"))).Page, page);
        }
    }

    [Fact]
    public async Task So_is_the_right_one_while_the_account_rests()
    {
        await JoinAsync();
        Assert.Equal(await AskAsync("/account/sign-in", Nobody, ("Form.Password", Members.Password)), await AskAsync("/account/sign-in", "resting@example.org", ("Form.Password", Members.Password)));
    }

    [Theory]
    [InlineData("/account/forgot")]
    [InlineData("/account/resend")]
    [InlineData("/account/code")]
    [InlineData("/account/sign-up")]
    public async Task What_is_asked_for_by_mail_is_answered_the_same_after_one_mail_was_written(string path)
    {
        await JoinAsync();
        (string, string)[] more = path == "/account/sign-up" ? [("Form.Name", "Ana"), ("Form.Password", Members.Password)] : [];
        var nobody = await AskAsync(path, "nobody.else@example.org", more);
        foreach (var email in Everybody)
        {
            _app.Composed.Clear();
            Assert.Equal((email, nobody), (email, await AskAsync(path, email, more)));
            Assert.Single(_app.Composed);
        }
    }

    [Fact]
    public async Task A_wrong_mailed_code_is_answered_the_same()
    {
        await JoinAsync();
        foreach (var email in Everybody) Assert.Equal(await CodeAsync(Nobody), await CodeAsync(email));

        async Task<string> CodeAsync(string email)
        {
            var visitor = _app.Visitor();
            await visitor.PostAsync("/account/code", "/account/code", ("Form.Email", email));
            return Plain((await visitor.PostAsync("/account/code/enter", "/account/code/enter", ("Form.Code", "000000"))).DocumentElement.OuterHtml, email);
        }
    }

    [Fact]
    public async Task A_hash_made_with_fewer_rounds_is_made_anew_at_the_next_sign_in_and_nobody_is_signed_out_for_it()
    {
        await JoinAsync();
        const string email = "former@example.org";
        var (elsewhere, here) = (_app.Visitor(), _app.Visitor());
        var stamp = await StampAsync();
        Assert.Equal(100_000, LabPasswordHasher.RoundsOf(await HashAsync()));
        await elsewhere.TrySignInAsync(email);
        Assert.Equal(LabPasswordHasher.Rounds, LabPasswordHasher.RoundsOf(await HashAsync()));
        Assert.Equal(stamp, await StampAsync());
        await here.TrySignInAsync(email);
        Assert.Equal((true, true), (await elsewhere.IsSignedInAsync(), await here.IsSignedInAsync()));

        Task<string> HashAsync() => _app.InDatabaseAsync(db => db.Users.Where(a => a.Email == email).Select(a => a.PasswordHash!).SingleAsync());
        Task<string?> StampAsync() => _app.InDatabaseAsync(db => db.Users.Where(a => a.Email == email).Select(a => a.SecurityStamp).SingleAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task JoinAsync()
    {
        foreach (var email in Everybody.Except([Nobody])) await _app.JoinAsync(email, isConfirmed: email != "unconfirmed@example.org");
        var former = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 })).HashPassword(new Account(), Members.Password);
        await _app.InDatabaseAsync(async db =>
        {
            foreach (var account in await db.Users.ToListAsync())
            {
                if (account.Email == "passless@example.org") account.PasswordHash = null;
                if (account.Email == "former@example.org") account.PasswordHash = former;
                if (account.Email == "resting@example.org") account.LockoutEnd = _app.Clock.GetUtcNow().AddMinutes(10);
            }

            return await db.SaveChangesAsync();
        });
    }

    private async Task<(string Page, int Rounds)> AskAsync(string path, string email, params (string, string)[] more)
    {
        _app.Rounds.Clear();
        var page = await _app.Visitor().PostAsync(path, path, [("Form.Email", email), .. more]);
        return (Plain(page.DocumentElement.OuterHtml, email), _app.Rounds.Sum());
    }

    // Sealed values, questions to passkeys and what was typed differ from answer to answer.
    private static string Plain(string html, string email) => Sealed().Replace(Challenge().Replace(html.Replace(email, "typed"), "challenge"), "sealed");

    [GeneratedRegex("CfDJ8[\\w-]+")]
    private static partial Regex Sealed();

    [GeneratedRegex("challenge&quot;:&quot;[\\w-]+")]
    private static partial Regex Challenge();

    /// <summary>Counts the rounds that are hashed, and the mails that are composed, kept or not.</summary>
    private sealed class CountedLab : LabApp
    {
        public CountedLab()
        {
            Settings["RateLimits:sign-in"] = Settings["RateLimits:sign-up"] = "1000";
        }

        public ConcurrentQueue<int> Rounds { get; } = new();
        public ConcurrentQueue<MailKind> Composed { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped<IPasswordHasher<Account>>(provider => new Counting(provider.GetRequiredService<IOptions<PasswordHasherOptions>>(), Rounds))
                .ConfigureDbContext<SqliteIdeaLabDb>(options => options.AddInterceptors(new Listening(Composed))));
        }
    }

    private sealed class Counting(IOptions<PasswordHasherOptions> options, ConcurrentQueue<int> rounds) : LabPasswordHasher(options)
    {
        public override string HashPassword(Account user, string password)
        {
            var hash = base.HashPassword(user, password);
            // Nobody's hash is made once in the life of the program.
            if (!Guid.TryParse(password, out _)) rounds.Enqueue(RoundsOf(hash));
            return hash;
        }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            rounds.Enqueue(RoundsOf(hashedPassword));
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }

        protected override void Spend(string password, int more)
        {
            rounds.Enqueue(more);
            base.Spend(password, more);
        }
    }

    private sealed class Listening(ConcurrentQueue<MailKind> composed) : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor
    {
        public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int>> SavingChangesAsync(
            Microsoft.EntityFrameworkCore.Diagnostics.DbContextEventData eventData, Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries<OutgoingMail>().Where(e => e.State == EntityState.Added)) composed.Enqueue(entry.Entity.Kind);
            return ValueTask.FromResult(result);
        }
    }
}
