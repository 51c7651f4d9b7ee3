// The agent alone: its root file system is new at each start, and its state is on a disk of its own, whose power is
// cut. A start takes a part of the appliance's.
using EdgeAgent.Machines;
using EdgeAgent.TestSupport;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>The published agent, its state on an ext4 of its own.</summary>
public sealed class AgentOnDataDisk : IBoxKind, IDisposable
{
    /// <summary>The port by which the witness tells.</summary>
    public const string ToldPort = "told";

    private const string Disk = "/dev/vdc";
    private readonly MachineImage _image;
    private readonly string _program = Path.Combine(Path.GetTempPath(), $"program-{Guid.NewGuid():N}.img");
    private string _config = "";

    private AgentOnDataDisk(MachineImage image) => _image = image;

    /// <inheritdoc/>
    public long DataOffset => 0;

    /// <inheritdoc/>
    public IMachineStart Start => new KernelStart(_image) { Words = "net.ifnames=0" };

    /// <summary>Makes the disk with the program.</summary>
    public static async Task<AgentOnDataDisk> MakeAsync()
    {
        var kind = new AgentOnDataDisk(await MachineImage.FindAsync());
        await ProgramDisk.MakeAsync(
            Repository.PathOf("out/edge-agent"), Repository.PathOf("tests/Appliance/guest"), kind._program);
        return kind;
    }

    /// <inheritdoc/>
    public async Task MakeMediumAsync(string file, string config)
    {
        _config = config;
        await HostProgram.RunAsync("truncate", "-s", "256M", file);
        await HostProgram.RunAsync("mke2fs", "-q", "-F", "-t", "ext4", file);
    }

    /// <inheritdoc/>
    public MachineOptions Machine => new()
    {
        Processor = "Nehalem",
        Megabytes = 768,
        ReadOnlyDisks = [_program],
        Network = true,
        Ports = [ToldPort],
    };

    /// <inheritdoc/>
    public async Task ComeUpAsync(VirtualMachine machine, Told told)
    {
        await machine.ShellAsync();
        var cache = await machine.Shell.RunAsync(
            $$"""
            {{ProgramDisk.Mount}}
            modprobe virtio_net
            busybox ifconfig eth0 10.0.2.15 netmask 255.255.255.0 up
            # As the appliance's start image does: a torn commit in the journal is refused by the kernel alone.
            e2fsck -p {{Disk}} || [ $? -lt 4 ] || e2fsck -fy {{Disk}} || [ $? -lt 4 ]
            mkdir -p /data && mount -t ext4 {{Disk}} /data
            install -d -o edge-agent -g edge-agent -m 700 /data/state
            cat > /run/store.yaml <<'END'
            {{_config}}
            state: /data/state
            END
            {{ProgramDisk.AsAgent}} {{ProgramDisk.Agent}} run --config /run/store.yaml \
                < /dev/null > /run/agent.log 2>&1 &
            {{ProgramDisk.Tools}}/witness '{{told.Epoch}}' {{told.LastSequence}} \
                {{ProgramDisk.AsAgent}} {{ProgramDisk.Agent}} events --state /data/state \
                < /dev/null > /run/witness.out 2>&1 &
            cat /sys/block/vdc/queue/write_cache
            """);
        cache = cache.Split('\n')[^1];
        // Without it the kernel sends no flushes, and the test would prove nothing.
        if (cache != "write back")
            throw new InvalidOperationException($"The machine takes the disk's cache for: {cache}");
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_program);
}
