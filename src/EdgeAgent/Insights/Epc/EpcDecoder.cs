// From the bits of a tag to its identity. Every input has an answer: what is no EPC comes as a raw URI and a sentence.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Epc;

/// <summary>Decodes EPCs of every scheme in GS1 TDS 1.13 and 2.3. Stateless; never throws.</summary>
public static class EpcDecoder
{
    private const byte Unwritten = 0x00;
    private const byte ChipIdentity = 0xE2;

    /// <summary>Decodes an EPC.</summary>
    /// <param name="epc">The EPC as it came over the air; bits after the end of its scheme do not count.</param>
    /// <param name="protocolControl">The PC word; 0 where the reader gave none.</param>
    public static EpcIdentity Decode(in EpcBits epc, ushort protocolControl = 0)
    {
        scoped var bits = new BitReader(epc.Bytes, epc.Bits);
        var fields = new EpcFields(stackalloc char[EpcFields.Capacity]);
        var (scheme, problem) = Read(ref bits, protocolControl, ref fields);
        if (problem is not null || scheme is null)
        {
            var raw = UrnForms.Raw(epc, protocolControl);
            return new EpcIdentity { Uri = raw, TagUri = raw, Problem = problem };
        }

        var plus = scheme.Layout as PlusLayout;
        var link = plus is null ? DigitalLink.Of(scheme, fields) : DigitalLink.Of(plus, fields);
        return new EpcIdentity
        {
            Scheme = scheme.Name,
            Uri = plus is null ? UrnForms.Identity(scheme, fields) : link!,
            TagUri = plus is null ? UrnForms.Tag(scheme, fields) : null,
            DigitalLink = link,
            Filter = fields.Filter < 0 ? null : fields.Filter,
            Gtin = DigitalLink.Gtin(scheme, fields),
            Serial = fields.Serial.Length > 0 ? fields[fields.Serial].ToString() : null,
        };
    }

    /// <summary>
    /// The tag URI alone, for those who need nothing else: the Digital Link for + and ++ schemes, the raw URI for
    /// anything that is no EPC.
    /// </summary>
    public static string TagUri(in EpcBits epc, ushort protocolControl = 0)
    {
        scoped var bits = new BitReader(epc.Bytes, epc.Bits);
        var fields = new EpcFields(stackalloc char[EpcFields.Capacity]);
        var (scheme, problem) = Read(ref bits, protocolControl, ref fields);
        if (problem is not null || scheme is null) return UrnForms.Raw(epc, protocolControl);
        return scheme.Layout is PlusLayout plus ? DigitalLink.Of(plus, fields) : UrnForms.Tag(scheme, fields);
    }

    private static (EpcScheme? Scheme, string? Problem) Read(
        ref BitReader bits, ushort protocolControl, ref EpcFields fields)
    {
        if (ProtocolControl.IsIso(protocolControl))
            return (null, "The PC word says that this tag follows an ISO application standard, not the EPC standard.");
        var length = bits.Left;
        if (length < 8) return (null, "This tag holds no EPC: its EPC memory is empty.");
        var header = (byte)bits.Read(8);
        if (EpcSchemes.Of(header) is not { } scheme) return (null, Unknown(header));
        if (length < scheme.Bits)
            return (scheme, $"This is no {scheme.Name}: it has {length} bits, and the scheme needs {scheme.Bits}.");
        var problem = scheme.Layout switch
        {
            PartitionedLayout layout => PartitionedReader.Read(layout, ref bits, ref fields),
            PlusLayout layout => PlusReader.Read(layout, ref bits, ref fields),
            _ => OtherReader.Read(scheme.Key, ref bits, ref fields),
        };
        if (problem is null && bits.Overrun) problem = "it ends too early";
        return (scheme, problem is null ? null : $"This is no {scheme.Name}, though its header says so: {problem}.");
    }

    private static string Unknown(byte header) => header switch
    {
        Unwritten => "This tag was never written: its header is 00.",
        ChipIdentity => "This is a chip's own number (TID, header E2), not an EPC: the wrong memory bank was read.",
        _ => $"No EPC scheme has the header {header:X2}: the tag holds a number of its maker's or owner's own.",
    };
}
