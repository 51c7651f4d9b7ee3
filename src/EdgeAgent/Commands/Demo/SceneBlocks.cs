// The keys of a scene file.
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Commands.Demo;

/// <summary>Reads the blocks of a scene.</summary>
internal static class SceneBlocks
{
    /// <summary>The port of the first reader where the scene names none; the next reader has the next.</summary>
    public const int FirstPort = 15084;

    /// <summary>Which reader is emulated.</summary>
    private enum Vendor
    {
        Generic,
        Impinj,
        Zebra,
    }

    /// <summary>Reads the whole scene and the port of each reader.</summary>
    public static (Scene Scene, IReadOnlyList<int> Ports) Read(IOptionReader reader)
    {
        var seed = reader.Integer(
            "seed", "Seed of all randomness: the same seed gives the same reads.", 1, 0, int.MaxValue);
        var loop = reader.Duration(
            "loop", "After this time the scene begins anew; `0s` = it plays once.",
            TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(1));
        var readers = reader.Named("readers", "The emulated readers.", ReadReader);
        if (readers.Count == 0) reader.Fault("readers", "A scene needs at least one reader with its antennas.");
        var tags = reader.List("tags", "Groups of tags that go the same way.", block => TagGroup.Read(block, loop));
        var ports = new List<int>();
        foreach (var (_, port) in readers.Values) ports.Add(port > 0 ? port : FirstPort + ports.Count);
        if (ports.Distinct().Count() < ports.Count)
            reader.Fault("readers", "Two readers have the same port: give each its own.");
        var scene = new Scene
        {
            Seed = seed,
            Loop = loop > TimeSpan.Zero ? loop : null,
            Readers = [.. readers.Select(entry => entry.Value.Reader with { Name = entry.Key })],
            Tags = [.. tags.SelectMany(group => group)],
        };
        return (scene, ports);
    }

    private static (SceneReader Reader, int Port) ReadReader(IOptionReader reader)
    {
        var vendor = reader.Choice("vendor", "Whose reader it is.", Vendor.Generic);
        var port = reader.Integer("port", "TCP port on the loopback address; 0 = the next free number.", 0, 0, 65535);
        var profile = vendor switch
        {
            Vendor.Impinj => ReaderProfile.Impinj,
            Vendor.Zebra => ReaderProfile.Zebra,
            _ => ReaderProfile.Generic,
        };
        var antennas = reader.Numbered(
            "antennas", "Antenna ports and what they look at.", 1, profile.Antennas,
            antenna => antenna.Text("zone", "The zone that this antenna looks at.", "dock"));
        if (antennas.Count == 0)
            reader.Fault("antennas", "A reader needs at least one antenna, such as `1: {zone: dock}`.");
        var zones = antennas.ToDictionary(entry => (ushort)entry.Key, entry => entry.Value);
        return (new SceneReader("", profile, zones), port);
    }
}
