// Random well-formed messages, made from the layouts themselves.
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Llrp.Protocol.Layouts;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol.Tree;

internal sealed class RandomMessages(int seed)
{
    private readonly Random _random = new(seed);
    private int _elementsLeft = 200;

    public LlrpMessage Next()
    {
        _elementsLeft = 200;
        var layouts = LayoutCatalog.Standard.Messages.OrderBy(layout => layout.Type).ToList();
        var element = Element(layouts[_random.Next(layouts.Count)], 0);
        var version = _random.Next(2) == 0 ? ProtocolVersion.Llrp101 : ProtocolVersion.Llrp11;
        return new LlrpMessage(version, (uint)_random.NextInt64(1L << 32), element, []);
    }

    private LlrpElement Element(ElementLayout layout, int depth) =>
        new(layout.Type, layout, [.. layout.Fields.Select(Value)], [.. Parameters(layout, depth)], default);

    private IEnumerable<LlrpElement> Parameters(ElementLayout layout, int depth)
    {
        foreach (var (name, mayRepeat) in layout.Parameters)
        {
            for (var count = _random.Next(mayRepeat ? 3 : 2); count > 0 && depth < 9 && _elementsLeft-- > 0; count--)
                yield return Element(ByName(name), depth + 1);
        }

        if (layout.Parameters.Count > 0 && _random.Next(10) == 0)
            yield return new LlrpElement(_random.Next(900, 1000), null, [], [], Bytes(_random.Next(9)));
    }

    private static ElementLayout ByName(string name) =>
        LayoutCatalog.Standard.Parameters.Single(layout => layout.Name == name);

    private FieldValue Value(FieldLayout field)
    {
        var bits = (ulong)_random.NextInt64(long.MinValue, long.MaxValue);
        var count = _random.Next(20);
        return field.Kind switch
        {
            FieldKind.Reserved => default,
            FieldKind.Unsigned => new FieldValue(bits >> (64 - field.Bits), default),
            FieldKind.Signed => new FieldValue((ulong)((long)bits >> (64 - field.Bits)), default),
            FieldKind.Bytes96 => new FieldValue(1, Bytes(12)),
            _ => new FieldValue((ulong)count, Bytes(((count * field.Bits) + 7) / 8)),
        };
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
