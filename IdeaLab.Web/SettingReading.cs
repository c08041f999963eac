namespace IdeaLab.Web;

/// <summary>Reads settings, so that one which cannot be read ends the start with a sentence that names it.</summary>
public static class SettingReading
{
    /// <exception cref="SetupException">It is there and is no such value.</exception>
    public static T Setting<T>(this IConfiguration configuration, string key, T otherwise) => Reading(() => configuration.GetValue(key, otherwise)!);

    /// <summary>A whole section; as it is made where nothing is set.</summary>
    /// <exception cref="SetupException">One of its values cannot be read.</exception>
    public static T Settings<T>(this IConfiguration section) where T : new() => Reading(() => section.Get<T>() ?? new T());

    // The binder's own message names value, key and type.
    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException e)
        {
            throw new SetupException(e.Message);
        }
    }
}
