// Makers of readers by their IANA private enterprise numbers, and Impinj's own numbers.
namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Private enterprise numbers of makers, and the names of their models.</summary>
internal static class Vendors
{
    /// <summary>Impinj.</summary>
    public const uint Impinj = 25882;

    /// <summary>Zebra Technologies.</summary>
    public const uint Zebra = 10642;

    /// <summary>Motorola, whose numbers Zebra's readers still use in their own parameters.</summary>
    public const uint Motorola = 161;

    /// <summary>Alien Technology.</summary>
    public const uint Alien = 17996;

    /// <summary>A maker's name, or its number where it is not known here.</summary>
    public static string Name(uint vendor) => vendor switch
    {
        Impinj => "Impinj",
        Zebra => "Zebra",
        Motorola => "Motorola",
        Alien => "Alien",
        _ => $"vendor {vendor}",
    };

    /// <summary>A model's name, or its number where it is not known here.</summary>
    public static string Model(uint vendor, uint model) => (vendor, model) switch
    {
        (Impinj, 2001001) => "Speedway R220",
        (Impinj, 2001002) => "Speedway R420",
        (Impinj, 2001003) => "xPortal",
        (Impinj, 2001007) => "xArray",
        (Impinj, 2001008) => "xSpan",
        (Impinj, 2001009) => "Speedway R120",
        (Impinj, 2001052) => "R700",
        _ => $"model {model}",
    };
}
