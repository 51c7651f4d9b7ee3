// The appliance as a store gets it: flashed, its config on the FAT partition, started by firmware and boot loader. The
// agent comes up by itself; the tests only ask it.
using EdgeAgent.ApplianceTests.PowerCuts;
using EdgeAgent.Machines;

namespace EdgeAgent.ApplianceTests.Image;

/// <summary>The whole image on the disk whose power is cut.</summary>
/// <param name="image">What it is flashed with.</param>
public sealed class WholeImage(ApplianceImage image) : IBoxKind
{
    private const string StateFolder = "/var/lib/edge-agent";

    /// <inheritdoc/>
    public long DataOffset => image.Offsets["data"];

    /// <inheritdoc/>
    public IMachineStart Start => new FirmwareStart();

    /// <inheritdoc/>
    public MachineOptions Machine => new()
    {
        Processor = "Nehalem",
        Network = true,
        Ports = [AgentOnDataDisk.ToldPort],
    };

    /// <inheritdoc/>
    public async Task MakeMediumAsync(string file, string config)
    {
        await image.FlashAsync(file);
        await new Card(file, image.Offsets["EDGE-BOX"]).WriteAsync("store.yaml", config);
    }

    /// <inheritdoc/>
    public async Task ComeUpAsync(VirtualMachine machine, Told told)
    {
        await machine.ShellAsync();
        var cache = await machine.Shell.RunAsync(
            $$"""
            /usr/lib/machine/witness '{{told.Epoch}}' {{told.LastSequence}} \
                setpriv --reuid edge-agent --regid edge-agent --init-groups edge-agent events --state {{StateFolder}} \
                < /dev/null > /run/witness.out 2>&1 &
            cat /sys/block/vda/queue/write_cache
            """);
        if (cache != "write back")
            throw new InvalidOperationException($"The machine takes the disk's cache for: {cache}");
    }
}
