// What the reader is told: powers, modes, events, extensions. Every index comes from its own tables.
using EdgeAgent.Drivers.Llrp;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Protocol;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class ConfigurationTests
{
    [Theory]
    [InlineData("generic", 24.0, 2400)]
    [InlineData("generic", 24.6, 2400)] // never above what was asked for
    [InlineData("impinj", 24.6, 2450)]
    [InlineData("zebra", 24.6, 2460)]
    [InlineData("impinj", 36.0, 3250)] // the most it has
    [InlineData("generic", 3.0, 1000)] // the least it has
    public async Task Power_is_given_as_the_index_of_the_readers_own_table(string vendor, double dbm, int centiDbm)
    {
        var profile = ReaderProfile.All.Single(profile => profile.Name == vendor);
        await using var rig = new LlrpRig(new() { Profile = profile });
        rig.Options = rig.Options with { PowerDbm = dbm };
        await rig.ArmAsync();

        var settings = rig.Reader.Specs.All.Single().Settings;
        var index = profile.Powers.Single(power => power.CentiDbm == centiDbm).Index;
        Assert.Equal([1, 2], settings.Select(setting => setting.Antenna));
        Assert.All(settings, setting => Assert.Equal(index, setting.Power));
        Assert.All(settings, setting => Assert.Equal(profile.HopTable ?? 0, setting.HopTable));
    }

    [Fact]
    public async Task An_antennas_own_power_goes_before_the_readers_and_no_power_leaves_it_alone()
    {
        await using var rig = new LlrpRig();
        rig.Options = rig.Options with
        {
            Antennas = new Dictionary<int, LlrpAntenna> { [1] = new("dock", PowerDbm: 15), [2] = new("backroom") },
        };
        await rig.ArmAsync();

        var settings = rig.Reader.Specs.All.Single().Settings;
        Assert.Equal((ushort)6, settings[0].Power);
        Assert.Null(settings[1].Power);
    }

    [Fact]
    public async Task Session_and_mode_reach_the_reader()
    {
        await using var rig = new LlrpRig(new() { Profile = ReaderProfile.Impinj });
        rig.Options = rig.Options with { Session = 2, Mode = 1002 };
        await rig.ArmAsync();

        Assert.All(rig.Reader.Specs.All.Single().Settings, setting => Assert.Equal((byte)2, setting.Session));
        Assert.All(rig.Reader.Specs.All.Single().Settings, setting => Assert.Equal((ushort)1002, setting.Mode));
    }

    [Fact]
    public async Task A_mode_that_the_reader_has_not_is_told_with_those_that_it_has()
    {
        await using var rig = new LlrpRig();
        rig.Options = rig.Options with { Mode = 1002 };
        rig.Start();

        var fault = await rig.FaultAsync();
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
        Assert.Contains("one of 0, 1, 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_antenna_that_the_reader_has_not_is_told()
    {
        await using var rig = new LlrpRig();
        rig.Options = rig.Options with { Antennas = new Dictionary<int, LlrpAntenna> { [7] = new("dock") } };
        rig.Start();

        var fault = await rig.FaultAsync();
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
        Assert.Contains("4 antenna ports, but `antennas` names port 7", fault.Message, StringComparison.Ordinal);
        await rig.UntilAsync(() => rig.Requests.Contains(MessageType.CloseConnection), "the polite end");
    }

    [Fact]
    public async Task Impinjs_extensions_are_used_with_an_Impinj_and_give_fine_signals()
    {
        await using var rig = new LlrpRig(new() { Profile = ReaderProfile.Impinj }, new OneTag(rssi: -5437));
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount > 0, "a read");

        Assert.Contains(MessageType.CustomMessage, rig.Requests);
        Assert.Equal((short)-5437, rig.Host.Reads[0].RssiCentiDbm);
    }

    [Theory]
    [InlineData("zebra", true)]
    [InlineData("generic", true)]
    [InlineData("impinj", false)]
    public async Task Impinjs_extensions_are_sent_to_no_other_reader_and_not_when_switched_off(
        string vendor, bool extensions)
    {
        var profile = ReaderProfile.All.Single(profile => profile.Name == vendor);
        await using var rig = new LlrpRig(new() { Profile = profile }, new OneTag(rssi: -5437));
        rig.Options = rig.Options with { VendorExtensions = extensions };
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount > 0, "a read");

        Assert.DoesNotContain(MessageType.CustomMessage, rig.Requests);
        Assert.Equal((short)-5400, rig.Host.Reads[0].RssiCentiDbm);
    }

    [Fact]
    public async Task A_reader_that_takes_no_events_still_gets_its_heartbeat()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.RefusesEvents });
        await rig.ArmAsync();

        Assert.Equal(TimeSpan.FromSeconds(15), rig.Reader.Settings.Keepalive);
        Assert.Contains(rig.Host.Notes, note => note.Contains("takes no event settings", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_that_refuses_the_wanted_inventory_runs_a_plain_one_that_is_started_by_hand()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.RefusesAntennaConfiguration });
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount > 0, "a read");

        Assert.Contains(MessageType.StartROSpec, rig.Requests);
        Assert.Contains(rig.Host.Notes, note => note.Contains("runs a plain one", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_is_reset_on_demand_alone(bool reset)
    {
        await using var rig = new LlrpRig();
        await rig.ArmAsync();
        await rig.StopAsync();
        var held = rig.Reader.Specs.All.Single();

        rig.Options = rig.Options with { ResetToFactory = reset };
        await rig.ArmAsync();

        Assert.Equal(reset, rig.Reader.Specs.All.Single() != held);
    }
}
