// Decodes any message of LLRP 1.0.1 and 1.1 by the layout tables. Not the hot path: that is TagReportReader.
using EdgeAgent.Drivers.Llrp.Protocol.Layouts;

namespace EdgeAgent.Drivers.Llrp.Protocol.Tree;

/// <summary>Makes a tree of a message. Hostile input costs a fault, never an exception, and bounded memory: the depth
/// and the number of parameters are limited.</summary>
public sealed class TreeDecoder
{
    /// <summary>How deep parameters may stand in each other. The standard itself needs 8 levels.</summary>
    public const int MaximumDepth = 24;

    /// <summary>How many parameters are read of one message; the largest report known has 200,000.</summary>
    public const int MaximumParameters = 1_000_000;

    private const int MaximumFaults = 16;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<string> _path = [];
    private readonly List<DecodeFault> _faults = [];
    private int _parametersLeft = MaximumParameters;

    private TreeDecoder(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>Decodes a message. The tree refers to its bytes, it does not copy them.</summary>
    /// <param name="message">The whole message with its header; its length counts, not the length field.</param>
    /// <exception cref="ArgumentException">There are fewer bytes than a header has.</exception>
    public static LlrpMessage Decode(ReadOnlyMemory<byte> message)
    {
        if (!MessageHeader.TryRead(message.Span, out var header))
            throw new ArgumentException($"A message has at least {MessageHeader.Size} bytes.", nameof(message));
        var decoder = new TreeDecoder(message);
        var layout = LayoutCatalog.Standard.Message((int)header.Type);
        var element = decoder.Element((int)header.Type, layout, MessageHeader.Size, message.Length);
        return new LlrpMessage(header.Version, header.Id, element, decoder._faults);
    }

    /// <summary>Decodes the data of a vendor's message or parameter by the vendor's layout.</summary>
    /// <returns>The element, or null where the data does not fit the layout.</returns>
    public static LlrpElement? DecodeData(ElementLayout layout, ReadOnlyMemory<byte> data)
    {
        var decoder = new TreeDecoder(data);
        var element = decoder.Element(layout.Type, layout, 0, data.Length);
        return decoder._faults.Count == 0 ? element : null;
    }

    private LlrpElement Element(int type, ElementLayout? layout, int start, int end)
    {
        if (layout is null) return new LlrpElement(type, null, [], [], _bytes[start..end]);
        _path.Add(layout.Name);
        var element = Known(layout, start, end);
        _path.RemoveAt(_path.Count - 1);
        return element;
    }

    private LlrpElement Known(ElementLayout layout, int start, int end)
    {
        var values = new FieldValue[layout.Fields.Count];
        var fields = new FieldReader(_bytes.Span[start..end]);
        for (var index = 0; index < values.Length; index++)
        {
            var position = end - fields.Rest.Length;
            values[index] = Value(layout.Fields[index], ref fields, end);
            if (!fields.IsBeyondEnd) continue;
            Report(ParameterFault.FieldBeyondEnd, position);
            return new LlrpElement(layout.Type, layout, values[..index], [], default);
        }

        var parameters = fields.Rest.IsEmpty ? [] : Parameters(end - fields.Rest.Length, end);
        return new LlrpElement(layout.Type, layout, values, parameters, default);
    }

    private FieldValue Value(FieldLayout field, ref FieldReader fields, int end)
    {
        switch (field.Kind)
        {
            case FieldKind.Unsigned when field.Bits == 64:
                return new FieldValue(fields.U64(), default);
            case FieldKind.Reserved or FieldKind.Unsigned:
                return new FieldValue(fields.Bits(field.Bits), default);
            case FieldKind.Signed:
                var shift = 32 - field.Bits;
                return new FieldValue((ulong)((int)(fields.Bits(field.Bits) << shift) >> shift), default);
        }

        var count = field.Kind switch
        {
            FieldKind.Bytes96 => 1,
            FieldKind.Rest => fields.Rest.Length,
            _ => fields.U16(),
        };
        var bytes = fields.Raw(((count * field.Bits) + 7) / 8);
        return new FieldValue((ulong)count, _bytes.Slice(end - fields.Rest.Length - bytes.Length, bytes.Length));
    }

    private List<LlrpElement> Parameters(int start, int end)
    {
        List<LlrpElement> elements = [];
        var reader = new ParameterReader(_bytes.Span[start..end]);
        while (reader.Read())
        {
            var offset = start + reader.Offset;
            if (_path.Count > MaximumDepth || _parametersLeft-- <= 0)
            {
                Report(_parametersLeft < 0 ? ParameterFault.TooMany : ParameterFault.TooDeep, offset);
                return elements;
            }

            var type = (int)reader.Type;
            var layout = reader.IsTv || type >= 128 ? LayoutCatalog.Standard.Parameter(type) : null;
            var body = offset + (reader.IsTv ? 1 : 4);
            elements.Add(Element(type, layout, body, body + reader.Body.Length));
        }

        if (reader.Fault != ParameterFault.None) Report(reader.Fault, start + reader.Offset);
        return elements;
    }

    private void Report(ParameterFault fault, int offset)
    {
        if (_faults.Count < MaximumFaults)
            _faults.Add(new DecodeFault(fault, offset, _path.Count == 0 ? "the message" : string.Join('/', _path)));
    }
}
