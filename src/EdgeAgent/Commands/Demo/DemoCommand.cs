// `edge-agent demo`: emulated readers on this machine, playing a scene or a flood of tags.
using System.CommandLine;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;

namespace EdgeAgent.Commands.Demo;

/// <summary>The command <c>demo</c>.</summary>
public static class DemoCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="picker">Emulates a picker.</param>
    public static Command Build(Command picker)
    {
        var scene = new Option<string?>("--scene")
        {
            Description = "The scene to play, a YAML file such as demo/scene.yaml.",
        };
        var port = new Option<int?>("--port")
        {
            Description = "TCP port of the first reader; the next reader has the next number.",
        };
        var rate = new Option<double?>("--rate")
        {
            Description = "Instead of a scene: so many reads a second, steadily.",
        };
        var tags = new Option<int>("--tags")
        {
            Description = "With --rate: how many tags take turns.",
            DefaultValueFactory = _ => 1000,
        };
        var command = new Command("demo", "Emulates RFID readers on this machine, playing a scene or a flood of tags.")
        {
            scene, port, rate, tags, picker,
        };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.GetValue(scene), parsed.GetValue(port), parsed.GetValue(rate), parsed.GetValue(tags), stop));
        return command;
    }

    private static Task<int> RunAsync(string? scene, int? port, double? rate, int tags, CancellationToken stop)
    {
        if (scene is null == rate is null) return Complain("Give either --scene FILE or --rate READS_PER_SECOND.");
        if (port is < 0 or > 65535) return Complain("--port must be 0 to 65535; 0 takes any free port.");
        if (rate <= 0 || tags <= 0) return Complain("--rate and --tags must be above 0.");
        if (rate is { } reads) return FloodAsync(reads, tags, port, stop);

        var file = SceneFile.Load(scene!);
        if (file.Scene is { } loaded) return PlayAsync(loaded, file.Ports, port, stop);
        foreach (var fault in file.Faults) Console.Error.WriteLine(fault);
        return Task.FromResult(1);
    }

    private static Task<int> PlayAsync(Scene scene, IReadOnlyList<int> ports, int? first, CancellationToken stop)
    {
        var readers = scene.Readers.Select((reader, index) => new DemoReader(
            reader.Name,
            new EmulatedReaderOptions { Profile = reader.Vendor },
            new ScenePlayer(scene, reader),
            first switch { null => ports[index], 0 => 0, var port => port.Value + index })).ToArray();
        return new EmulatedStore(readers, TimeProvider.System, Console.Out)
            .RunAsync(new SceneNarrator(scene, TimeProvider.System), stop);
    }

    private static Task<int> FloodAsync(double rate, int tags, int? port, CancellationToken stop)
    {
        var profile = ReaderProfile.Generic;
        ushort[] antennas = [.. Enumerable.Range(1, profile.Antennas).Select(number => (ushort)number)];
        var reader = new DemoReader(
            "load",
            new EmulatedReaderOptions { Profile = profile },
            new LoadSource(rate, tags, antennas),
            port ?? SceneBlocks.FirstPort);
        return new EmulatedStore([reader], TimeProvider.System, Console.Out).RunAsync(narrator: null, stop);
    }

    private static Task<int> Complain(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Task.FromResult(1);
    }
}
