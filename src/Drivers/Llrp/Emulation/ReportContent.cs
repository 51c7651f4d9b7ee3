// When an emulated reader reports, and which fields its rows have (ROReportSpec).
using EdgeAgent.Drivers.Llrp.Client;
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>The meaning of a ROReportSpec.</summary>
internal sealed record ReportContent
{
    /// <summary>Every row at once, with every usual field: what readers do that were told nothing.</summary>
    public static ReportContent Default { get; } = new() { Rows = 1, Fields = 0xFFC0 };

    /// <summary>Rows after which the reader reports by itself; 0 = only when asked.</summary>
    public int Rows { get; init; }

    /// <summary>The bits of TagReportContentSelector, ROSpecID at the top.</summary>
    public ushort Fields { get; init; }

    /// <summary>Whether rows have the PC word.</summary>
    public bool ProtocolControl { get; init; }

    /// <summary>Whether rows have Impinj's RSSI in 1/100 dBm.</summary>
    public bool ImpinjRssi { get; init; }

    /// <summary>True where the selector's bit is set.</summary>
    /// <param name="bit">From the top: 0 = ROSpecID, 3 = AntennaID, 5 = PeakRSSI, 6 and 7 = times, 8 =
    /// TagSeenCount.</param>
    public bool Has(int bit) => (Fields & (0x8000 >> bit)) != 0;

    /// <summary>Reads the body of a ROReportSpec.</summary>
    public static ReportContent Read(ReadOnlySpan<byte> body)
    {
        const byte onRequest = 0;
        var fields = new FieldReader(body);
        var trigger = fields.U8();
        var rows = fields.U16();
        var content = new ReportContent { Rows = trigger == onRequest ? 0 : rows };
        var parameters = fields.Parameters();
        while (parameters.Read())
        {
            var inner = new FieldReader(parameters.Body);
            if (parameters.Type == ParameterType.TagReportContentSelector)
            {
                content = content with { Fields = inner.U16() };
                content = content with { ProtocolControl = WantsProtocolControl(inner.Parameters()) };
            }
            else if (parameters.Type == ParameterType.Custom && inner.U32() == Vendors.Impinj &&
                inner.U32() == ImpinjNumbers.TagReportContentSelector)
            {
                content = content with { ImpinjRssi = true };
            }
        }

        return content;
    }

    private static bool WantsProtocolControl(ParameterReader parameters)
    {
        var wants = false;
        while (parameters.Read())
        {
            if (parameters.Type != ParameterType.C1G2EPCMemorySelector) continue;
            var fields = new FieldReader(parameters.Body);
            fields.Bit(); // CRC
            wants = fields.Bit();
        }

        return wants;
    }
}
