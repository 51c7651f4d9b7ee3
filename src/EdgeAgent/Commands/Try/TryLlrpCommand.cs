// `edge-agent try llrp FILE… | -`: shows what the box makes of captured LLRP messages, with no reader and no config.
using System.CommandLine;

namespace EdgeAgent.Commands.Try;

/// <summary>The command.</summary>
public static class TryLlrpCommand
{
    /// <summary>Exit code where every message was good.</summary>
    internal const int Good = 0;

    /// <summary>Exit code where a message was bad; the line with the error says which.</summary>
    internal const int BadMessage = 1;

    /// <summary>Exit code where an input could not be read.</summary>
    internal const int BadInput = 2;

    /// <summary>Builds the command.</summary>
    public static Command Build()
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Captured LLRP messages, one behind the other; - reads them from standard input.",
        };
        var hex = new Option<bool>("--hex") { Description = "The input is text: one message in hex a line." };
        var command = new Command("llrp", "Decode LLRP messages and print them as JSON, one object a line.")
        {
            files, hex,
        };
        command.SetAction((call, cancellation) => RunAsync(
            call.GetRequiredValue(files), call.GetValue(hex), Console.OpenStandardOutput(),
            call.InvocationConfiguration.Error, cancellation));
        return command;
    }

    /// <summary>Decodes the inputs in turn; one that can not be read is reported and stops none.</summary>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> files, bool hex, Stream output, TextWriter errors, CancellationToken cancellation)
    {
        await using var buffered = new BufferedStream(output, 64 * 1024);
        var printer = new LlrpPrinter(buffered);
        var unread = false;
        foreach (var file in files)
        {
            try
            {
                await using var input = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
                if (hex) await printer.PrintHexAsync(new StreamReader(input), cancellation);
                else await printer.PrintBinaryAsync(input, cancellation);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                unread = true;
                await errors.WriteLineAsync($"There is no file '{file}'. Name a file of LLRP messages, or -.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                unread = true;
                await errors.WriteLineAsync($"The file '{file}' can not be read: {e.Message}");
            }
        }

        return unread ? BadInput : printer.HasErrors ? BadMessage : Good;
    }
}
