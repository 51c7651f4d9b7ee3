// What a fleet has done so far, in figures.
using System.Text.Json.Serialization;

namespace EdgeAgent.Headquarters.Simulation;

/// <summary>The figures of a moment.</summary>
internal sealed record FleetReport
{
    /// <summary>Boxes.</summary>
    public required int Boxes { get; init; }

    /// <summary>Those that are connected.</summary>
    public required long Connected { get; init; }

    /// <summary>Events made.</summary>
    public required long Made { get; init; }

    /// <summary>Events that the broker has acknowledged.</summary>
    public required long HopAcknowledged { get; init; }

    /// <summary>Events that headquarters covers.</summary>
    public required long Covered { get; init; }

    /// <summary>Events given up because a box kept too many.</summary>
    public required long GivenUp { get; init; }

    /// <summary>Messages with events.</summary>
    public required long Messages { get; init; }

    /// <summary>Messages sent twice on purpose.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Events sent again because headquarters asked.</summary>
    public required long Resent { get; init; }

    /// <summary>Connections opened.</summary>
    public required long Connects { get; init; }

    /// <summary>Connections lost or refused.</summary>
    public required long Losses { get; init; }

    /// <summary>Half of all events were covered within this many seconds; null where none was.</summary>
    public double? LagP50S { get; init; }

    /// <summary>99 of 100 were.</summary>
    public double? LagP99S { get; init; }

    /// <summary>Memory of this process, MB.</summary>
    public required long RssMb { get; init; }

    /// <summary>Why a connection was lost or refused last; null where none was.</summary>
    public string? LastComplaint { get; init; }

    /// <summary>Adds everything up.</summary>
    public static FleetReport Of(SimulationOptions options, FleetCounts counts, IReadOnlyList<BoxLife> lives) => new()
    {
        Boxes = options.Boxes,
        Connected = counts.Connected.Value,
        Made = lives.Sum(life => life.Box.Events.Last),
        HopAcknowledged = lives.Sum(life => life.Box.Events.Settled),
        Covered = lives.Sum(life => life.Box.Events.Covered),
        GivenUp = lives.Sum(life => life.Box.Events.GivenUp),
        Messages = counts.Messages.Value,
        Duplicates = counts.Duplicates.Value,
        Resent = counts.Resent.Value,
        Connects = counts.Connects.Value,
        Losses = counts.Losses.Value,
        LagP50S = Rounded(counts.Lag.Quantile(0.5)),
        LagP99S = Rounded(counts.Lag.Quantile(0.99)),
        RssMb = Environment.WorkingSet >> 20,
        LastComplaint = counts.LastComplaint,
    };

    private static double? Rounded(double? seconds) => seconds is { } known ? Math.Round(known, 3) : null;
}

/// <summary>JSON of the report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FleetReport))]
internal sealed partial class FleetReportJson : JsonSerializerContext;
