using System.CommandLine;
using IdeaLab.Web.Security;

namespace IdeaLab.Web.Commands;

/// <summary>Prints a new link for the first admin.</summary>
internal static class FirstAdminCommand
{
    public static Command Create(IServiceProvider services)
    {
        var command = new Command("first-admin", "Print a one-time link with which the first admin signs up.");
        command.SetAction(parsed => CommandLine.PreparedAsync(services, async scope =>
        {
            var path = await scope.GetRequiredService<FirstAdmin>().InviteIfNoneAsync();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(path is null ? "There is an admin already; admins give roles at /admin/people." : $"Open this link within a day: {scope.GetRequiredService<SiteAddress>().Of(path)}");
            return path is null ? 1 : 0;
        }));
        return command;
    }
}
