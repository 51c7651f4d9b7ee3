// What is said of lines that cannot be used.
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>Sentences of the GPIO driver.</summary>
internal static class GpioSentences
{
    /// <summary>The chips' device files.</summary>
    public static DeviceNode Node { get; } = new(
        "The GPIO chip",
        "gpio",
        "SUBSYSTEM==\"gpio\", GROUP=\"gpio\", MODE=\"0660\"",
        "Plug the board or adapter in again; the box finds it by itself.");

    /// <summary>The fault for a line that the kernel did not give.</summary>
    public static DeviceFault Refused(string name, FoundLine line, KernelFault fault)
    {
        var which = $"`{name}` (line {line.Info.Offset} of {line.Chip.Path}, {line.Chip.Info.Label})";
        return fault.Number switch
        {
            ErrorNumber.Busy => new DeviceFault(
                $"{which} is in use{Holder(line)}: end whatever holds it, or choose another line.",
                RetryAdvice.Slow,
                fault),
            ErrorNumber.InvalidArgument => new DeviceFault(
                $"{which} cannot be set as the config asks: the chip may lack `bias`, `drive` or edges on this line.",
                RetryAdvice.NeedsPerson,
                fault),
            _ => Node.Explain(fault),
        };
    }

    private static string Holder(FoundLine line)
    {
        try
        {
            var holder = line.Chip.Line(line.Info.Offset).Consumer;
            return holder.Length > 0 ? $" by \"{holder}\"" : "";
        }
        catch (KernelFault gone) when (gone.IsGone)
        {
            return ", and its chip is gone";
        }
    }
}
