// A box and its card in two folders, and the first boot run on them.
using System.Text;
using EdgeAgent.Appliance;
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Clock;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.FirstBoot;
using EdgeAgent.Appliance.Lamp;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Hosting;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Tests.Appliance;

internal sealed class TestBox : IDisposable
{
    public const string Store = "store:\n  tenant: demo\n  store: 0042\n  box: box-1\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("edge-box-").FullName;

    public TestBox() => Directory.CreateDirectory(CardFolder);

    public string CardFolder => Path.Combine(_folder, "card");

    public BoxPaths Paths => new(Path.Combine(_folder, "box"));

    public List<string> Calls { get; } = [];

    public ManualTime Time { get; } = new();

    public string Result => File.ReadAllText(OnCard("RESULT.txt"));

    public string OnCard(string name) => Path.Combine(CardFolder, name);

    public string Credential(string name) => Path.Combine(Paths.Credentials, name);

    public void Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public void Put(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(OnCard(name))!);
        File.WriteAllBytes(OnCard(name), content);
    }

    public InstallationReport Boot(IFileSteps? steps = null) => new FirstBootRun(Parts(steps ?? new DiskSteps())).Run();

    public BoxParts Parts(IFileSteps steps) => new()
    {
        Box = Paths,
        Card = new CardFolder(CardFolder),
        Door = new CardDoor(CardFolder, Call),
        Files = new DurableFiles(steps),
        Drivers = DriverList.All,
        Call = Call,
        Clock = Clock,
        Lamp = Lamp,
        Time = Time,
    };

    public BoxClock Clock => new(Paths, new FixedClock(Quality), ClockSets.Add, Time);

    public StatusLamp Lamp => new(Paths.At(StatusLamp.ClassFolder), null);

    public ClockState Quality { get; set; } = ClockState.Estimated;

    public List<DateTimeOffset> ClockSets { get; } = [];

    public bool Call(string program, params string[] arguments)
    {
        Calls.Add($"{program} {string.Join(' ', arguments)}");
        return true;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal sealed record FixedClock(ClockState Now) : IClockQuality;
}
