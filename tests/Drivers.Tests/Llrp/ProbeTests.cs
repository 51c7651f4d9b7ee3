// A look at a reader, without changing it.
using EdgeAgent.Drivers.Llrp;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Protocol;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class ProbeTests
{
    [Fact]
    public async Task A_probe_says_what_the_reader_is_and_leaves_it_as_it_was()
    {
        await using var rig = new LlrpRig(
            new() { Profile = ReaderProfile.Impinj, ClockSkew = TimeSpan.FromSeconds(-90) });

        var report = await new LlrpDriver().ProbeAsync(rig.Options, rig.Services, CancellationToken.None);

        Assert.True(report.Reachable);
        Assert.Contains("Impinj Speedway R420", report.Summary, StringComparison.Ordinal);
        var facts = report.Facts.ToDictionary();
        Assert.Equal("6.4.1.240", facts["firmware"]);
        Assert.Equal("4", facts["antennas"]);
        Assert.Equal("10 to 32.5 dBm", facts["power"]);
        Assert.Equal("90.0 s", facts["clock skew"]);
        Assert.Equal([MessageType.GetReaderCapabilities, MessageType.CloseConnection], rig.Requests);
    }

    [Fact]
    public async Task A_probe_of_a_taken_reader_says_who_is_in_the_way()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.Taken });

        var report = await new LlrpDriver().ProbeAsync(rig.Options, rig.Services, CancellationToken.None);

        Assert.False(report.Reachable);
        Assert.Contains("Another client holds the reader", report.Summary, StringComparison.Ordinal);
    }
}
