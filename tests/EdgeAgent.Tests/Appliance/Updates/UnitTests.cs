// The units call commands that exist, and only an appliance runs them.
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates;

public sealed class UnitTests
{
    private const string Command = "ExecStart=/usr/bin/edge-agent ";

    public static TheoryData<string> Units =>
        [.. new DirectoryInfo(Repository.PathOf("systemd")).GetFiles("edge-agent-update*").Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Units))]
    public void A_unit_of_updates_runs_on_appliances_only_and_calls_a_command_that_exists(string unit)
    {
        var lines = File.ReadAllLines(Repository.PathOf($"systemd/{unit}"));

        Assert.Contains("ConditionPathExists=/etc/edge-agent/appliance", lines);
        if (unit.EndsWith(".timer", StringComparison.Ordinal)) return;
        var call = Assert.Single(lines, line => line.StartsWith("ExecStart=", StringComparison.Ordinal));
        Assert.StartsWith(Command, call, StringComparison.Ordinal);
        Assert.Empty(Program.Commands(TimeProvider.System).Parse(call[Command.Length..]).Errors);
    }

    // A version that cannot be judged must not stay: whatever ends the gate other than well restarts the box.
    [Fact]
    public void The_gates_unit_restarts_the_box_when_the_gate_does_not_end_well()
    {
        var gate = File.ReadAllLines(Repository.PathOf("systemd/edge-agent-update-gate.service"));

        Assert.Contains("FailureAction=reboot", gate);
        Assert.DoesNotContain(gate, line => line.StartsWith("SuccessExitStatus=", StringComparison.Ordinal));
    }
}
