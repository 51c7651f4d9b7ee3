// The value of a metric as it travels: one of the fields 10 to 15 of the metric message.
namespace EdgeAgent.Sparkplug.Payloads;

/// <summary>A value; which type it has is told by the birth alone.</summary>
internal abstract record MetricValue
{
    /// <summary>Field 10: whole numbers of up to 32 bits.</summary>
    public sealed record Whole32(uint Bits) : MetricValue;

    /// <summary>Field 11: whole numbers of 64 bits, and times.</summary>
    public sealed record Whole64(ulong Bits) : MetricValue;

    /// <summary>Field 12.</summary>
    public sealed record Single(float Number) : MetricValue;

    /// <summary>Field 13.</summary>
    public sealed record Real(double Number) : MetricValue;

    /// <summary>Field 14.</summary>
    public sealed record Truth(bool Yes) : MetricValue;

    /// <summary>Field 15.</summary>
    public sealed record Text(string Words) : MetricValue;

    /// <summary>Fields 16 to 19 (bytes, data sets, templates, extensions), which no metric here has.</summary>
    public sealed record PassedOver(int Field) : MetricValue;
}
