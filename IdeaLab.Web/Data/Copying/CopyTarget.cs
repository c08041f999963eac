namespace IdeaLab.Web.Data.Copying;

/// <summary>The database a copy goes to, without any interceptor: nothing is sent or audited by copying.</summary>
/// <param name="connectionString">Where it is.</param>
/// <exception cref="SetupException">It cannot be one; the message says nothing of it.</exception>
public delegate IdeaLabDb CopyTarget(string connectionString);
