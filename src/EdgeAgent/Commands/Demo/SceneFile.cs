// Loads a scene from YAML, with the same strict reader as store.yaml: every fault at once, with line and column.
using System.Text;
using EdgeAgent.Configuration.Documents;
using EdgeAgent.Configuration.Faults;
using EdgeAgent.Configuration.Reading;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;

namespace EdgeAgent.Commands.Demo;

/// <summary>The outcome of loading a scene.</summary>
/// <param name="Scene">The scene; null where it has faults.</param>
/// <param name="Ports">The TCP port of each reader, in their order.</param>
/// <param name="Faults">What is wrong, in the order of the file.</param>
internal sealed record SceneFile(Scene? Scene, IReadOnlyList<int> Ports, IReadOnlyList<ConfigFault> Faults)
{
    /// <summary>Loads a file; what is wrong comes back, nothing is thrown.</summary>
    public static SceneFile Load(string file)
    {
        try
        {
            return Parse(file, File.ReadAllText(file, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var faults = new FaultList(file);
            var sentence = $"The scene cannot be read: {fault.Message.TrimEnd('.')}. Name it with --scene.";
            faults.Add(TextPosition.Start, "", sentence);
            return new SceneFile(null, [], faults.Sorted);
        }
    }

    /// <summary>Loads from text, as if it stood in <paramref name="file"/>.</summary>
    public static SceneFile Parse(string file, string text)
    {
        var faults = new FaultList(file);
        var root = YamlDocumentParser.Parse(text, faults);
        if (root is null) return new SceneFile(null, [], faults.Sorted);
        var context = new ReadingContext(faults, ZonesOf(root), Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/");
        var (scene, ports) = YamlOptionReader.Read(root, context, SceneBlocks.Read);
        var sorted = faults.Sorted;
        return new SceneFile(sorted.Count == 0 ? scene : null, ports, sorted);
    }

    // The zones of a scene are those that an antenna looks at: a stay anywhere else would never be seen.
    private static string[] ZonesOf(YamlMap root) =>
        [.. Maps(root.Find("readers")?.Value)
            .SelectMany(reader => Maps(reader.Find("antennas")?.Value))
            .Select(antenna => antenna.Find("zone")?.Value)
            .OfType<YamlScalar>()
            .Select(zone => zone.Value)
            .Distinct()];

    private static IEnumerable<YamlMap> Maps(YamlNode? node) =>
        node is YamlMap map ? map.Entries.Select(entry => entry.Value).OfType<YamlMap>() : [];
}
