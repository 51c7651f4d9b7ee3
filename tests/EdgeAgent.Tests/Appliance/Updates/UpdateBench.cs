// A box with two slots, in memory: what its commands find, what they do to it, and what it is after each restart.
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Appliance.Updates.Applying;
using EdgeAgent.Appliance.Updates.Gate;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Appliance.Updates.Slots;
using EdgeAgent.Tests.Outbox;
using EdgeAgent.TestSupport;
using EdgeAgent.Web;

namespace EdgeAgent.Tests.Appliance.Updates;

/// <summary>The box. Slot A runs version 0.1.0 and is confirmed; slot B is empty.</summary>
internal sealed class UpdateBench : ISlots, IDisposable
{
    public const string Board = "edge-agent-x86";

    private readonly StateFolder _folder = new();
    private readonly Dictionary<string, string?> _version = new() { ["A"] = "0.1.0", ["B"] = null };
    private readonly Dictionary<string, bool> _good = new() { ["A"] = true, ["B"] = false };
    private string _next = "A";
    private int _boot = 1;

    public UpdateBench() => Records = new UpdateRecords(RecordsFolder);

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero));

    public UpdateRecords Records { get; }

    public string RecordsFolder => Path.Combine(_folder.Path, "records");

    public string Booted { get; private set; } = "A";

    public string Runs => _version[Booted]!;

    public bool Confirmed => _good[Booted];

    public int Restarts { get; private set; }

    public List<string> Installed { get; } = [];

    /// <summary>What the agent says, and what it says after the next restart.</summary>
    public Func<AgentStatus?> Agent { get; set; } = () => AgentStates.Well();

    /// <summary>What stands in the way of writing the other slot.</summary>
    public Exception? Trouble { get; set; }

    public UpdateOptions? Wish { get; set; } = new()
    {
        Version = UpdateVersion.TryParse("0.2.0")!,
        Url = new Uri("https://hq.example.com/b.raucb"),
    };

    /// <summary>The bundles that are here, by file name.</summary>
    public Dictionary<string, BundleFacts> Bundles { get; } = new()
    {
        ["0.2.0.raucb"] = new BundleFacts(Board, "0.2.0", StateFormat.Own.ToString()),
    };

    public string Stick => Directory.CreateDirectory(Path.Combine(_folder.Path, "stick")).FullName;

    public BoxAround Box => new()
    {
        Version = UpdateVersion.TryParse(Runs)!,
        BootId = $"boot-{_boot}",
        Records = Records,
        Wish = Wish,
        Bundle = version => Bundles.ContainsKey($"{version}.raucb") ? $"{version}.raucb" : null,
        Status = _ => Task.FromResult(Agent()),
        Time = Time,
    };

    public Task<UpdateReport> ApplyAsync(ApplyRequest? request = null) =>
        new UpdateApplier(this, Box).RunAsync(request ?? new ApplyRequest(), CancellationToken.None);

    /// <summary>Runs the gate to its end while time passes.</summary>
    public async Task<UpdateReport> GateAsync()
    {
        UpdateReport? report = null;
        var scheduler = new WatchedScheduler();
        var gate = scheduler.Run(
            async () => report = await new UpdateGate(this, Box, GateLimits.Usual).RunAsync(CancellationToken.None));
        await Until.TrueAsTimePasses(
            Time, scheduler, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15), () =>
                gate.IsCompleted, "the gate has judged");
        await gate;
        return report!;
    }

    /// <summary>The power goes and comes back, or the box restarts: an unconfirmed slot is tried once.</summary>
    public void Boot()
    {
        Booted = _next;
        _next = _good["A"] ? "A" : "B";
        _boot++;
    }

    public Task<SlotStanding> StandingAsync(CancellationToken stop) =>
        Task.FromResult(new SlotStanding(Board, Booted, _good[Booted], _good[Booted == "A" ? "B" : "A"]));

    public Task<BundleFacts> InspectAsync(string bundle, CancellationToken stop) =>
        Bundles.TryGetValue(Path.GetFileName(bundle), out var facts)
            ? Task.FromResult(facts)
            : throw new BundleRefusal($"{Path.GetFileName(bundle)} is not signed by whom this box trusts.");

    public Task InstallAsync(string bundle, CancellationToken stop)
    {
        if (Trouble is not null) throw Trouble;
        var other = Booted == "A" ? "B" : "A";
        (_version[other], _good[other], _next) = (Bundles[Path.GetFileName(bundle)].Version, false, other);
        Installed.Add(Path.GetFileName(bundle));
        return Task.CompletedTask;
    }

    public Task MarkAsync(bool good, CancellationToken stop)
    {
        _good[Booted] = good;
        _next = good ? Booted : Booted == "A" ? "B" : "A";
        return Task.CompletedTask;
    }

    public Task RestartAsync(CancellationToken stop)
    {
        Restarts++;
        Boot();
        return Task.CompletedTask;
    }

    public void Dispose() => _folder.Dispose();
}
