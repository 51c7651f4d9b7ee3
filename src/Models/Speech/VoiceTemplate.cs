// What is kept of one operator's voice: how his words differ from those of the people the model was trained on.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.Models.Speech;

/// <summary>
/// An operator's voice as the model sees it, without any sound. It is data about a person: whoever keeps it encrypts
/// it, and deletes it with the operator. Immutable.
/// </summary>
public sealed class VoiceTemplate
{
    // Bytes: "EAVT", form (1), model (length and UTF-8), dimension (16 bits), count of words (16 bits); for each word
    // its name (length and UTF-8) and its row (32-bit floats); SHA-256 of all that. Little-endian.
    private const byte Form = 1;
    private const int MostWords = 1024;
    private const int MostDimensions = 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes a template.</summary>
    /// <param name="model">Name and version of the model that it is for.</param>
    /// <param name="words">At least one.</param>
    /// <param name="rows">
    /// For each word what is added to the model's score of it: a factor for each dimension of the embedding.
    /// </param>
    /// <exception cref="ArgumentException">There are none, or too many, or rows differ in dimension.</exception>
    internal VoiceTemplate(string model, IReadOnlyList<string> words, IReadOnlyList<float[]> rows)
    {
        if (words.Count is 0 or > MostWords || rows.Count != words.Count)
            throw new ArgumentException($"A template holds 1 to {MostWords} words with a row each.");
        var dimension = rows[0].Length;
        if (dimension is 0 or > MostDimensions || rows.Any(row => row.Length != dimension))
            throw new ArgumentException($"All rows have one dimension, 1 to {MostDimensions}.");
        (Model, Words, Rows) = (model, [.. words], [.. rows]);
    }

    /// <summary>
    /// Name and version of the model that it was made with. For another model it says nothing: the operator enrols
    /// again.
    /// </summary>
    public string Model { get; }

    /// <summary>The words whose sound was learned.</summary>
    public IReadOnlyList<string> Words { get; }

    internal IReadOnlyList<float[]> Rows { get; }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <returns>Null where the bytes are damaged, cut short, or of a form that is not known.</returns>
    public static VoiceTemplate? FromBytes(ReadOnlySpan<byte> bytes)
    {
        const int Hash = SHA256.HashSizeInBytes;
        if (bytes.Length <= Hash + 5 || !bytes.StartsWith("EAVT"u8) || bytes[4] != Form) return null;
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
            writer.Write((ushort)Rows[0].Length);
            writer.Write((ushort)Words.Count);
            for (var word = 0; word < Words.Count; word++)
            {
                WriteText(writer, Words[word]);
                foreach (var value in Rows[word]) writer.Write(value);
            }
        }

        var content = stream.ToArray();
        return [.. content, .. SHA256.HashData(content)];
    }

    private static VoiceTemplate? Read(ReadOnlySpan<byte> rest)
    {
        var model = Text(ref rest);
        var (dimension, count) = (Number(ref rest), Number(ref rest));
        List<string> words = [];
        List<float[]> rows = [];
        for (var word = 0; word < count; word++)
        {
            words.Add(Text(ref rest));
            var row = new float[dimension];
            for (var at = 0; at < dimension; at++) row[at] = BinaryPrimitives.ReadSingleLittleEndian(rest[(4 * at)..]);
            rest = rest[(4 * dimension)..];
            if (row.Any(value => !float.IsFinite(value))) return null;
            rows.Add(row);
        }

        return rest.IsEmpty ? new VoiceTemplate(model, words, rows) : null;
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
