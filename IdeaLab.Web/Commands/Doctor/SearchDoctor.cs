using System.CommandLine;
using IdeaLab.Web.Data.Search;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether search has its index, and all is in it.</summary>
internal sealed class SearchDoctor(ISearchIndex index) : IDoctor
{
    public async Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        var found = await index.ExamineAsync(ct);
        return await to.SayAsync(found.IsSound, found.Line);
    }
}
