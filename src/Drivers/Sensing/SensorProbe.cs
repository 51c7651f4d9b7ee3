// Looks at a sensor once: each configured channel is read, and the others are named.
using System.Globalization;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>The probe of the sensor drivers.</summary>
internal static class SensorProbe
{
    private const string Digits = "0.######";

    /// <summary>Runs the probe on a thread of its own, and gives up when <paramref name="stop"/> says so.</summary>
    public static async Task<ProbeReport> RunAsync(
        SensorOptions options, TimeProvider time, ISensorLayout layout, IKernel kernel, CancellationToken stop)
    {
        var set = new SensorSet(options, time, layout, kernel);
        try
        {
            ProbeReport? report = null;
            await DeviceThread.RunAsync(() => report = Look(options, layout, set)).WaitAsync(stop);
            return report!;
        }
        catch (DeviceFault fault)
        {
            return new ProbeReport(false, fault.Message, []);
        }
        catch (KernelFault fault)
        {
            return new ProbeReport(false, set.Node.Explain(fault).Message, []);
        }
    }

    private static ProbeReport Look(SensorOptions options, ISensorLayout layout, SensorSet set)
    {
        var folder = set.Folder();
        var facts = options.Channels.Keys.Zip(set.Open(), Fact).ToList();
        facts.Add(new("channels", string.Join(", ", layout.Channels(folder))));
        return new ProbeReport(true, $"{set.Named(folder)} answers.", facts);
    }

    private static KeyValuePair<string, string> Fact(string name, SensorChannel channel)
    {
        try
        {
            var number = channel.Number();
            var value = channel.Value(number).ToString(Digits, CultureInfo.InvariantCulture);
            var counts = number.ToString(Digits, CultureInfo.InvariantCulture);
            return new(name, $"{value} {Units.Of(channel.Quantity)} (the kernel's number: {counts})");
        }
        catch (FormatException nonsense)
        {
            return new(name, $"{nonsense.Message}.");
        }
    }
}
