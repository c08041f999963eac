using System.Diagnostics;
using System.Globalization;

namespace IdeaLab.Benchmarks.Digests;

/// <summary>The highest working set since a moment, as Linux keeps it; elsewhere since the program began.</summary>
internal static class PeakMemory
{
    private const string Marks = "/proc/self/clear_refs";

    public static void Forget()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        // 5 sets the high water mark back to what is used now (proc(5)).
        if (File.Exists(Marks)) File.WriteAllText(Marks, "5");
    }

    /// <summary>In MB, 10^6 bytes.</summary>
    public static double Mb()
    {
        var mark = File.Exists(Marks) ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return mark is null ? Process.GetCurrentProcess().PeakWorkingSet64 / 1e6 : long.Parse(mark.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
