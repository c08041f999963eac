using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Exposure;

namespace IdeaLab.Tests.Exposure;

public sealed class ViewingBufferTests
{
    private static readonly DateTime Noon = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private readonly ViewingBuffer _buffer = new();

    [Fact]
    public void A_look_is_kept_once_a_day_with_its_first_time()
    {
        var visitor = Guid.NewGuid();
        foreach (var minutes in (int[])[0, 5, 60 * 24]) _buffer.Note(Look.Of(visitor, 1, Noon.AddMinutes(minutes)), Noon.AddMinutes(minutes));

        Assert.Equal(2, _buffer.Count);
        Assert.Equal([Noon, Noon.AddDays(1)], _buffer.Take(10).Select(look => look.Value).Order());
        Assert.Equal(0, _buffer.Count);
    }

    [Fact]
    public void A_full_buffer_loses_what_comes_and_takes_again_what_there_is_room_for()
    {
        for (var idea = 1; idea <= ViewingBuffer.Capacity + 5; idea++) _buffer.Note(Look.Of(Guid.Empty, idea, Noon), Noon);
        Assert.Equal(ViewingBuffer.Capacity, _buffer.Count);

        var taken = _buffer.Take(3);
        Assert.Equal((3, ViewingBuffer.Capacity - 3), (taken.Count, _buffer.Count));
        _buffer.PutBack(taken);
        Assert.Equal(ViewingBuffer.Capacity, _buffer.Count);
    }

    [Fact]
    public async Task Many_at_once_lose_none_and_count_none_twice()
    {
        var taken = new List<KeyValuePair<Look, DateTime>>();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var idea = 1; idea <= 5_000; idea++) _buffer.Note(Look.Of(Guid.Empty, idea, Noon), Noon);
        })).ToArray();
        while (!Task.WhenAll(writers).IsCompleted) taken.AddRange(_buffer.Take(100));
        await Task.WhenAll(writers);
        taken.AddRange(_buffer.Take(int.MaxValue));

        Assert.Equal(5_000, taken.Select(look => look.Key.IdeaId).Distinct().Count());
        Assert.Equal(0, _buffer.Count);
    }
}
