using System.Collections.Concurrent;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;
using Microsoft.EntityFrameworkCore.SqlServer.Update.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.EntityFrameworkCore.Update.Internal;

#pragma warning disable EF1001 // What turns changes into SQL is public, and only said to be internal.

namespace IdeaLab.Tests.Support;

/// <summary>What a site saves is written for SQL Server too: the same changes of the same objects, in the other model. Changes of one shape are written once.</summary>
public static partial class ServerTwin
{
    private static readonly ConcurrentDictionary<string, bool> Saved = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<IEntityType, (IRuntimeEntityType Type, (IProperty Here, IProperty There)[] Properties)> Counterparts = new();

    /// <summary>While it is true, what is saved in this flow is written as nobody can read it.</summary>
    public static AsyncLocal<bool> Stammers { get; } = new();

    private static void Write(IList<IUpdateEntry> changes)
    {
        var shape = ShapeOf(changes);
        if (Saved.ContainsKey(shape) && !Stammers.Value) return;
        foreach (var statement in Written(changes)) Check(Stammers.Value ? $"{statement} WITHOUT" : statement);
        Saved.TryAdd(shape, true);
    }

    private static IEnumerable<string> Written(IList<IUpdateEntry> changes)
    {
        using var twin = new SqlServerIdeaLabDb(Options);
        var there = twin.GetService<IStateManager>();
        (there.CascadeDeleteTiming, there.DeleteOrphansTiming) = (CascadeTiming.Never, CascadeTiming.Never);
        // All that is known, not only what is saved: a row may be written by several entries. What goes is first, so that its key is free for what comes.
        var known = changes[0].Context.GetService<IStateManager>().Entries.Concat(changes.SelectMany(entry => new[] { entry, entry.SharedIdentityEntry }).OfType<InternalEntityEntry>());
        var twins = known.Distinct().OrderByDescending(entry => entry.EntityState is EntityState.Deleted).ToDictionary(entry => (IUpdateEntry)entry, entry => (IUpdateEntry)TwinOf(entry, there));
        return [.. twin.GetService<ICommandBatchPreparer>().BatchCommands([.. changes.Select(entry => twins[entry])], twin.GetService<IUpdateAdapterFactory>().Create()).Select(batch => ((Batch)batch).Text)];
    }

    private static InternalEntityEntry TwinOf(InternalEntityEntry entry, IStateManager there)
    {
        var (type, properties) = Counterparts.GetOrAdd(entry.EntityType, here => CounterpartOf(here, there.Model));
        var twin = new InternalEntityEntry(there, type, entry.Entity,
            type.ShadowValuesFactory(properties.Where(p => p.There.IsShadowProperty()).ToDictionary(p => p.There.Name, p => entry.GetCurrentValue(p.Here))));
        foreach (var (here, thither) in properties)
            if (entry.HasTemporaryValue(here)) twin.SetTemporaryValue(thither, entry.GetCurrentValue(here), setModified: false);
        twin.SetEntityState(entry.EntityState, modifyProperties: false);
        if (entry.EntityState is not (EntityState.Modified or EntityState.Deleted)) return twin;

        foreach (var (here, thither) in properties)
        {
            if (entry.IsModified(here)) twin.SetPropertyModified(thither);
            if (entry.CanHaveOriginalValue(here)) twin.SetOriginalValue(thither, entry.GetOriginalValue(here));
        }
        return twin;
    }

    private static (IRuntimeEntityType, (IProperty, IProperty)[]) CounterpartOf(IEntityType here, IModel model)
    {
        var there = model.FindEntityType(here.Name)!;
        var properties = here.GetFlattenedProperties().Zip(there.GetFlattenedProperties()).ToArray();
        Assert.All(properties, p => Assert.Equal(p.First.Name, p.Second.Name));
        return ((IRuntimeEntityType)there, properties);
    }

    // Of each entry what decides how its statement reads, and whether there are so many of a kind that they are written together.
    private static string ShapeOf(IList<IUpdateEntry> changes) =>
        string.Join(' ', changes.CountBy(ShapeOf).OrderBy(shape => shape.Key).Select(shape => $"{shape.Key:x}*{Math.Min(shape.Value, 4)}"));

    private static ulong ShapeOf(IUpdateEntry entry)
    {
        var shape = (ulong)(uint)entry.EntityType.Name.GetHashCode(StringComparison.Ordinal) << 4 | (uint)entry.EntityState << 1 | (entry.SharedIdentityEntry is null ? 0u : 1);
        foreach (var property in entry.EntityType.GetFlattenedProperties())
        {
            var isMeant = entry.EntityState switch
            {
                EntityState.Added => entry.IsStoreGenerated(property),
                EntityState.Modified => entry.IsModified(property),
                _ => false,
            };
            var isNull = property.IsConcurrencyToken && entry.GetOriginalValue(property) is null;
            // FNV-1a.
            shape = (shape ^ (isMeant ? 1u : 0) ^ (isNull ? 2u : 0)) * 1099511628211;
        }
        return shape;
    }

    private sealed class EchoedDatabase(DatabaseDependencies dependencies, RelationalDatabaseDependencies relational) : RelationalDatabase(dependencies, relational)
    {
        public override int SaveChanges(IList<IUpdateEntry> entries)
        {
            Write(entries);
            return base.SaveChanges(entries);
        }

        public override Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default)
        {
            Write(entries);
            return base.SaveChangesAsync(entries, cancellationToken);
        }
    }

    private sealed class Batches(ModificationCommandBatchFactoryDependencies dependencies, IDbContextOptions options) : SqlServerModificationCommandBatchFactory(dependencies, options)
    {
        public override ModificationCommandBatch Create() => new Batch(Dependencies);
    }

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies) : SqlServerModificationCommandBatch(dependencies, new DatabaseSettings().BatchSize)
    {
        public string Text => StoreCommand!.RelationalCommand.CommandText;
    }

    /// <summary>The objects are the site's and tied together already, so nothing is done to them.</summary>
    private sealed class Untouched : INavigationFixer
    {
        public bool BeginDelayedFixup() => false;
        public void CompleteDelayedFixup() { }
        public void AbortDelayedFixup() { }
        public void NavigationReferenceChanged(InternalEntityEntry entry, INavigationBase navigationBase, object? oldValue, object? newValue) { }
        public void NavigationCollectionChanged(InternalEntityEntry entry, INavigationBase navigationBase, IEnumerable<object> added, IEnumerable<object> removed) { }
        public void TrackedFromQuery(InternalEntityEntry entry) { }
        public void KeyPropertyChanged(InternalEntityEntry entry, IProperty property, IEnumerable<IKey> containingPrincipalKeys, IEnumerable<IForeignKey> containingForeignKeys, object? oldValue, object? newValue) { }
        public void StateChanging(InternalEntityEntry entry, EntityState newState) { }
        public void StateChanged(InternalEntityEntry entry, EntityState oldState, bool fromQuery) { }
        public void FixupResolved(InternalEntityEntry entry, InternalEntityEntry duplicateEntry) { }
    }
}
