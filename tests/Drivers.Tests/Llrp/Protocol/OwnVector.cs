// Vectors of our own making, packed by hand from the standard's layouts: Vectors/messages.jsonl, one a line with a
// name, the message in hex and what it must print as.
using System.Text.Json;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

internal sealed record OwnVector(string Name, byte[] Message, string Json)
{
    public static IReadOnlyList<OwnVector> All { get; } = [.. Read()];

    private static IEnumerable<OwnVector> Read()
    {
        var assembly = typeof(OwnVector).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith("Protocol.Vectors.messages.jsonl"));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            var row = JsonDocument.Parse(line).RootElement;
            yield return new OwnVector(
                row.GetProperty("name").GetString()!,
                Convert.FromHexString(row.GetProperty("hex").GetString()!),
                row.GetProperty("json").GetRawText());
        }
    }
}
