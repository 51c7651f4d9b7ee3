// Finds the chips of the board and their lines, and who holds them; takes none of them.
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>The search of the GPIO driver.</summary>
internal static class GpioFinder
{
    private const string Folder = "/dev";
    private const int MostInputs = 16;
    private const int MostFacts = 64;

    /// <summary>Every chip, with a block of its free lines as inputs.</summary>
    public static IReadOnlyList<FoundDevice> Run(IKernel kernel) =>
        [.. kernel.Names(Folder, "gpiochip").Select(name => Found(kernel, $"{Folder}/{name}"))];

    private static FoundDevice Found(IKernel kernel, string path)
    {
        try
        {
            using var chip = GpioChip.Open(kernel, path);
            LineInfo[] lines = [.. Enumerable.Range(0, (int)chip.Info.Lines).Select(line => chip.Line((uint)line))];
            var free = lines.Where(line => !line.IsUsed).ToArray();
            return new FoundDevice(
                "gpio",
                YamlText.Id(chip.Info.Label),
                $"GPIO chip {path} ({chip.Info.Label}) has {lines.Length} lines, {lines.Length - free.Length} of them "
                + "in use.")
            {
                Facts = [.. lines.Where(IsWorthTelling).Take(MostFacts).Select(Fact)],
                Marks = [path, chip.Info.Label],
                Block = Block(chip.Info.Label, free),
            };
        }
        catch (KernelFault fault)
        {
            return new FoundDevice("gpio", YamlText.Id(path), GpioSentences.Node.Explain(fault).Message);
        }
    }

    private static bool IsWorthTelling(LineInfo line) => line.Name.Length > 0 || line.IsUsed;

    private static KeyValuePair<string, string> Fact(LineInfo line)
    {
        var holder = line.Consumer.Length > 0 ? $"held by \"{line.Consumer}\"" : "held";
        var name = line.Name.Length > 0 ? $"{line.Name}, " : "";
        return new($"line {line.Offset}", $"{name}{(line.IsUsed ? holder : "free")}");
    }

    private static string[] Block(string label, LineInfo[] free)
    {
        // Names that are there twice on a chip, or say nothing, are passed over: a number is surer.
        var named = free.Where(line => line.Name.Any(char.IsAsciiLetter)).DistinctBy(line => line.Name).ToArray();
        var lines = (named.Length > 0 ? named : free).Take(MostInputs).ToArray();
        if (lines.Length == 0) return [];
        var used = new HashSet<string>();
        return
        [
            $"chip: {YamlText.Of(label)}",
            "inputs: # keep the lines that are wired, and name them",
            .. lines.Select(line =>
            {
                var address = named.Length > 0 ? YamlText.Of(line.Name) : $"\"{line.Offset}\"";
                var id = named.Length > 0 ? YamlText.Id(line.Name) : $"line-{line.Offset}";
                return $"  {YamlText.Unique(id, used)}: {{line: {address}}}";
            }),
        ];
    }
}
