// Opens a device and takes a number of readings of one channel, for a calibration.
using System.Globalization;
using System.Threading.Channels;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Commands.Devices;

/// <summary>Readings of one channel while nothing moves.</summary>
/// <param name="Middle">Their median.</param>
/// <param name="Noise">Their standard deviation.</param>
/// <param name="Unit">Their unit; empty for counts and for fields of lines.</param>
internal sealed record SteadyReading(double Middle, double Noise, string Unit)
{
    /// <summary>Makes it of readings, of which there is at least one.</summary>
    public static SteadyReading Of(IReadOnlyCollection<double> readings, string unit)
    {
        double[] sorted = [.. readings.Order()];
        var half = sorted.Length / 2;
        var mean = sorted.Average();
        return new SteadyReading(
            sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2,
            Math.Sqrt(sorted.Sum(reading => (reading - mean) * (reading - mean)) / sorted.Length),
            unit);
    }
}

/// <summary>Takes readings.</summary>
internal sealed class ChannelReadings(DeviceConfig device, string channel, DriverServices services)
{
    /// <summary>Opens the device and takes the readings.</summary>
    /// <param name="count">How many.</param>
    /// <param name="took">Told after each one, with how many there are.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="DeviceFault">With a sentence, where the device cannot be opened or does not tell the channel.
    /// </exception>
    public async Task<SteadyReading> TakeAsync(int count, Action<int> took, CancellationToken stop)
    {
        var host = new Host(channel);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = device.Driver.Create(device.Id, device.Options, services).RunAsync(host, ended.Token);
        try
        {
            var readings = new List<double>();
            while (readings.Count < count)
            {
                var next = host.Readings.ReadAsync(stop).AsTask();
                if (await Task.WhenAny(next, running) == running && !next.IsCompleted)
                {
                    await running;
                    throw new DeviceFault($"Device '{device.Id}' ended before it told what `{channel}` reads.");
                }

                readings.Add(await next);
                took(readings.Count);
            }

            return SteadyReading.Of(readings, host.Unit);
        }
        finally
        {
            await ended.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed class Host(string channel) : IDeviceHost
    {
        private readonly Channel<double> _readings = Channel.CreateBounded<double>(
            new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });

        public ChannelReader<double> Readings => _readings.Reader;

        public string Unit { get; private set; } = "";

        public void Publish(Observation observation)
        {
            switch (observation)
            {
                case SensorReading reading when reading.Channel == channel:
                    Unit = Units.Of(reading.Quantity);
                    _readings.Writer.TryWrite(reading.Value);
                    break;
                case LineOfText line when line.Fields.TryGetValue(channel, out var text)
                    && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                    _readings.Writer.TryWrite(number);
                    break;
                default:
                    break;
            }
        }

        public void Publish(ReadOnlySpan<TagRead> reads)
        {
        }

        public void Publish(FrameView frame)
        {
        }

        public void Publish(AudioBlock block)
        {
        }

        public ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop) =>
            throw new DeviceFault("A calibration stores no observations: the device has to send it again.");

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
