namespace IdeaLab.Tests.Architecture;

public sealed class TidyTests
{
    [Fact]
    public void Whatever_a_test_opens_it_closes_in_the_way_the_runner_knows()
    {
        // xunit 2 calls IAsyncLifetime and IDisposable, and leaves IAsyncDisposable alone.
        var left = from type in typeof(TidyTests).Assembly.GetTypes()
                   where type.GetMethods().Any(m => m.IsDefined(typeof(FactAttribute), inherit: true))
                   where type.IsAssignableTo(typeof(IAsyncDisposable)) && !type.IsAssignableTo(typeof(IAsyncLifetime)) && !type.IsAssignableTo(typeof(IDisposable))
                   select type.Name;
        Assert.Empty(left);
    }
}
