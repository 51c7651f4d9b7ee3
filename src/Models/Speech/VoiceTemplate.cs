// What is kept of one operator's voice: how his words differ from those of the people the model was trained on.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.Models.Speech;

/// <summary>
/// An operator's voice as the model sees it, without any sound. It is data about a person: whoever keeps it encrypts it,
/// and deletes it with the operator. Immutable.
/// </summary>
public sealed class VoiceTemplate
{
    // Bytes: "EAVT", form (1), model (length and UTF-8), dimension (16 bits), count of takes (16 bits); for each take its
    // word (length and UTF-8) and its vector (32-bit floats); SHA-256 of all that. Little-endian.
    private const byte Form = 1;
    private const int MostTakes = 4096;
    private const int MostDimensions = 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes a template of takes.</summary>
    /// <param name="model">Name and version of the model that saw them.</param>
    /// <param name="takes">At least one; all of the same dimension.</param>
    /// <exception cref="ArgumentException">There is none, or too many, or they differ in dimension.</exception>
    internal VoiceTemplate(string model, IReadOnlyList<VoiceTake> takes)
    {
        if (takes.Count is 0 or > MostTakes) throw new ArgumentException($"A template holds 1 to {MostTakes} takes.");
        var dimension = takes[0].Vector.Length;
        if (dimension is 0 or > MostDimensions || takes.Any(take => take.Vector.Length != dimension))
            throw new ArgumentException($"All takes have one dimension, 1 to {MostDimensions}.");
        (Model, Takes) = (model, [.. takes]);
    }

    /// <summary>
    /// Name and version of the model that it was made with. For another model it says nothing: the operator enrols again.
    /// </summary>
    public string Model { get; }

    /// <summary>The words that were learned, each once.</summary>
    public IReadOnlyList<string> Words => [.. Takes.Select(take => take.Word).Distinct()];

    internal IReadOnlyList<VoiceTake> Takes { get; }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <returns>Null where the bytes are damaged, cut short, or of a form that is not known.</returns>
    public static VoiceTemplate? FromBytes(ReadOnlySpan<byte> bytes)
    {
        const int Hash = SHA256.HashSizeInBytes;
        if (bytes.Length <= Hash || !bytes.StartsWith("EAVT"u8) || bytes[4] != Form) return null;
        var content = bytes[..^Hash];
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes[^Hash..])) return null;
        try
        {
            return Read(content[5..]);
        }
        catch (Exception fault) when (fault is ArgumentException)
        {
            // The checksum holds, but what is in it makes no template: as good as damaged.
            return null;
        }
    }

    /// <summary>The template in a form that <see cref="FromBytes"/> reads, with a checksum.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Utf8, leaveOpen: true))
        {
            writer.Write("EAVT"u8);
            writer.Write(Form);
            WriteText(writer, Model);
            writer.Write((ushort)Takes[0].Vector.Length);
            writer.Write((ushort)Takes.Count);
            foreach (var take in Takes)
            {
                WriteText(writer, take.Word);
                foreach (var value in take.Vector) writer.Write(value);
            }
        }

        return [.. stream.ToArray(), .. SHA256.HashData(stream.ToArray())];
    }

    private static VoiceTemplate? Read(ReadOnlySpan<byte> rest)
    {
        var model = Text(ref rest);
        var (dimension, count) = (Number(ref rest), Number(ref rest));
        var takes = new List<VoiceTake>();
        for (var index = 0; index < count; index++)
        {
            var word = Text(ref rest);
            var vector = new float[dimension];
            for (var at = 0; at < dimension; at++) vector[at] = BinaryPrimitives.ReadSingleLittleEndian(rest[(4 * at)..]);
            rest = rest[(4 * dimension)..];
            if (vector.Any(value => !float.IsFinite(value))) return null;
            takes.Add(new VoiceTake(word, vector));
        }

        return rest.IsEmpty ? new VoiceTemplate(model, takes) : null;
    }

    private static int Number(ref ReadOnlySpan<byte> rest)
    {
        var number = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        rest = rest[2..];
        return number;
    }

    private static string Text(ref ReadOnlySpan<byte> rest)
    {
        var length = Number(ref rest);
        var text = Utf8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Utf8.GetBytes(text);
        writer.Write((ushort)bytes.Length);
        writer.Write(bytes);
    }
}
