// From the open link to the running reader.
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Protocol;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class ArmingTests
{
    [Fact]
    public async Task Reads_of_a_running_reader_arrive_with_zone_time_and_signal()
    {
        await using var rig = new LlrpRig();
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount >= 20, "20 reads");

        var reads = rig.Host.Reads;
        Assert.All(reads, read => Assert.Equal(read.Antenna == 1 ? "dock" : "backroom", read.Zone));
        Assert.All(reads, read => Assert.Equal((short)-5500, read.RssiCentiDbm));
        Assert.All(reads, read => Assert.False(read.ClockEstimated));
        Assert.All(reads, read => Assert.Equal(6 << 11, read.ProtocolControl));
        var now = rig.Time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        Assert.All(reads, read => Assert.InRange(read.LastSeenUs, now - 10_000_000, now));
        Assert.Equal(10, reads.Select(read => read.Epc).Distinct().Count());
    }

    [Fact]
    public async Task Requests_follow_the_order_of_the_standard()
    {
        await using var rig = new LlrpRig(new EmulatedReaderOptions { Profile = ReaderProfile.Impinj });
        await rig.ArmAsync();
        await rig.UntilAsync(() => rig.Requests.Contains(MessageType.EnableEventsAndReports), "the last request");

        Assert.Equal(
            [
                MessageType.GetSupportedVersion, MessageType.GetReaderCapabilities, MessageType.CustomMessage,
                MessageType.SetReaderConfig, MessageType.GetROSpecs, MessageType.DeleteAccessSpec,
                MessageType.DeleteROSpec, MessageType.AddROSpec, MessageType.EnableROSpec,
                MessageType.EnableEventsAndReports,
            ],
            rig.Requests);
    }
}
