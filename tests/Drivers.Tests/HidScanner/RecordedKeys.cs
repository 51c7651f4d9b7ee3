// Key presses as a scanner's driver records them: 24 bytes each on 64-bit systems.
using System.Buffers.Binary;

namespace EdgeAgent.Drivers.Tests.HidScanner;

internal static class RecordedKeys
{
    private const string Letters = "\0\0" + "1234567890-=\0\0qwertyuiop[]\0\0asdfghjkl;'`\0\\zxcvbnm,./";

    public static DateTimeOffset Time { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A text typed on a US keyboard; upper-case letters with shift, then Enter where it is wanted.</summary>
    public static byte[] Typed(string text, bool enter = true) => Typed(text, enter, Time);

    /// <summary>The same with Enter, two seconds after <see cref="Time"/>.</summary>
    public static byte[] TypedLater(string text) => Typed(text, true, Time.AddSeconds(2));

    private static byte[] Typed(string text, bool enter, DateTimeOffset time)
    {
        var events = new List<byte[]>();
        foreach (var character in text)
        {
            var shift = char.IsUpper(character);
            if (shift) events.Add(Event(1, 42, 1, time));
            events.AddRange(Press((ushort)Letters.IndexOf(char.ToLowerInvariant(character)), time));
            if (shift) events.Add(Event(1, 42, 0, time));
        }

        if (enter) events.AddRange(Press(28, time));
        return [.. events.SelectMany(bytes => bytes)];
    }

    /// <summary>Scan code, press, synchronisation, release, synchronisation.</summary>
    public static byte[][] Press(ushort key, DateTimeOffset? time = null) =>
    [
        Event(4, 4, 458_782, time), Event(1, key, 1, time), Event(0, 0, 0, time), Event(1, key, 0, time),
        Event(0, 0, 0, time),
    ];

    public static byte[] Event(ushort type, ushort code, int value, DateTimeOffset? time = null)
    {
        var bytes = new byte[24];
        var micros = ((time ?? Time) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        BinaryPrimitives.WriteInt64LittleEndian(bytes, micros / 1_000_000);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), micros % 1_000_000);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(16), type);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(18), code);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(20), value);
        return bytes;
    }
}
