// The hot path: walks the tags of an RO_ACCESS_REPORT. One pass, no allocation, no exceptions.
using System.Buffers.Binary;

namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>Reads the tags of a report one after another: <c>while (reader.Read(out var tag))</c>. Surveys and vendors'
/// parameters beside the tags are skipped; walk the body with <see cref="ParameterReader"/> for them.</summary>
/// <param name="body">The report's bytes behind its header.</param>
public ref struct TagReportReader(ReadOnlySpan<byte> body)
{
    private const uint Impinj = 25882;
    private const uint ImpinjRFPhaseAngle = 56;
    private const uint ImpinjPeakRSSI = 57;
    private const uint ImpinjRFDopplerFrequency = 68;

    private ParameterReader _parameters = new(body);

    /// <summary>Faults within tags so far; their siblings are not affected.</summary>
    public int TagFaults { get; private set; }

    /// <summary>Of these, tags whose EPC could not be read and which are therefore not handed out.</summary>
    public int TagsLost { get; private set; }

    /// <summary>Why the last <see cref="Read"/> gave false before the report's end; nothing behind is read.</summary>
    public readonly ParameterFault Fault => _parameters.Fault;

    /// <summary>Where the fault is, in bytes from the start of the body.</summary>
    public readonly int FaultOffset => _parameters.Offset;

    /// <summary>Goes to the next tag that has an EPC.</summary>
    /// <returns>False at the end of the report, or at a <see cref="Fault"/>.</returns>
    public bool Read(out TagReport tag)
    {
        while (_parameters.Read())
        {
            if (_parameters.Type != ParameterType.TagReportData) continue;
            tag = default;
            var hasEpc = Decode(_parameters.Body, ref tag);
            if (tag.Fault != ParameterFault.None || !hasEpc) TagFaults++;
            if (hasEpc) return true;
            TagsLost++;
        }

        tag = default;
        return false;
    }

    private static bool Decode(ReadOnlySpan<byte> body, ref TagReport tag)
    {
        tag.Body = body;
        var hasEpc = false;
        var parameters = new ParameterReader(body);
        while (parameters.Read())
        {
            if (parameters.IsTv) hasEpc |= DecodeTv(parameters.Type, parameters.Body, ref tag);
            else hasEpc |= DecodeTlv(parameters.Type, parameters.Body, ref tag);
        }

        if (parameters.Fault != ParameterFault.None) tag.Fault = parameters.Fault;
        return hasEpc;
    }

    // A TV has always as many bytes as its type asks for: ParameterReader has seen to that. True for the EPC.
    private static bool DecodeTv(ParameterType type, ReadOnlySpan<byte> value, ref TagReport tag)
    {
        switch (type)
        {
            case ParameterType.EPC96:
                tag.Epc = value;
                tag.EpcBits = 96;
                return true;
            case ParameterType.AntennaID:
                tag.AntennaId = BinaryPrimitives.ReadUInt16BigEndian(value);
                tag.Present |= TagFields.AntennaId;
                break;
            case ParameterType.PeakRSSI:
                if (!tag.Has(TagFields.Rssi)) tag.RssiCentiDbm = (short)((sbyte)value[0] * 100);
                tag.Present |= TagFields.Rssi;
                break;
            case ParameterType.FirstSeenTimestampUTC:
                tag.FirstSeenUtc = BinaryPrimitives.ReadUInt64BigEndian(value);
                tag.Present |= TagFields.FirstSeenUtc;
                break;
            case ParameterType.FirstSeenTimestampUptime:
                tag.FirstSeenUptime = BinaryPrimitives.ReadUInt64BigEndian(value);
                tag.Present |= TagFields.FirstSeenUptime;
                break;
            case ParameterType.LastSeenTimestampUTC:
                tag.LastSeenUtc = BinaryPrimitives.ReadUInt64BigEndian(value);
                tag.Present |= TagFields.LastSeenUtc;
                break;
            case ParameterType.LastSeenTimestampUptime:
                tag.LastSeenUptime = BinaryPrimitives.ReadUInt64BigEndian(value);
                tag.Present |= TagFields.LastSeenUptime;
                break;
            case ParameterType.TagSeenCount:
                tag.SeenCount = BinaryPrimitives.ReadUInt16BigEndian(value);
                tag.Present |= TagFields.SeenCount;
                break;
            case ParameterType.C1G2PC:
                tag.ProtocolControl = BinaryPrimitives.ReadUInt16BigEndian(value);
                tag.Present |= TagFields.ProtocolControl;
                break;
            case ParameterType.ROSpecID:
                tag.ROSpecId = BinaryPrimitives.ReadUInt32BigEndian(value);
                tag.Present |= TagFields.ROSpecId;
                break;
            case ParameterType.ChannelIndex:
                tag.ChannelIndex = BinaryPrimitives.ReadUInt16BigEndian(value);
                tag.Present |= TagFields.ChannelIndex;
                break;
            case ParameterType.AccessSpecID:
                tag.AccessSpecId = BinaryPrimitives.ReadUInt32BigEndian(value);
                tag.Present |= TagFields.AccessSpecId;
                break;
        }

        return false;
    }

    private static bool DecodeTlv(ParameterType type, ReadOnlySpan<byte> value, ref TagReport tag)
    {
        switch (type)
        {
            case ParameterType.EPCData:
                return DecodeEpc(value, ref tag);
            case ParameterType.Custom:
                DecodeCustom(value, ref tag);
                break;
            case >= ParameterType.C1G2ReadOpSpecResult and <= ParameterType.C1G2BlockWriteOpSpecResult:
            case >= ParameterType.C1G2RecommissionOpSpecResult
                and <= ParameterType.C1G2GetBlockPermalockStatusOpSpecResult:
                tag.Present |= TagFields.AccessResult;
                break;
        }

        return false;
    }

    private static bool DecodeEpc(ReadOnlySpan<byte> value, ref TagReport tag)
    {
        var fields = new FieldReader(value);
        var epc = fields.BitArray(out var bits);
        if (fields.IsBeyondEnd)
        {
            tag.Fault = ParameterFault.FieldBeyondEnd;
            return false;
        }

        tag.Epc = epc;
        tag.EpcBits = bits;
        return true;
    }

    // The subtype numbers mean something else with every vendor, so the vendor is asked first. Impinj's fine RSSI may
    // come before or after the coarse one; it wins either way.
    private static void DecodeCustom(ReadOnlySpan<byte> value, ref TagReport tag)
    {
        if (value.Length < 10 || BinaryPrimitives.ReadUInt32BigEndian(value) != Impinj) return;
        var data = BinaryPrimitives.ReadInt16BigEndian(value[8..]);
        switch (BinaryPrimitives.ReadUInt32BigEndian(value[4..]))
        {
            case ImpinjPeakRSSI:
                tag.RssiCentiDbm = data;
                tag.Present |= TagFields.Rssi;
                break;
            case ImpinjRFPhaseAngle:
                tag.PhaseAngle = (ushort)data;
                tag.Present |= TagFields.PhaseAngle;
                break;
            case ImpinjRFDopplerFrequency:
                tag.DopplerFrequency = data;
                tag.Present |= TagFields.DopplerFrequency;
                break;
        }
    }
}
