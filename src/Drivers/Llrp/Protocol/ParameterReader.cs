// Walks the parameters of a message or of a parent parameter, one level, without allocating and without exceptions.
using System.Buffers.Binary;

namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>Reads parameters one after another: <c>while (reader.Read()) switch (reader.Type)</c>, then look at
/// <see cref="Fault"/>.</summary>
/// <param name="bytes">The parameters, from the first byte of the first to the end of their parent.</param>
public ref struct ParameterReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _next;

    /// <summary>The parameter's type; a TLV may have one that is not named here, also one below 128.</summary>
    public ParameterType Type { get; private set; }

    /// <summary>True for a TV parameter, whose body has the length that its type asks for; false for a TLV, whose body
    /// may have any length.</summary>
    public bool IsTv { get; private set; }

    /// <summary>The parameter's fields and sub-parameters: its bytes without type and length.</summary>
    public ReadOnlySpan<byte> Body { get; private set; }

    /// <summary>Where the parameter, or the fault, begins, in bytes from the start of the parameters.</summary>
    public int Offset { get; private set; }

    /// <summary>Why the last <see cref="Read"/> gave false: a fault, or none at the regular end.</summary>
    public ParameterFault Fault { get; private set; }

    /// <summary>Goes to the next parameter.</summary>
    /// <returns>False at the end and at a fault; behind a fault nothing can be read.</returns>
    public bool Read()
    {
        Offset = _next;
        var rest = _bytes[_next..];
        if (rest.IsEmpty || Fault != ParameterFault.None) return false;
        return rest[0] >= 0x80 ? ReadTv(rest) : ReadTlv(rest);
    }

    private bool ReadTv(ReadOnlySpan<byte> rest)
    {
        var type = rest[0] & 0x7F;
        var length = TvLengths.Of(type);
        if (length == 0) return Stop(ParameterFault.UnknownTv);
        if (rest.Length <= length) return Stop(ParameterFault.Truncated);
        IsTv = true;
        return Take((ParameterType)type, rest.Slice(1, length), 1 + length);
    }

    private bool ReadTlv(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 4) return Stop(ParameterFault.Truncated);
        var type = BinaryPrimitives.ReadUInt16BigEndian(rest) & 0x3FF;
        int length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
        if (length < 4) return Stop(ParameterFault.LengthTooSmall);
        if (length > rest.Length) return Stop(ParameterFault.LengthBeyondParent);
        IsTv = false;
        return Take((ParameterType)type, rest[4..length], length);
    }

    private bool Take(ParameterType type, ReadOnlySpan<byte> body, int size)
    {
        (Type, _next) = (type, _next + size);
        Body = body;
        return true;
    }

    private bool Stop(ParameterFault fault)
    {
        Fault = fault;
        return false;
    }
}
