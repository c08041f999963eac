using System.Collections.Concurrent;
using IdeaLab.Domain.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace IdeaLab.Tests.Security;

/// <summary>What is written to the log while people sign up, sign in and reset, at the lab's own settings and with everything turned on.</summary>
public sealed class AccountLogTests
{
    private const string Ana = "ana@example.org";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_password_code_or_link_is_in_the_log(bool isEverythingLogged)
    {
        var log = new ListLog();
        await using var app = new LoggedLab(log, isEverythingLogged);
        var ana = app.Visitor();
        await ana.PostAsync("/account/sign-up", "/account/sign-up", ("Form.Name", "Ana"), ("Form.Email", Ana), ("Form.Password", Members.Password));
        var confirm = (await app.LastMailToAsync(Ana)).Link();
        await ana.PostAsync(confirm, confirm, ("Form.Password", Members.Password));
        await ana.PostAsync("/account/sign-out", "/account/sign-out");
        await ana.TrySignInAsync(Ana, "a wrong password");
        await ana.PostAsync("/account/code", "/account/code", ("Form.Email", Ana));
        var code = (await app.MailsToAsync(Ana)).Last(m => m.Kind == MailKind.SignInCode).Code();
        await ana.PostAsync("/account/code/enter", "/account/code/enter", ("Form.Code", code));
        Assert.True(await ana.IsSignedInAsync());
        await ana.PostAsync("/account/forgot", "/account/forgot", ("Form.Email", Ana));
        var reset = (await app.MailsToAsync(Ana)).Last(m => m.Kind == MailKind.ResetPassword).Link();
        await ana.PostAsync(reset, reset, ("Form.Password", "an entirely new password"));

        var authenticator = await AuthenticatorApp.SetUpAsync(app, ana);
        var other = app.Visitor();
        await other.TrySignInAsync(Ana, "an entirely new password");
        var typed = authenticator.Code(30);
        await other.PostAsync("/account/second-step", "/account/second-step", ("Form.Code", typed));
        Assert.True(await other.IsSignedInAsync());
        await other.PostAsync("/account/security/authenticator/remove", "/account/security/authenticator/remove", ("Form.PasswordOrCode", authenticator.RecoveryCodes[0]));

        string[] secrets = [authenticator.Secret, $" {typed} ", .. authenticator.RecoveryCodes, Members.Password, "a wrong password", "an entirely new password", TokenIn(confirm), TokenIn(reset), $" {code} "];
        Assert.DoesNotContain(log.Lines, line => secrets.Any(secret => line.Contains(secret)));
        Assert.Equal(isEverythingLogged, log.Lines.Count > 100);
    }

    private static string TokenIn(string link) => link.Split("token=")[1];

    private sealed class LoggedLab : LabApp
    {
        private readonly ListLog _log;

        public LoggedLab(ListLog log, bool isEverythingLogged)
        {
            _log = log;
            if (!isEverythingLogged) return;
            foreach (var category in new[] { "Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Quartz" }) Settings[$"Logging:LogLevel:{category}"] = "Trace";
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(_log));
        }
    }

    private sealed class ListLog : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Category(categoryName, Lines);

        public void Dispose()
        {
        }
    }

    private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{name}: {formatter(state, exception)}{exception}");
    }
}
