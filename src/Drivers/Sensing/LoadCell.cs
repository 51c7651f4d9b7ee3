// A load cell gives counts. Two of them, with nothing on it and with a known mass, make its scale. Where the config
// names none, the counts are told as they are: a calibration on the box makes weight of them.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>One load cell.</summary>
/// <param name="Scale">Its scale; null = the readings are counts.</param>
public sealed record LoadCell(LoadCellScale? Scale)
{
    private const double CountsAtMost = 4_294_967_296; // 32 bits: more than any converter has

    /// <summary>What its readings are: masses in kg, or plain counts.</summary>
    public Quantity Quantity => Scale is null ? Quantity.Number : Quantity.Mass;

    /// <summary>Reads a <c>load-cell:</c> block.</summary>
    public static LoadCell Read(IOptionReader reader)
    {
        var tare = reader.OptionalNumber(
            "tare",
            "Counts with nothing on the cell. Without `tare` and `span-counts` the readings are counts, and "
            + "`edge-agent devices calibrate` makes weight of them.",
            -CountsAtMost, CountsAtMost);
        var counts = reader.OptionalNumber(
            "span-counts", "Counts with the known mass on the cell.", -CountsAtMost, CountsAtMost);
        var span = reader.Number("span", "The known mass.", 1, 0.001, 10_000, "kg");
        if (tare is null && counts is null) return new LoadCell(Scale: null);
        if (tare is null)
            reader.Fault("tare", "`tare` is missing: `span-counts` makes a scale only together with it.");
        else if (counts is null)
            reader.Fault("span-counts", "`span-counts` is missing: `tare` makes a scale only together with it.");
        else if (counts == tare)
            reader.Fault("span-counts", "`span-counts` equals `tare`: the known mass has to change the counts.");
        return new LoadCell(new LoadCellScale(tare ?? 0, counts ?? 1, span));
    }

    /// <summary>The reading: the mass that lies on the cell in kg, or the counts.</summary>
    public double Value(double counts) => Scale?.Kilograms(counts) ?? counts;
}

/// <summary>The scale of one load cell.</summary>
/// <param name="Tare">Counts with nothing on it but what always stands there.</param>
/// <param name="SpanCounts">Counts with the known mass on it.</param>
/// <param name="SpanKilograms">The known mass.</param>
public sealed record LoadCellScale(double Tare, double SpanCounts, double SpanKilograms)
{
    /// <summary>The mass that lies on the cell, in kg; negative where the tare has drifted.</summary>
    public double Kilograms(double counts) => (counts - Tare) / (SpanCounts - Tare) * SpanKilograms;
}
