// What kind of reader is emulated: the identity and the tables that it shows to clients.
using EdgeAgent.Drivers.Llrp.Client;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>The identity and abilities of an emulated reader.</summary>
public sealed record ReaderProfile
{
    /// <summary>The word for it in scenes.</summary>
    public required string Name { get; init; }

    /// <summary>The maker's IANA private enterprise number.</summary>
    public required uint Vendor { get; init; }

    /// <summary>The maker's model number.</summary>
    public required uint Model { get; init; }

    /// <summary>Firmware version.</summary>
    public required string Firmware { get; init; }

    /// <summary>Antenna ports.</summary>
    public ushort Antennas { get; init; } = 4;

    /// <summary>Transmit powers: index and 1/100 dBm.</summary>
    public required IReadOnlyList<(ushort Index, short CentiDbm)> Powers { get; init; }

    /// <summary>The id of its hop table; null = fixed channels.</summary>
    public byte? HopTable { get; init; }

    /// <summary>The ids of its RF modes.</summary>
    public required IReadOnlyList<uint> Modes { get; init; }

    /// <summary>Whether it can hold events and reports.</summary>
    public bool CanHold { get; init; } = true;

    /// <summary>Whether it warns of a full report buffer.</summary>
    public bool CanWarn { get; init; } = true;

    /// <summary>Whether it has Impinj's extensions.</summary>
    public bool HasImpinjExtensions => Vendor == Vendors.Impinj;

    /// <summary>A reader of no particular make: few powers, fixed channels.</summary>
    public static ReaderProfile Generic { get; } = new()
    {
        Name = "generic",
        Vendor = 0,
        Model = 1,
        Firmware = "1.0.0",
        Powers = Ladder(1000, 3000, 100),
        Modes = [0, 1, 2],
    };

    /// <summary>An Impinj Speedway R420 with its extensions, for the FCC region.</summary>
    public static ReaderProfile Impinj { get; } = new()
    {
        Name = "impinj",
        Vendor = Vendors.Impinj,
        Model = 2001002,
        Firmware = "6.4.1.240",
        Powers = Ladder(1000, 3250, 25),
        HopTable = 1,
        Modes = [0, 1, 2, 3, 4, 1000, 1002, 1003, 1004, 1005],
    };

    /// <summary>A Zebra FX with eight ports.</summary>
    public static ReaderProfile Zebra { get; } = new()
    {
        Name = "zebra",
        Vendor = Vendors.Zebra,
        Model = 96008,
        Firmware = "3.25.63",
        Antennas = 8,
        Powers = Ladder(1000, 3000, 10),
        HopTable = 1,
        Modes = [1, 3, 5, 7, 9, 11],
    };

    /// <summary>All profiles that scenes may name.</summary>
    public static IReadOnlyList<ReaderProfile> All { get; } = [Generic, Impinj, Zebra];

    // Indexes begin at 1 and are no powers: a client that mixes the two up is caught.
    private static (ushort Index, short CentiDbm)[] Ladder(short from, short to, short step) =>
        [.. Enumerable.Range(0, (to - from) / step + 1)
            .Select(rung => ((ushort)(rung + 1), (short)(from + rung * step)))];
}
