using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using IdeaLab.Domain.Ideas;

namespace IdeaLab.Tests.Security;

/// <summary>No text, however long and whoever chose it, keeps a pattern busy for longer than reading it takes.</summary>
public sealed partial class PatternTests
{
    // What goes with the length takes a few milliseconds, what goes with its square half a minute.
    private const int Length = 50_000;
    private const int MostSigns = 8;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(3);

    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Ours = [typeof(Program).Assembly, typeof(Idea).Assembly];

    [Fact]
    public void A_long_text_costs_a_pattern_no_more_than_its_length()
    {
        var slow = new List<string>();
        foreach (var (where, pattern, options) in Found())
        {
            var regex = new Regex(pattern, options & ~RegexOptions.Compiled, Enough);
            if (Adversarial(pattern).FirstOrDefault(text => TakesLonger(regex, text)) is { } text) slow.Add($"{where}: {pattern} for \"{text[..20]}\" … \"{text[^20..]}\"");
        }

        Assert.Empty(slow);
    }

    [Fact]
    public void Every_pattern_is_one_of_those_that_are_looked_at()
    {
        Assert.InRange(Found().Count(), 20, int.MaxValue);
        var elsewhere = Repository.Files("IdeaLab.Web", "*.cs*").Concat(Repository.Files("IdeaLab.Domain", "*.cs")).Where(file => !file.Contains("Migrations", StringComparison.Ordinal))
            .Where(file => Made().IsMatch(File.ReadAllText(file)));
        Assert.Empty(elsewhere);
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+b")]
    public void The_texts_find_a_pattern_that_is_slow(string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Contains(Adversarial(pattern), text => TakesLonger(regex, text));
    }

    private static bool TakesLonger(Regex regex, string text)
    {
        try
        {
            return regex.Count(text) < 0;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    // Signs that the pattern names, and some that it may mean, over and over: alone, with another at the end, and in turn with another.
    private static IEnumerable<string> Adversarial(string pattern)
    {
        var signs = pattern.Where(sign => !char.IsLetter(sign) && sign is not ('?' or '{' or '}' or '^' or '$' or '+' or '|')).Distinct().Take(MostSigns).Concat("a1 ").Distinct().ToList();
        foreach (var one in signs)
        {
            yield return new string(one, Length);
            foreach (var other in signs.Where(other => other != one))
            {
                yield return new string(one, Length) + other;
                yield return string.Concat(Enumerable.Repeat($"{one}{other}", Length / 2));
            }
        }

        foreach (var word in Words().Matches(pattern).Select(match => match.Value).Distinct())
        {
            yield return string.Concat(Enumerable.Repeat(word, Length / word.Length));
            foreach (var one in signs) yield return word + new string(one, Length);
        }
    }

    private static IEnumerable<(string Where, string Pattern, RegexOptions Options)> Found()
    {
        foreach (var type in Ours.SelectMany(assembly => assembly.GetTypes()))
        {
            foreach (var member in type.GetMembers(All))
            {
                var where = $"{type.FullName}.{member.Name}";
                if (member.GetCustomAttribute<GeneratedRegexAttribute>() is { } generated) yield return (where, generated.Pattern, generated.Options);
                if (member.GetCustomAttribute<RegularExpressionAttribute>() is { } attribute) yield return (where, attribute.Pattern, RegexOptions.None);
            }
        }
    }

    [GeneratedRegex(@"\bnew Regex\(|\bRegex\.(?:IsMatch|Match|Matches|Replace|Split|Count)\(|\bRegex \w+ = new\(")]
    private static partial Regex Made();

    [GeneratedRegex("[a-z:/]{3,}")]
    private static partial Regex Words();
}
