// Listens to a serial port for a few seconds and says what was heard.
using System.Text;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>The probe of the driver for serial lines.</summary>
internal static class SerialLinesProbe
{
    private const int Turns = 12; // of a quarter of a second
    private const int LinesThatDo = 3;

    /// <summary>Runs the probe; it takes three seconds at most.</summary>
    public static async Task<ProbeReport> RunAsync(SerialLinesOptions options, IKernel kernel, CancellationToken stop)
    {
        try
        {
            ProbeReport? report = null;
            await DeviceThread.RunAsync(() => report = Listen(options, kernel, stop));
            stop.ThrowIfCancellationRequested();
            return report!;
        }
        catch (DeviceFault fault)
        {
            return new ProbeReport(false, fault.Message, []);
        }
        catch (KernelFault fault)
        {
            return new ProbeReport(false, SerialPort.Explain(fault).Message, []);
        }
    }

    private static ProbeReport Listen(SerialLinesOptions options, IKernel kernel, CancellationToken stop)
    {
        using var port = SerialPort.Open(kernel, options);
        if (options.Ask is { } question) port.Write(Encoding.ASCII.GetBytes(question));
        var assembler = new LineAssembler(options.LongestLine);
        var lines = new List<string>();
        var buffer = new byte[options.LongestLine];
        var ready = new bool[1];
        var heard = 0;
        for (var turn = 0; turn < Turns && lines.Count < LinesThatDo && !stop.IsCancellationRequested; turn++)
        {
            kernel.Wait([port], ready, DeviceThread.Turn);
            var count = ready[0] ? SerialPort.Read(port, buffer) : 0;
            heard += count;
            foreach (var value in buffer.AsSpan(0, count))
                if (assembler.Take(value) is { } line) lines.Add(line);
        }

        var facts = lines.Select(line => KeyValuePair.Create("line", line)).ToArray();
        var found = (lines.Count, heard) switch
        {
            ( > 0, _) => "speaks lines.",
            (_, > 0) => $"says {heard} bytes that are no lines: check `speed` and `format`.",
            _ => "is open and said nothing for three seconds.",
        };
        return new ProbeReport(lines.Count > 0 || heard == 0, $"{options.Port} {found}", facts);
    }
}
