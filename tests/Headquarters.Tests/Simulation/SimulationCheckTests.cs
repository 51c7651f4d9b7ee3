// Options that make no sense are refused with a sentence each.
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Simulation;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Simulation;

public sealed class SimulationCheckTests
{
    private static readonly SimulationOptions Good = new() { Boxes = 1, Host = "h", Port = 1 };

    [Fact]
    public void Every_fault_has_its_own_sentence()
    {
        SimulationCheck.Assure(Good);
        var refusal = Assert.Throws<ConfigRefusal>(() => SimulationCheck.Assure(
            Good with { Boxes = 0, Outages = 2, Tenant = "A b", RollupEvery = TimeSpan.FromMinutes(7) }));
        Assert.Equal(4, refusal.Message.Split('\n').Length);
        Assert.Contains("`--rollup-every` must be whole minutes that divide a day", refusal.Message);
    }
}
