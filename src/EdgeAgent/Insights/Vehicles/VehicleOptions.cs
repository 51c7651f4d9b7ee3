// The `vehicles:` block of store.yaml: whom a plate belongs to, what of it leaves the box, and when a car counts as
// gone.
using EdgeAgent.Contracts;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>The options of the vehicle insight.</summary>
public sealed record VehicleOptions
{
    /// <summary>
    /// The store's key for plates: 32 bytes; null = no plate key leaves the box, and no list matches.
    /// </summary>
    public SecretReference? Key { get; init; }

    /// <summary>The key before the last rotation: lists made with it still match.</summary>
    public SecretReference? PreviousKey { get; init; }

    /// <summary>The list of known plates, as keyed hashes; null = none.</summary>
    public string? List { get; init; }

    /// <summary>The name of HQ's list of known plates, which follows HQ without a restart; null = none.</summary>
    public string? HqList { get; init; }

    /// <summary>Whether the plate itself stands in the events.</summary>
    public bool ClearPlates { get; init; }

    /// <summary>
    /// The confidence from which a first reading is told at once; below it the passage's best is told.
    /// </summary>
    public double Confidence { get; init; } = 0.8;

    /// <summary>How long a passage may go on before its best reading is told.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Unseen for so long, a vehicle counts as gone; null = by whether a camera watches the exit.</summary>
    public TimeSpan? LeftAfter { get; init; }

    /// <summary>What each camera watches, by device id; a camera that is not named overlooks the car park.</summary>
    public IReadOnlyDictionary<string, VehicleCameraOptions> Cameras { get; init; } =
        new Dictionary<string, VehicleCameraOptions>();

    /// <summary>How long a vehicle may be unseen.</summary>
    public TimeSpan GoneAfter => LeftAfter
        ?? (Cameras.Values.Any(camera => camera.Role is CameraRole.Exit or CameraRole.Both)
            ? TimeSpan.FromHours(12)
            : TimeSpan.FromMinutes(30));

    /// <summary>Reads the block.</summary>
    public static VehicleOptions Read(IOptionReader reader)
    {
        var standard = new VehicleOptions();
        var options = new VehicleOptions
        {
            Key = reader.OptionalSecret(
                "key",
                "The store's key for plates: 32 bytes as hex or base64. Only hashes made with it leave the box."),
            PreviousKey = reader.OptionalSecret(
                "previous-key", "The key before the last rotation: lists that were made with it still match."),
            List = reader.OptionalFile(
                "list",
                "Known plates, a line each: the plate's keyed hash, an id, and member, delivery or blocked.",
                "members.csv"),
            HqList = reader.OptionalText(
                "hq-list",
                "Known plates as HQ sends them, instead of `list`: the name of HQ's list; it follows HQ without a restart.",
                "members"),
            ClearPlates = reader.Flag(
                "clear-plates",
                "Puts the plate itself into the events. It is personal data: only where the law and HQ allow it.",
                standard.ClearPlates),
            Confidence = reader.Number(
                "confidence",
                "From here on a first reading is told at once; below it the best reading of the passage is told.",
                standard.Confidence, 0, 1),
            Patience = reader.Duration(
                "patience", "How long a passage may go on before its best reading is told.", standard.Patience,
                TimeSpan.Zero, TimeSpan.FromMinutes(5)),
            LeftAfter = reader.OptionalDuration(
                "left-after",
                "Unseen for so long, a vehicle has left. Without it 12h where a camera watches the exit, else 30m.",
                TimeSpan.FromMinutes(1), TimeSpan.FromDays(7)),
            Cameras = reader.Named(
                "cameras", "What each camera watches, by its device id.", VehicleCameraOptions.Read),
        };
        if (options.List is not null && options.Key is null)
            reader.Fault("list", "`vehicles.list` holds hashes under the store's key: name that key by `key:`.");
        if (options.HqList is not null && options.Key is null)
            reader.Fault("hq-list", "HQ's list holds hashes under the store's key: name that key by `key:`.");
        if (options.HqList is not null && options.List is not null)
            reader.Fault("hq-list", "`vehicles.hq-list` and `vehicles.list` exclude each other: keep one of them.");
        if (options.HqList is { } name && !Topics.IsLevel(name))
            reader.Fault("hq-list", $"`vehicles.hq-list` is `{name}`: expected a name of a-z, 0-9, `_` and `-`.");
        return options;
    }
}

/// <summary>What one camera watches.</summary>
/// <param name="Role">Where it stands.</param>
/// <param name="Towards">What driving towards it means, where it stands at both.</param>
/// <param name="Zone">The zone it watches; null = none named.</param>
public sealed record VehicleCameraOptions(CameraRole Role, Way Towards, string? Zone)
{
    /// <summary>Reads the block of one camera.</summary>
    public static VehicleCameraOptions Read(IOptionReader reader) => new(
        reader.Choice("role", "Where the camera stands.", CameraRole.CarPark),
        reader.Choice("towards", "For `role: both`: what driving towards the camera means.", Way.In),
        reader.OptionalText("zone", "The zone that it watches, for the events.", "car-park"));
}

/// <summary>Where a camera stands.</summary>
public enum CameraRole
{
    /// <summary>It overlooks the car park: who is seen is here, who is not seen any more has left.</summary>
    CarPark,

    /// <summary>At the entrance: who passes comes in.</summary>
    Entrance,

    /// <summary>At the exit: who passes goes out.</summary>
    Exit,

    /// <summary>
    /// At a gate for both ways: the heading decides; without one, who is here goes and who is not comes.
    /// </summary>
    Both,
}

/// <summary>One of the two ways through a gate.</summary>
public enum Way
{
    /// <summary>Onto the site.</summary>
    In,

    /// <summary>Off the site.</summary>
    Out,
}
