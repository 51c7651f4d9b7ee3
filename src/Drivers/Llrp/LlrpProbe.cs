// Looks at a reader once, without changing anything on it: greeting, capabilities, goodbye.
using System.Globalization;
using EdgeAgent.Drivers.Llrp.Client;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Llrp;

/// <summary>The probe of the LLRP driver.</summary>
internal static class LlrpProbe
{
    /// <summary>Connects, asks for the capabilities and closes.</summary>
    public static async Task<ProbeReport> RunAsync(LlrpOptions options, DriverServices services, CancellationToken stop)
    {
        try
        {
            var stream = await Dialing.DialAsync(options, services, stop);
            await using var session = new ReaderSession(stream, options, services.Time, new SilentHost());
            try
            {
                await Greeting.WaitAsync(session, stop);
                return Report(session, await CapabilitiesStep.AskAsync(session, stop));
            }
            finally
            {
                await Closing.RunAsync(session);
            }
        }
        catch (DeviceFault fault)
        {
            return new ProbeReport(false, fault.Message, []);
        }
    }

    private static ProbeReport Report(ReaderSession session, ReaderCapabilities found)
    {
        var vendor = Vendors.Name(found.Vendor);
        var model = Vendors.Model(found.Vendor, found.Model);
        var facts = new List<KeyValuePair<string, string>>
        {
            new("vendor", vendor),
            new("model", model),
            new("firmware", found.Firmware),
            new("antennas", found.MaxAntennas.ToString(CultureInfo.InvariantCulture)),
            new("clock", found.HasUtcClock ? "UTC" : "time since start"),
            new("holds reports", found.CanHoldReports ? "yes" : "no"),
        };
        if (session.Clock.Skew is { } skew)
            facts.Add(new("clock skew", string.Create(CultureInfo.InvariantCulture, $"{skew.TotalSeconds:0.0} s")));
        if (found.Powers.Count > 0)
            facts.Add(new("power", string.Create(CultureInfo.InvariantCulture,
                $"{found.Powers.Min(p => p.CentiDbm) / 100.0:0.##} to " +
                $"{found.Powers.Max(p => p.CentiDbm) / 100.0:0.##} dBm")));
        if (found.Modes.Count > 0) facts.Add(new("modes", string.Join(", ", found.Modes)));
        return new ProbeReport(
            true,
            $"{vendor} {model} at {session.Where} with {found.MaxAntennas} antenna ports, firmware {found.Firmware}.",
            facts);
    }

    // A probe reports at its end; what the reader says meanwhile, such as reads that are under way, is not kept.
    private sealed class SilentHost : IDeviceHost
    {
        public void Publish(ReadOnlySpan<TagRead> reads)
        {
        }

        public void Publish(Observation observation)
        {
        }

        public void Publish(AudioBlock block)
        {
        }

        public void Publish(FrameView frame)
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
