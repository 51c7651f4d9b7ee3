// What store.yaml may say about the lines of a board.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>The options of one set of lines.</summary>
public sealed record GpioOptions
{
    /// <summary>The chip: its label, <c>gpiochip0</c> or <c>/dev/gpiochip0</c>; null = any with the lines.</summary>
    public string? Chip { get; init; }

    /// <summary>Inputs by name.</summary>
    public IReadOnlyDictionary<string, GpioInput> Inputs { get; init; } = new Dictionary<string, GpioInput>();

    /// <summary>Outputs by name.</summary>
    public IReadOnlyDictionary<string, GpioOutput> Outputs { get; init; } = new Dictionary<string, GpioOutput>();

    /// <summary>Reads the block of one set of lines.</summary>
    public static GpioOptions Read(IOptionReader reader)
    {
        var options = new GpioOptions
        {
            Chip = reader.OptionalText(
                "chip", "The chip, by its label or file name; needed where lines are given by number.",
                "pinctrl-bcm2711"),
            Inputs = reader.Named("inputs", "The inputs, by a name of your own.", GpioInput.Read),
            Outputs = reader.Named("outputs", "The outputs, by a name of your own.", GpioOutput.Read),
        };
        Check(options, reader);
        return options;
    }

    private static void Check(GpioOptions options, IOptionReader reader)
    {
        if (options.Inputs.Count + options.Outputs.Count == 0)
            reader.Fault("inputs", "Name at least one input or output, such as `back-door: {line: GPIO17}`.");
        var lines = options.Inputs.Select(input => (input.Key, input.Value.Line))
            .Concat(options.Outputs.Select(output => (output.Key, output.Value.Line))).ToArray();
        if (options.Chip is null && lines.Any(line => line.Line.Offset is not null))
            reader.Fault("chip", "A line that is given by its number needs `chip`: numbers begin anew on each chip.");
        foreach (var same in lines.GroupBy(line => line.Line).Where(same => same.Count() > 1))
        {
            var users = string.Join(" and ", same.Select(line => $"`{line.Key}`"));
            reader.Fault("inputs", $"Line {same.Key} is used twice: by {users}.");
        }
    }
}
