// The options that say where the card is, and where the box.
using System.CommandLine;
using EdgeAgent.Appliance;
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Clock;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Lamp;
using EdgeAgent.Appliance.Programs;
using EdgeAgent.Configuration;
using EdgeAgent.Hosting.Kernel;

namespace EdgeAgent.Commands.Appliance;

/// <summary>The options of places.</summary>
internal sealed class PlaceOptions
{
    /// <summary>The card.</summary>
    public Option<string> Card { get; } = new("--card")
    {
        Description = "The folder where the card is mounted; one that is empty or missing counts as no card.",
        Required = true,
    };

    /// <summary>The root of the box.</summary>
    public Option<string> Root { get; } = new("--root")
    {
        Description = "A folder to take for the root of the box, to try it out.",
        DefaultValueFactory = _ => "/",
    };

    /// <summary>Where network units go.</summary>
    public Option<string?> NetworkUnits { get; } = new("--network-units")
    {
        Description = "Where the unit for systemd-networkd goes. Default: /run/systemd/network.",
    };

    /// <summary>Where the time servers go.</summary>
    public Option<string?> TimeUnits { get; } = new("--time-units")
    {
        Description = "Where the time servers for systemd-timesyncd go. Default: /run/systemd/timesyncd.conf.d.",
    };

    /// <summary>The lamp.</summary>
    public Option<string?> Lamp { get; } = new("--lamp")
    {
        Description = "The lamp under /sys/class/leds. Default: the first of those that boards are known to have.",
    };

    /// <summary>The box of a call, with its card.</summary>
    public BoxParts PartsOf(ParseResult parsed, DriverCatalogue drivers, TimeProvider time)
    {
        var card = Path.GetFullPath(parsed.GetValue(Card)!);
        var box = BoxOf(parsed);
        return new BoxParts
        {
            Box = box,
            Card = new CardFolder(card),
            Door = new CardDoor(card, ChildProgram.Call),
            Files = new DurableFiles(new DiskSteps()),
            Drivers = drivers,
            Call = ChildProgram.Call,
            Clock = ClockOf(box, time),
            Lamp = new StatusLamp(box.At(StatusLamp.ClassFolder), parsed.GetValue(Lamp)),
            Time = time,
        };
    }

    private BoxPaths BoxOf(ParseResult parsed)
    {
        var box = new BoxPaths(Path.GetFullPath(parsed.GetValue(Root)!));
        return box with
        {
            NetworkUnits = parsed.GetValue(NetworkUnits) ?? box.NetworkUnits,
            TimeUnits = parsed.GetValue(TimeUnits) ?? box.TimeUnits,
        };
    }

    // The clock of a folder that stands for a box is only looked at.
    private static BoxClock ClockOf(BoxPaths box, TimeProvider time) => new(
        box,
        new KernelClock(),
        to =>
        {
            if (box.IsThisMachine) KernelTime.Set(to);
        },
        time);
}
