// The value of one field, kept as it stood on the wire so that it can be written again bit by bit.
namespace EdgeAgent.Drivers.Llrp.Protocol.Tree;

/// <summary>A field's value; which part counts depends on the field's kind.</summary>
/// <param name="Number">A number (one with sign is sign-extended), or an array's count of bits or elements.</param>
/// <param name="Bytes">The bytes of an array, text or rest, without their count.</param>
public readonly record struct FieldValue(ulong Number, ReadOnlyMemory<byte> Bytes);
