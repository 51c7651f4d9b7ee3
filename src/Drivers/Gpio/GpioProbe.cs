// Looks at the chips and lines once; takes none of them.
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>The probe of the GPIO driver.</summary>
internal static class GpioProbe
{
    /// <summary>Finds every configured line and says who holds it.</summary>
    public static ProbeReport Run(GpioOptions options, IKernel kernel)
    {
        try
        {
            using var finder = new LineFinder(kernel, options.Chip);
            var facts = new List<KeyValuePair<string, string>>();
            facts.AddRange(finder.Chips.Select(chip => KeyValuePair.Create(
                "chip", $"{chip.Path}, {chip.Info.Label}, {chip.Info.Lines} lines")));
            facts.AddRange(options.Inputs.Select(input => Fact(finder, "input", input.Key, input.Value.Line)));
            facts.AddRange(options.Outputs.Select(output => Fact(finder, "output", output.Key, output.Value.Line)));
            return new ProbeReport(
                true,
                $"{Number(options.Inputs.Count, "input")} and {Number(options.Outputs.Count, "output")} are there.",
                facts);
        }
        catch (DeviceFault fault)
        {
            return new ProbeReport(false, fault.Message, []);
        }
        catch (KernelFault fault)
        {
            return new ProbeReport(false, GpioSentences.Node.Explain(fault).Message, []);
        }
    }

    private static KeyValuePair<string, string> Fact(
        LineFinder finder, string kind, string name, LineAddress address)
    {
        var (chip, info) = finder.Find(address);
        var held = !info.IsUsed ? "free" : info.Consumer.Length > 0 ? $"held by \"{info.Consumer}\"" : "held";
        return new($"{kind} {name}", $"line {info.Offset} of {chip.Path}, {held}");
    }

    private static string Number(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
