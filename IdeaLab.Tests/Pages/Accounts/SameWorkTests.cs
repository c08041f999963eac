using System.Collections.Concurrent;
using IdeaLab.Web.Localization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Tests.Pages.Accounts;

/// <summary>Writing a mail is most of the work of these pages, so whoever is not a member costs it too: otherwise the time taken tells who is.</summary>
public sealed class SameWorkTests
{
    private const string Ana = "ana@example.org";

    [Theory]
    [InlineData("/account/forgot", "Mail.ResetPassword.")]
    [InlineData("/account/code", "Mail.SignInCode.")]
    [InlineData("/account/resend", "Mail.AlreadyMember.")]
    public async Task A_mail_is_written_for_every_address_and_kept_for_members_alone(string path, string mail)
    {
        var said = new Words();
        await using var app = new EavesdroppedLab(said);
        await app.JoinAsync(Ana);

        var (known, again, unknown) = (await WordsAsync(Ana), await WordsAsync(Ana), await WordsAsync("nobody@example.org"));
        Assert.NotEmpty(known);
        Assert.Equal(known, again);
        Assert.Equal(known, unknown);
        Assert.Single(await app.MailsToAsync(Ana));
        Assert.Empty(await app.MailsToAsync("nobody@example.org"));

        async Task<string[]> WordsAsync(string email)
        {
            said.Asked.Clear();
            await app.Visitor().PostAsync(path, path, ("Form.Email", email));
            return [.. said.Asked.Where(word => word.StartsWith(mail, StringComparison.Ordinal)).Order()];
        }
    }

    private sealed class EavesdroppedLab(Words said) : LabApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IStringLocalizer<Text>>(provider =>
            {
                said.Texts = new StringLocalizer<Text>(provider.GetRequiredService<IStringLocalizerFactory>());
                return said;
            }));
        }
    }

    /// <summary>The site's own texts, and which of them were asked for.</summary>
    private sealed class Words : IStringLocalizer<Text>
    {
        public ConcurrentQueue<string> Asked { get; } = new();
        public IStringLocalizer Texts { get; set; } = null!;

        public LocalizedString this[string name] => Heard(name, Texts[name]);
        public LocalizedString this[string name, params object[] arguments] => Heard(name, Texts[name, arguments]);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Texts.GetAllStrings(includeParentCultures);

        private LocalizedString Heard(string name, LocalizedString text)
        {
            Asked.Enqueue(name);
            return text;
        }
    }
}
