// One device as the agent's own status shows it.
using System.Text.Json;

namespace EdgeAgent.HardwareTests.Store;

/// <summary>A device of the running agent.</summary>
public sealed record DeviceView
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Its id in store.yaml.</summary>
    public required string Id { get; init; }

    /// <summary>`Up`, `Lost`, `Failed`, `Starting`, `LeftOut`, `Stopped`.</summary>
    public required string State { get; init; }

    /// <summary>What is wrong; null when all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>Observations since the start.</summary>
    public long Observations { get; init; }

    /// <summary>Observations that found no room in the box.</summary>
    public long Dropped { get; init; }

    /// <summary>Times it was lost since the start.</summary>
    public long Losses { get; init; }

    /// <summary>Its counters.</summary>
    public IReadOnlyDictionary<string, long> Counters { get; init; } = new Dictionary<string, long>();

    /// <summary>Its gauges.</summary>
    public IReadOnlyDictionary<string, double> Gauges { get; init; } = new Dictionary<string, double>();

    /// <summary>A counter; 0 where it was never counted.</summary>
    public long Counter(string name) => Counters.GetValueOrDefault(name);

    /// <summary>How much a counter has risen since an earlier view.</summary>
    public long Since(DeviceView before, string name) => Counter(name) - before.Counter(name);

    /// <summary>All devices of a status document.</summary>
    public static IReadOnlyDictionary<string, DeviceView> Read(string status) =>
        JsonDocument.Parse(status).RootElement.GetProperty("devices").EnumerateArray()
            .Select(device => device.Deserialize<DeviceView>(Json)!)
            .ToDictionary(device => device.Id);
}
