namespace IdeaLab.Web.Data.Rights;

/// <summary>One part of what somebody is given of their data.</summary>
/// <param name="Name">In camel case: its name in the file.</param>
/// <param name="From">The rows that refer to the person and are told here.</param>
/// <param name="Read">Plain rows, of public words, numbers and times alone.</param>
public sealed record DataSection(string Name, Type[] From, Func<IdeaLabDb, int, IQueryable<object>> Read);
