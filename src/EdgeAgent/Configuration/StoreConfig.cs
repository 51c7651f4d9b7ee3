// store.yaml as values: what the whole service is built from. Immutable; made only by the loader.
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Configuration.Reading;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Insights.Tags;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox;
using EdgeAgent.Outputs;
using EdgeAgent.Uplink;
using EdgeAgent.VoicePicking;

namespace EdgeAgent.Configuration;

/// <summary>Everything that <c>store.yaml</c> says.</summary>
public sealed record StoreConfig
{
    /// <summary>Who the box is.</summary>
    public required StoreIdentity Store { get; init; }

    /// <summary>The zones by name, with what each asks of a tag.</summary>
    public required IReadOnlyDictionary<string, ZoneOptions> Zones { get; init; }

    /// <summary>What holds for the tags of all zones.</summary>
    public required TagOptions Tags { get; init; }

    /// <summary>Whom a plate belongs to, and what of it leaves the box.</summary>
    public required VehicleOptions Vehicles { get; init; }

    /// <summary>What is counted and told of visitors.</summary>
    public required FootfallOptions Footfall { get; init; }

    /// <summary>Pickers who work by voice; null = none do.</summary>
    public VoicePickingOptions? VoicePicking { get; init; }

    /// <summary>The devices in the order of the file, switched-off ones included.</summary>
    public required IReadOnlyList<DeviceConfig> Devices { get; init; }

    /// <summary>What shelves, doors, cold places, call buttons and beams mean.</summary>
    public StoreSensors Sensors { get; init; } = new();

    /// <summary>Lamps and buzzers, and what switches them, by name.</summary>
    public IReadOnlyDictionary<string, OutputOptions> Outputs { get; init; } = new Dictionary<string, OutputOptions>();

    /// <summary>How much is kept, and how long.</summary>
    public required OutboxOptions Outbox { get; init; }

    /// <summary>Where HQ is; null = the box keeps everything and hands nothing over.</summary>
    public required UplinkOptions? Uplink { get; init; }

    /// <summary>The version of the box that HQ wants; null = none.</summary>
    public UpdateOptions? Updates { get; init; }

    /// <summary>The folder that holds all state, absolute.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The local web page.</summary>
    public required WebOptions Web { get; init; }

    /// <summary>What is logged, and where.</summary>
    public required LogOptions Log { get; init; }

    /// <summary>The first 12 hex digits of the file's SHA-256: shows HQ which config runs.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The file's own text, comments included; secrets in it are references.</summary>
    public string Text { get; init; } = "";

    /// <summary>Reads the whole file; every fault goes to <paramref name="reader"/>.</summary>
    internal static StoreConfig Read(IStoreReader reader, DriverCatalogue drivers, string folder)
    {
        var store = reader.StoreBlock("store", "Who this box is.", StoreIdentity.Read);
        var zones = reader.Entries(
            "zones",
            "The areas of the store, by the chain's own names.",
            NameRule.Zone,
            "floor/women",
            (_, block) => ZoneOptions.Read(block));
        var tags = reader.Block("tags", "What holds for the tags of all zones.", TagOptions.Read);
        var vehicles = reader.Block("vehicles", "Vehicles and their plates.", VehicleOptions.Read);
        var footfall = reader.Block("footfall", "What is told of visitors.", FootfallOptions.Read);
        var ids = new List<string>();
        var devices = reader.Entries(
            "devices",
            "The devices, by ids of the store's choice.",
            NameRule.TopicLevel,
            "dock-reader",
            (id, block) =>
            {
                ids.Add(id);
                return DeviceConfig.Read(id, block, drivers);
            });
        var book = new ChannelBook(ids, devices.Values);
        var sensors = StoreSensors.Read(reader, book);
        var outputs = reader.Entries(
            "outputs",
            "Lamps, buzzers and other outputs, and what switches them on, by names of your own.",
            NameRule.Place,
            "lamp-a3",
            (name, block) => OutputOptions.Read(name, block, book, sensors));
        var voicePicking = reader.OptionalBlock(
            "voice-picking", "Pickers who work by voice; without this block none do.", VoicePickingOptions.Read);
        var log = reader.Block("log", "What is logged, and where.", LogOptions.Read);
        var state = reader.TextOr(
            "state", "The folder that holds all state; on a disk that survives a restart.", "/var/lib/edge-agent");
        return new StoreConfig
        {
            Store = store,
            Zones = zones,
            Tags = tags,
            Vehicles = vehicles,
            Footfall = footfall,
            VoicePicking = voicePicking?.From(folder),
            Devices = [.. devices.Values],
            Sensors = sensors,
            Outputs = outputs,
            Outbox = reader.Block("outbox", "What is kept on disk until HQ has it.", OutboxOptions.Read),
            Uplink = reader.OptionalBlock(
                "uplink", "Where HQ's broker is; without this block the box keeps everything.", UplinkOptions.Read),
            Updates = reader.OptionalBlock(
                "updates", "The version of this box that HQ wants; without this block HQ wants none.",
                UpdateOptions.Read),
            StateFolder = Path.GetFullPath(state, folder),
            Web = reader.Block("web", "The status page, health and metrics.", WebOptions.Read),
            Log = log with { Folder = log.Folder is null ? null : Path.GetFullPath(log.Folder, folder) },
        };
    }
}
