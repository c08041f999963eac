using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;

namespace IdeaLab.Domain.Rights;

/// <summary>Somebody asked for all that concerns them. A job makes the file, which is there for some days.</summary>
public sealed class DataExport
{
    /// <summary>Tries to make it before it waits for a person.</summary>
    public const int MaxAttempts = 5;

    /// <summary>How long the file is there once it is made.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(Retention.Of(Kept.DataExports).Days);

    private DataExport() { }

    public DataExport(Person person, DateTime at) => (Person, PersonId, AskedAt) = (person, person.Id, at);

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public DateTime AskedAt { get; private set; }

    /// <summary>When the file was made, UTC; null while it waits.</summary>
    public DateTime? MadeAt { get; private set; }

    /// <summary>The first instant at which the file is gone, UTC; null while there is none yet.</summary>
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>Of the file, in bytes.</summary>
    public int Size { get; private set; }

    /// <summary>How often making it was begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>Loaded only where the bytes are sent.</summary>
    public DataExportContent? Content { get; private set; }

    /// <summary>Concurrency token: of two nodes that make it at once, one finds it made.</summary>
    public int Version { get; private set; }

    public bool IsPending => MadeAt is null;

    /// <summary>Whether it waits, and is to be tried (again).</summary>
    public bool IsDue => IsPending && Attempts < MaxAttempts;

    /// <summary>Whether there is a file to be had.</summary>
    public bool IsThereAt(DateTime at) => ExpiresAt > at;

    /// <summary>It is begun: an attempt counts, so that one that ends the process is not made for ever.</summary>
    /// <returns>False when there is nothing to do.</returns>
    public bool Begin()
    {
        if (!IsDue) return false;
        Attempts++;
        Version++;
        return true;
    }

    /// <summary>The file is made and there from now on, for <see cref="Lifetime"/>. Twice is once.</summary>
    public void Make(byte[] zip, DateTime at)
    {
        if (!IsPending) return;
        (Content, Size, MadeAt, ExpiresAt) = (new DataExportContent(zip), zip.Length, at, at + Lifetime);
        Version++;
    }
}
