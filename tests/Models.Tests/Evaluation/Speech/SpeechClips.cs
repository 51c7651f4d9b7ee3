// The labelled recordings of the shared data, and which of them no training saw.
using System.Security.Cryptography;
using System.Text;
using EdgeAgent.Models.Speech.Audio;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Models.Tests.Evaluation.Speech;

/// <summary>A recording.</summary>
/// <param name="File">Its place below <c>voice</c>.</param>
/// <param name="Set">The data set.</param>
/// <param name="Text">What is said; empty = nobody speaks; <c>*</c> = not written down.</param>
/// <param name="Speaker">Who says it.</param>
internal sealed record SpeechClip(string File, string Set, string Text, string Speaker)
{
    private const string HeldSpeaker = "fsdd-theo";
    private static readonly string[] HeldNoises = ["exercise_bike", "market"];

    /// <summary>
    /// Whether no training of the word model saw it: its manifest's <c>held-out</c>, worked out by the same rule.
    /// </summary>
    public bool IsHeldOut
    {
        get
        {
            var name = Path.GetFileName(File);
            if (Set.StartsWith("noise", StringComparison.Ordinal)) return HeldNoises.Any(name.Contains);
            if (Text.Length == 0 || Speaker == "unknown") return IsFifth(name);
            return Speaker == HeldSpeaker || (Speaker.StartsWith("sc-", StringComparison.Ordinal) && IsFifth(Speaker));
        }
    }

    /// <summary>The take's number of a clip of the digit set, which its file name ends with.</summary>
    public int Take => int.Parse(Path.GetFileNameWithoutExtension(File).Split('_')[^1]);

    /// <summary>All recordings.</summary>
    public static IReadOnlyList<SpeechClip> ReadAll() =>
    [
        .. from line in System.IO.File.ReadLines(SharedData.PathOf("voice/index.csv")).Skip(1)
           let cells = line.Split(',')
           select new SpeechClip(cells[0], cells[1], cells[2], cells[3]),
    ];

    /// <summary>Its sound, mono at 16,000 samples a second.</summary>
    public short[] Read() => SpeechFile.Read(SharedData.PathOf(Path.Combine("voice", File)));

    private static bool IsFifth(string name) => MD5.HashData(Encoding.UTF8.GetBytes(name))[0] % 5 == 0;
}
