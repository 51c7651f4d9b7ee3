// All blocks of store.yaml that make meaning of sensors and contacts.
using EdgeAgent.Configuration.Reading;
using EdgeAgent.Insights.Beams;
using EdgeAgent.Insights.Cold;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Help;
using EdgeAgent.Insights.Shelves;

namespace EdgeAgent.Insights.Sensors;

/// <summary>What the store's sensors watch, by name.</summary>
public sealed record StoreSensors
{
    /// <summary>Shelves by their slots.</summary>
    public IReadOnlyDictionary<string, ShelfOptions> Shelves { get; init; } = new Dictionary<string, ShelfOptions>();

    /// <summary>Doors.</summary>
    public IReadOnlyDictionary<string, DoorOptions> Doors { get; init; } = new Dictionary<string, DoorOptions>();

    /// <summary>Cold places.</summary>
    public IReadOnlyDictionary<string, ColdOptions> Cold { get; init; } = new Dictionary<string, ColdOptions>();

    /// <summary>Places at which help can be called.</summary>
    public IReadOnlyDictionary<string, HelpOptions> Help { get; init; } = new Dictionary<string, HelpOptions>();

    /// <summary>Pairs of beams.</summary>
    public IReadOnlyDictionary<string, BeamOptions> Beams { get; init; } = new Dictionary<string, BeamOptions>();

    /// <summary>Reads the blocks.</summary>
    internal static StoreSensors Read(IStoreReader reader, ChannelBook book)
    {
        var doors = reader.Entries(
            "doors", "Doors with a contact, by names of your own.", NameRule.Place, "back",
            (name, block) => DoorOptions.Read(name, block, book));
        return new StoreSensors
        {
            Shelves = reader.Entries(
                "shelves", "Shelves that are weighed or measured, by their slots.", NameRule.Place, "A3-2",
                (slot, block) => ShelfOptions.Read(slot, block, book)),
            Doors = doors,
            Cold = reader.Entries(
                "cold", "Fridges, freezers and cold rooms, by names of your own.", NameRule.Place, "fridge-3",
                (name, block) => ColdOptions.Read(name, block, book, [.. doors.Keys])),
            Help = reader.Entries(
                "help", "Places with a call button, by names of your own.", NameRule.Place, "fitting-room",
                (name, block) => HelpOptions.Read(name, block, book)),
            Beams = reader.Entries(
                "beams",
                "Pairs of light beams that count people by direction; each is a line of the footfall, device/name.",
                NameRule.Place, "entrance", (name, block) => BeamOptions.Read(name, block, book)),
        };
    }
}
