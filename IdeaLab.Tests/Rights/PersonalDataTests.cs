using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Rights;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Rights;

/// <summary>Nothing that refers to a person is forgotten when they ask for their data.</summary>
public sealed class PersonalDataTests
{
    [Fact]
    public void Whatever_refers_to_a_person_is_told_or_has_a_reason_not_to_be()
    {
        using var folder = new TestFolder();
        EmptyDatabase.CopyTo(folder.File("idealab.db"));
        using var db = EmptyDatabase.Open(folder.File("idealab.db"));
        var referring = db.Model.GetEntityTypes()
            .Where(t => t.GetForeignKeys().Any(fk => fk.PrincipalEntityType.ClrType == typeof(Person) || fk.PrincipalEntityType.ClrType == typeof(Account))
                || t.GetProperties().Any(p => p.Name.EndsWith("ById", StringComparison.Ordinal)))
            .Where(t => !t.IsOwned()).Select(t => t.ClrType).Append(typeof(Person)).ToHashSet();
        var told = PersonalData.Sections.SelectMany(s => s.From).ToHashSet();

        Assert.Empty(referring.Except(told).Except(PersonalData.NotTold.Keys).Select(t => t.Name));
        Assert.Empty(told.Intersect(PersonalData.NotTold.Keys));
        Assert.Contains(typeof(JobRun), referring);
        Assert.True(referring.Count > 40, $"Only {referring.Count} kinds of rows refer to a person.");
    }

    [Fact]
    public void Sections_have_names_of_their_own() => Assert.Equal(PersonalData.Sections.Count, PersonalData.Sections.Select(s => s.Name).Distinct().Count());
}
