namespace IdeaLab.Web;

/// <summary>The program cannot start as configured; the message is for the person at the console.</summary>
public sealed class SetupException(string message) : Exception(message);
