// A load cell gives counts. Two of them, with nothing on it and with a known mass, make its scale.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>The calibration of one load cell.</summary>
/// <param name="Tare">Counts with nothing on it but what always stands there.</param>
/// <param name="SpanCounts">Counts with the known mass on it.</param>
/// <param name="SpanKilograms">The known mass.</param>
public sealed record LoadCell(double Tare, double SpanCounts, double SpanKilograms)
{
    private const double CountsAtMost = 4_294_967_296; // 32 bits: more than any converter has

    /// <summary>Reads a <c>load-cell:</c> block.</summary>
    public static LoadCell Read(IOptionReader reader)
    {
        var cell = new LoadCell(
            reader.Number(
                "tare", "Counts with nothing on the cell; `edge-agent devices --probe` shows them.",
                null, -CountsAtMost, CountsAtMost),
            reader.Number(
                "span-counts", "Counts with the known mass on the cell.", null, -CountsAtMost, CountsAtMost),
            reader.Number("span", "The known mass.", 1, 0.001, 10_000, "kg"));
        if (cell.SpanCounts == cell.Tare)
            reader.Fault("span-counts", "`span-counts` equals `tare`: the known mass has to change the counts.");
        return cell;
    }

    /// <summary>The mass that lies on the cell, in kg; negative where the tare has drifted.</summary>
    public double Kilograms(double counts) => (counts - Tare) / (SpanCounts - Tare) * SpanKilograms;
}
