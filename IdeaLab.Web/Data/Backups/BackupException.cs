namespace IdeaLab.Web.Data.Backups;

/// <summary>A backup cannot be made or trusted; the message is a sentence for the person at the console that names the file.</summary>
public sealed class BackupException(string message) : Exception(message);
