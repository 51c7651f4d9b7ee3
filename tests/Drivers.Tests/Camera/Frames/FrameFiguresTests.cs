// Handing a frame over costs no memory: a camera makes 25 a second, for years.
using EdgeAgent.Drivers.Camera.Decoding;
using EdgeAgent.Drivers.Camera.Frames;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera.Frames;

public sealed class FrameFiguresTests
{
    [Fact]
    public void Handing_over_a_frame_allocates_nothing()
    {
        var host = new DeafHost();
        var time = new ManualTime();
        var options = CameraRig.Camera with { FrameRate = 5 };
        var figures = new FrameFigures(options, host, time);
        var facts = new StreamFacts("h264", 25);
        var reader = new FrameReader(
            new MemoryStream([.. "P6\n1 1\n255\n"u8, 1, 2, 3]), PictureLimit.Standard);
        Assert.True(reader.Read());
        figures.Publish(reader, facts);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var frame = 0; frame < 1_000; frame++) figures.Publish(reader, facts);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(1_001, host.Frames);
    }

    private sealed class DeafHost : IDeviceHost
    {
        public int Frames { get; private set; }

        public void Publish(AudioBlock block)
        {
        }

        public void Publish(FrameView frame) => Frames++;

        public void Publish(ReadOnlySpan<TagRead> reads)
        {
        }

        public void Publish(Observation observation)
        {
        }

        public ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop) =>
            ValueTask.CompletedTask;

        public ValueTask WaitForRoomAsync(CancellationToken stop) => ValueTask.CompletedTask;

        public void Ready()
        {
        }

        public void Alive()
        {
        }

        public void Problem(string? sentence)
        {
        }

        public void Note(string sentence)
        {
        }

        public void Gauge(string name, double value)
        {
        }

        public void Count(string name, long by = 1)
        {
        }
    }
}
