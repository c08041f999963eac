using System.CommandLine;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether links in mails lead to the site.</summary>
internal sealed class SiteDoctor(IConfiguration configuration, IHostEnvironment environment, SiteAddress address) : IDoctor
{
    public Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct) =>
        environment.IsDevelopment() || configuration["Site:Address"] is not null
            ? to.SayAsync(true, $"Links in mails begin with {address.Value}.")
            : to.SayAsync(false, $"Site:Address is not set: links in mails begin with {address.Value}.");
}
