// A whole store in one emulated machine: simulated hardware, a broker, and the real agent over all of it. All
// checks share it; each has lines and sensors of its own, and leaves them as they were.
using System.Diagnostics;
using System.Runtime.CompilerServices;
using EdgeAgent.HardwareTests.Benches;
using EdgeAgent.Machines;
using EdgeAgent.Machines.Reporting;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.HardwareTests.Store;

/// <summary>The store; started once for all checks, and not at all where no check runs.</summary>
public sealed class StoreInBox : IAsyncLifetime
{
    private static readonly string ReportFolder = Repository.PathOf("out/hardware");

    private readonly CheckReport _report =
        new("The kernel in a box: what was stimulated, and what was seen", ReportFolder);

    private readonly string _disk = Path.Combine(Path.GetTempPath(), $"program-{Guid.NewGuid():N}.img");
    private VirtualMachine? _machine;
    private AgentInGuest? _mediaAgent;

    /// <summary>The tool that moves a line up and down: `FILE EDGES EDGES_PER_SECOND`.</summary>
    public const string Toggle = $"{ProgramDisk.Tools}/toggle-line";

    /// <summary>The machine's shell.</summary>
    public GuestShell Shell => _machine!.Shell;

    /// <summary>The pins of the board.</summary>
    public GpioBench Pins { get; private set; } = null!;

    /// <summary>An adapter with further pins, which can be pulled out.</summary>
    public GpioBench Adapter { get; private set; } = null!;

    /// <summary>The bus with the sensors.</summary>
    public I2cBench Bus { get; private set; } = null!;

    /// <summary>The scale.</summary>
    public SerialBench Scale { get; private set; } = null!;

    /// <summary>The scanner.</summary>
    public ScannerBench Scanner { get; private set; } = null!;

    /// <summary>The sound card.</summary>
    public SoundBench Sound { get; private set; } = null!;

    /// <summary>The agent.</summary>
    public AgentInGuest Agent { get; private set; } = null!;

    /// <summary>What HQ hears.</summary>
    public HeadquartersEar Hq { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!HardwareFactAttribute.Wanted) return;
        await ProgramDisk.MakeAsync(
            Repository.PathOf("out/edge-agent"), Repository.PathOf("tests/Hardware/Benches/Programs"), _disk);
        var image = await MachineImage.FindAsync();
        _machine = await VirtualMachine.BootAsync(
            new KernelStart(image), new MachineOptions { ReadOnlyDisks = [_disk], Ports = [HeadquartersEar.Port] });
        _report.Figure("boot until the shell answers", $"{_machine.BootTime.TotalSeconds:0.0} s (emulated)");
        _report.Figure("kernel", await Shell.RunAsync("uname -r"));
        await Shell.RunAsync(ProgramDisk.Mount);
        Hq = await HeadquartersEar.ListenAsync(_machine);
        await FitHardwareAsync();
        await StartAgentAsync();
    }

    /// <summary>The agent with camera and headset, started by whoever needs it first.</summary>
    public async Task<AgentInGuest> MediaAgentAsync()
    {
        if (_mediaAgent is not null) return _mediaAgent;
        await new CameraBench(Shell).PlugInAsync();
        await Sound.PlugInAsync();
        var agent = new AgentInGuest(Shell, 9321);
        await agent.StartAsync(MediaDevices.Config);
        await agent.DeviceIsAsync("no-camera", device => device.Problem is not null, "running", Patience.Minutes(6));
        return _mediaAgent = agent;
    }

    /// <summary>Runs one check and puts it into the report.</summary>
    public Task CheckAsync(Func<CheckRecord, Task> body, [CallerMemberName] string name = "") =>
        _report.CheckAsync(name, body);

    /// <summary>Waits for an event after a mark, and notes it with the ways that it took.</summary>
    public async Task<HeardEvent> ToldAsync(CheckRecord check, int mark, string type, Func<HeardEvent, bool> fits)
    {
        var told = await Hq.EventAsync(mark, one => one.Type == type && fits(one), type);
        check.Saw(
            $"{type} {told.Data}, on disk {(told.Recorded - told.Time).TotalMilliseconds:0} ms after its time, "
            + $"at the broker's subscriber {(told.Heard - told.Time).TotalMilliseconds:0} ms (emulated)");
        return told;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_machine is null) return;
        try
        {
            await _report.WriteAsync();
            await File.WriteAllTextAsync(Path.Combine(ReportFolder, "console.log"), _machine.Console);
            if (Agent is not null)
                await File.WriteAllTextAsync(Path.Combine(ReportFolder, "agent.log"), await Agent.WordsAsync());
        }
        finally
        {
            // Also where the machine answers no more.
            await _machine.DisposeAsync();
            File.Delete(_disk);
        }
    }

    private async Task FitHardwareAsync()
    {
        Pins = new GpioBench(Shell, StoreDevices.Chip, [.. StoreDevices.Lines]);
        Adapter = new GpioBench(Shell, StoreDevices.AdapterChip, [.. StoreDevices.AdapterLines]);
        (Bus, Scale, Scanner) = (new I2cBench(Shell), new SerialBench(Shell), new ScannerBench(Shell));
        Sound = new SoundBench(Shell);
        await Pins.MakeAsync();
        await Pins.PullAsync("door", up: true);
        await Adapter.MakeAsync();
        await Shell.RunAsync(
            $"""
            gpiomon --silent {await Pins.DeviceFileAsync()} {Pins.NumberOf("taken")} < /dev/null > /dev/null 2>&1 &
            echo $! > /run/holder.pid
            """);
        await Bus.MakeAsync();
        await Bus.WriteWordAsync(I2cBench.Lm75, 0, SensorChips.Lm75Measures(4));
        await Bus.AttachAsync("lm75", I2cBench.Lm75);
        await Bus.WriteAsync(I2cBench.Bmp280, 0xD0, 0x58);
        await Bus.WriteAsync(I2cBench.Bmp280, 0x88, SensorChips.Bmp280Calibration);
        await Bus.WriteAsync(I2cBench.Bmp280, 0xF7, SensorChips.Bmp280Measures(4));
        await Bus.AttachAsync("bmp280", I2cBench.Bmp280);
        await Bus.AttachAsync("bmp280", I2cBench.Impostor);
        await Bus.WriteAsync(I2cBench.Vl53l0x, 0x14, 1);
        await Bus.WriteAsync(I2cBench.Vl53l0x, 0x1E, SensorChips.Vl53l0xMeasures(300));
        await Bus.AttachAsync("vl53l0x", I2cBench.Vl53l0x);
        await Bus.WriteWordAsync(I2cBench.Ads1015, 0, SensorChips.Ads1015Measures(200));
        await Bus.AttachAsync("ads1015", I2cBench.Ads1015);
        await Scale.PlugInAsync();
        await Scanner.PlugInAsync();
    }

    private async Task StartAgentAsync()
    {
        var since = Stopwatch.GetTimestamp();
        Agent = new AgentInGuest(Shell, 9320);
        await Agent.StartAsync(StoreDevices.Config(Bus));
        await Agent.DeviceIsAsync(
            "entrance", device => device.State == "Up", "up after the start", Patience.Minutes(6));
        _report.Figure(
            "start of the agent until up", $"{Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s (emulated)");
    }
}

/// <summary>The checks that share the store.</summary>
[CollectionDefinition(Name)]
public sealed class StoreInBoxChecks : ICollectionFixture<StoreInBox>
{
    /// <summary>Its name.</summary>
    public const string Name = "The store in a box";
}
