// The `doors:` block of store.yaml.
using EdgeAgent.Drivers.Options;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Doors;

/// <summary>The state of a contact.</summary>
public enum ContactState
{
    /// <summary>Off.</summary>
    Off,

    /// <summary>On.</summary>
    On,
}

/// <summary>The options of one door.</summary>
/// <param name="Contact">Its contact.</param>
/// <param name="OpenWhen">The state of the contact that means open.</param>
/// <param name="HeldAfter">A door that is open for so long is told; null = never.</param>
public sealed record DoorOptions(SignalName? Contact, ContactState OpenWhen, TimeSpan? HeldAfter)
{
    /// <summary>Reads the block of one door.</summary>
    internal static DoorOptions Read(string name, IOptionReader reader, ChannelBook book)
    {
        var options = new DoorOptions(
            book.Input(reader, "contact", "Its contact, as device/input.", "pins/back-door"),
            reader.Choice(
                "open-when", "The state of the contact that means open: usual contacts are on while the door is shut.",
                ContactState.Off),
            reader.OptionalDuration(
                "held-after", "A door that is open for so long is told; never where left out.",
                TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)));
        if (options.Contact is null)
            reader.Fault("contact", "A door needs its `contact`, as device/input, such as `pins/back-door`.");
        book.Take(reader, "contact", options.Contact, "contact", $"door `{name}`");
        return options;
    }
}
