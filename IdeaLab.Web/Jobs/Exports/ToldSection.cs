namespace IdeaLab.Web.Jobs.Exports;

/// <summary>A part of somebody's data with its rows.</summary>
public sealed record ToldSection(string Name, IReadOnlyList<object> Rows);
