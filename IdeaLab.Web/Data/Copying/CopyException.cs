namespace IdeaLab.Web.Data.Copying;

/// <summary>A copy cannot be made or is not what was copied; the message is a sentence for the person at the console, with nothing of a connection string.</summary>
public sealed class CopyException(string message) : Exception(message);
