using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Backups;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web;

/// <summary>What happens before the first request, at the site and at every command.</summary>
public static class Beginning
{
    /// <summary>Schema up to date, settings there; in Development the demo people, and demo ideas where the board is empty.</summary>
    public static async Task PrepareAsync(IServiceProvider services, bool withDemoIdeas)
    {
        var data = services.GetRequiredService<DataDirectory>();
        using var alone = await data.HoldAsync();
        Restoration.Finish(data.Path);
        data.Use();
        // Reads the key that signs, so that a wrong one ends the start and not the first mail.
        if (services.GetRequiredService<MailSettings>().Smtp.Host.Length > 0) services.GetRequiredService<IMailTransport>();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
        await db.MigrateAsync(scope.ServiceProvider.GetRequiredService<DatabaseSettings>());
        await KeyFiles.TakeInAsync(data.Path, db, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, CancellationToken.None);
        await db.RequireCertificatesAsync(services.GetRequiredService<IConfiguration>(), CancellationToken.None);
        // The first use makes the first key. Two processes would each make one; on a server they read each other's within the first two minutes.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
        // Folders may differ where the database is a server's: two processes may still start on one empty database.
        await db.InOneGoAsync(async () =>
        {
            if (!await db.Settings.AnyAsync()) db.Add(new LabSettings());
            await db.SaveChangesAsync();
            if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
                await scope.ServiceProvider.GetRequiredService<DemoData>()
                    .SeedAsync(withDemoIdeas && services.GetRequiredService<IConfiguration>().Setting("Demo:Ideas", true));
            return true;
        }, CancellationToken.None);
    }

    /// <summary>Says where the site is, and how the first admin comes in when there is none.</summary>
    public static async Task GreetAsync(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Console.WriteLine($"IdeaLab is at {address}");
        await using var scope = app.Services.CreateAsyncScope();
        // Asked now, so that the log says from the beginning where search lacks its index.
        await scope.ServiceProvider.GetRequiredService<ISearchIndex>().ServesAsync(CancellationToken.None);
        if (app.Environment.IsDevelopment())
        {
            Console.WriteLine($"Sign in with one click as a demo person: {address}/account/demo");
            return;
        }

        if (await scope.ServiceProvider.GetRequiredService<FirstAdmin>().InviteIfNoneAsync() is { } path)
            Console.WriteLine($"There is no admin yet. Open this link once, within a day, to become the first: {app.Services.GetRequiredService<SiteAddress>().Of(path)}");
    }
}
