// A work file, whichever form it has.
using System.Text;

namespace EdgeAgent.VoicePicking.Work.Reading;

/// <summary>Reads work files.</summary>
internal static class WorkFile
{
    /// <summary>Bytes of a file at most.</summary>
    public const int LargestFile = 8 << 20;

    /// <summary>The endings of work files.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".csv", ".json"];

    /// <summary>Reads a file's content; the name's ending says what it is.</summary>
    public static WorkReading Read(string name, ReadOnlySpan<byte> content, ISlotDirectory slots)
    {
        if (content.Length > LargestFile)
            return WorkReading.Broken(0, $"The file has more than {LargestFile >> 20} MiB: split it.");
        var faults = new List<WorkFault>();
        var raw = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? JsonWork.Read(content, faults)
            : Csv(content, faults);
        return new AssignmentReader(slots).Read(raw, faults);
    }

    private static IReadOnlyList<RawAssignment> Csv(ReadOnlySpan<byte> content, List<WorkFault> faults)
    {
        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return CsvWork.Read(strict.GetString(content).TrimStart('\uFEFF'), faults);
        }
        catch (DecoderFallbackException fault)
        {
            var line = content[..Math.Min(fault.Index, content.Length)].Count((byte)'\n') + 1;
            faults.Add(new WorkFault(line, "It is no UTF-8 text: save it as UTF-8."));
            return [];
        }
    }
}
