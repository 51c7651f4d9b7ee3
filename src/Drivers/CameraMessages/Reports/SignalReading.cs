// Whatever a camera says that is neither a vehicle nor a count.
namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>A zone, a line, a sensor, a tracked object.</summary>
public sealed record SignalReading
{
    /// <summary>The topic on which it came.</summary>
    public string? Topic { get; init; }

    /// <summary>The kind of object: <c>human</c>, <c>vehicle</c>.</summary>
    public string? ObjectClass { get; init; }

    /// <summary>The id of the object, as long as it is tracked.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The rule, scenario or line that fired.</summary>
    public string? Rule { get; init; }

    /// <summary>The region within the picture.</summary>
    public string? Region { get; init; }

    /// <summary>What was detected in it: <c>human</c>, <c>vehicle</c>.</summary>
    public string? Target { get; init; }

    /// <summary>The direction as sent.</summary>
    public string? Direction { get; init; }

    /// <summary>True for in, false for out, null where it is neither.</summary>
    public bool? Inwards { get; init; }

    /// <summary>The value of a sensor, in the unit that its kind has (°C for a temperature).</summary>
    public double? Value { get; init; }

    /// <summary>The threshold that the value crossed.</summary>
    public double? Threshold { get; init; }

    /// <summary>How urgent the source finds it.</summary>
    public string? Severity { get; init; }
}
