// The words in which cameras say which way a vehicle went. What it means for the store, the installer says.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>Reads directions.</summary>
internal static class Headings
{
    /// <summary>The heading; null where the word says none.</summary>
    public static Heading? Of(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "in" or "enter" or "entry" => Heading.In,
        "out" or "exit" => Heading.Out,
        "forward" or "approach" or "obverse" or "towards" => Heading.Towards,
        "reverse" or "leave" or "away" => Heading.Away,
        _ => null,
    };

    /// <summary>In or out; null where the word says neither.</summary>
    public static bool? Inwards(string? word) => Of(word) switch
    {
        Heading.In => true,
        Heading.Out => false,
        _ => null,
    };
}
