// The `outputs:` block of store.yaml: which lamp or buzzer is on while what is the case.
using EdgeAgent.Configuration.Reading;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Outputs;

/// <summary>The options of one output.</summary>
public sealed record OutputOptions
{
    /// <summary>The output that is switched.</summary>
    public SignalName? Output { get; init; }

    /// <summary>It is on while any of these is the case.</summary>
    public IReadOnlyList<OutputCause> Causes { get; init; } = [];

    /// <summary>Once on, it stays on for so long.</summary>
    public TimeSpan OnAtLeast { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Once off, it stays off for so long.</summary>
    public TimeSpan OffAtLeast { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>It goes off after so long though the cause lasts, until there is a new one; null = never.</summary>
    public TimeSpan? OnAtMost { get; init; }

    /// <summary>Reads the block of one output.</summary>
    internal static OutputOptions Read(string name, IOptionReader reader, ChannelBook book, StoreSensors sensors)
    {
        var standard = new OutputOptions();
        var hour = TimeSpan.FromHours(1);
        var shelves = ("shelves", (IReadOnlyCollection<string>)[.. sensors.Shelves.Keys]);
        var cold = ("cold", (IReadOnlyCollection<string>)[.. sensors.Cold.Keys]);
        var doors = ("doors", (IReadOnlyCollection<string>)[.. sensors.Doors.Keys]);
        var help = ("help", (IReadOnlyCollection<string>)[.. sensors.Help.Keys]);
        var options = new OutputOptions
        {
            Output = book.Output(reader, "output", "What is switched, as device/output.", "pins/lamp-a3"),
            Causes =
            [
                .. Named(Condition.ShelfEmpty, "these shelves is empty", "[A3-2]", shelves),
                .. Named(Condition.ShelfLow, "these shelves is low or empty", "[A3-2]", shelves),
                .. Named(Condition.ColdWarning, "these cold places is too warm for a while", "[fridge-3]", cold),
                .. Named(Condition.ColdBreach, "these cold places is too warm for too long", "[fridge-3]", cold),
                .. Named(Condition.DoorOpen, "these doors is open", "[back]", doors),
                .. Named(Condition.DoorHeld, "these doors is open for too long", "[back]", doors),
                .. Named(Condition.HelpCalled, "these places waits for help", "[fitting-room]", help),
                .. Named(Condition.DeviceLost, "these devices is lost", "[dock-reader]", ("devices", book.Devices)),
            ],
            OnAtLeast = reader.Duration(
                "on-at-least", "Once on, it stays on for so long.", standard.OnAtLeast, TimeSpan.Zero, hour),
            OffAtLeast = reader.Duration(
                "off-at-least", "Once off, it stays off for so long.", standard.OffAtLeast, TimeSpan.Zero, hour),
            OnAtMost = reader.OptionalDuration(
                "on-at-most", "It goes off after so long though the cause lasts: a buzzer that has been heard.",
                TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1)),
        };
        Check(name, options, reader, book);
        return options;

        // The key is the condition's own name: `shelf-empty` names shelves that are empty.
        IEnumerable<OutputCause> Named(
            Condition kind, string what, string example, (string Block, IReadOnlyCollection<string> Names) known)
        {
            var key = ChoiceText.Of(kind);
            var names = reader.Texts(key, $"On while any of {what}.", example);
            foreach (var unknown in names.Where(one => !known.Names.Contains(one)))
                reader.Fault(
                    key,
                    $"`{key}` names `{unknown}`, which does not stand under `{known.Block}:`."
                    + ChannelBook.Meant(unknown, known.Names));
            return names.Select(one => new OutputCause(kind, one));
        }
    }

    private static void Check(string name, OutputOptions options, IOptionReader reader, ChannelBook book)
    {
        if (options.Output is null)
            reader.Fault("output", "Say what is switched: `output`, as device/output, such as `pins/lamp-a3`.");
        book.Take(reader, "output", options.Output, "output", $"output `{name}`");
        if (options.Causes.Count == 0)
            reader.Fault("output", "Say when it is on, such as `shelf-empty: [A3-2]`.");
        if (options.OnAtMost < options.OnAtLeast)
            reader.Fault("on-at-most", "`on-at-most` is shorter than `on-at-least`: make it at least as long.");
    }
}

/// <summary>What switches an output on.</summary>
/// <param name="Kind">The kind of condition.</param>
/// <param name="Name">The shelf, place, door or device.</param>
public sealed record OutputCause(Condition Kind, string Name);
