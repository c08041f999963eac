using IdeaLab.Web;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Data;
using IdeaLab.Web.Exposure;
using IdeaLab.Web.Health;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Pages;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using IdeaLab.Web.Telemetry;
using Microsoft.AspNetCore.Connections;

try
{
    var builder = WebApplication.CreateBuilder(Surroundings.Of(args));
    if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(Surroundings.Address);
    builder.WebHost.UseStaticWebAssets();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddIdeaLabDatabase(builder.Configuration, Edition.HasSqlServer);
    builder.Services.AddLabLanguages();
    builder.Services.AddLabSecurity(builder.Configuration, builder.Environment);
    builder.Services.AddLabMail(builder.Configuration, services => services.GetRequiredService<DataDirectory>().Folder("mail"), Edition.Smtp, Edition.HasMailKit);
    builder.Services.AddLabPages();
    builder.Services.AddLabExposure();
    builder.Services.AddLabHealth(builder.Configuration);
    builder.Services.AddLabTelemetry(builder.Configuration);
    builder.Services.AddLabJobs(builder.Configuration, CommandLine.IsCommand(args), Edition.AddJobEngine);

    var app = builder.Build();
    if (CommandLine.IsCommand(args)) return await CommandLine.RunAsync(app.Services, args);

    await Beginning.PrepareAsync(app.Services, withDemoIdeas: true);

    app.UseErrorPages();
    app.UseLabHeaders();
    app.UseCookiePolicy();
    app.UseRouting();
    app.UseRequestSize();
    app.UseAuthentication();
    app.UseRequestLocalization();
    app.UseRateLimiter();
    app.UseAuthorization();
    app.MapStaticAssets().AllowAnonymous();
    app.MapBrand();
    app.MapSecurityText();
    app.MapHealth();
    app.MapRazorPages().WithStaticAssets();
    Edition.Map(app);
    // Without an endpoint the deny-by-default policy would send a mistyped address to the sign-in page.
    app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();

    await app.StartAsync();
    await Beginning.GreetAsync(app);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (SetupException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{e.InnerException.Message}. Choose another address with --urls, such as --urls http://localhost:5090.");
    return 1;
}

/// <summary>Named so that tests can start it.</summary>
public partial class Program;
