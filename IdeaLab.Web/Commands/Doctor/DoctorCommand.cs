using System.CommandLine;
using System.Data.Common;
using System.Security.Cryptography;
using System.Xml;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Looks for what should never be. Exit code 0; 1 when something is wrong, each fault on a line of its own.</summary>
internal static class DoctorCommand
{
    private static readonly Type[] Doctors = [typeof(DecisionsDoctor), typeof(AuditDoctor), typeof(DatabaseDoctor), typeof(SearchDoctor), typeof(FolderDoctor), typeof(KeysDoctor), typeof(VotesDoctor), typeof(JobsDoctor), typeof(SiteDoctor), typeof(QueueDoctor), typeof(MailDoctor)];

    public static Command Create(IServiceProvider services)
    {
        var command = new Command("doctor", "Check the record of decisions, the database, search, the data folder, keys, counters, jobs, settings and mail, and say what is wrong.");
        command.SetAction((call, ct) => ExamineAsync(services, call.InvocationConfiguration, ct));
        return command;
    }

    private static async Task<int> ExamineAsync(IServiceProvider services, InvocationConfiguration to, CancellationToken ct)
    {
        try
        {
            return await CommandLine.PreparedAsync(services, async scope =>
            {
                var isSound = true;
                foreach (var doctor in Doctors) isSound &= await ExamineAsync((IDoctor)ActivatorUtilities.CreateInstance(scope, doctor), to, ct);
                return isSound ? 0 : 1;
            });
        }
        catch (Exception e) when (IsFinding(e))
        {
            await to.SayAsync(false, $"Neither the site nor a command can start on this data: {e.Message}");
            return 1;
        }
    }

    private static async Task<bool> ExamineAsync(IDoctor doctor, InvocationConfiguration to, CancellationToken ct)
    {
        try
        {
            return await doctor.ExamineAsync(to, ct);
        }
        catch (Exception e) when (IsFinding(e))
        {
            // The others may say why.
            return await to.SayAsync(false, $"{doctor.GetType().Name[..^"Doctor".Length]} could not be examined: {e.Message}");
        }
    }

    private static bool IsFinding(Exception e) => e is DbException or XmlException or CryptographicException or IOException or UnauthorizedAccessException;
}
