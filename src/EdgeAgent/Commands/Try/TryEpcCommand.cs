// `edge-agent try epc HEX… | -`: what the box makes of an EPC, with no device and no config.
using System.CommandLine;
using System.Globalization;

namespace EdgeAgent.Commands.Try;

/// <summary>
/// Prints one JSON object for each EPC: <c>hex, scheme, uri, tagUri, digitalLink, filter</c>, and <c>error</c> where it
/// is none.
/// </summary>
public static class TryEpcCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build()
    {
        var hex = new Argument<string[]>("hex")
        {
            Description = "EPCs as hex digits; - reads them from standard input, one a line.",
            Arity = ArgumentArity.OneOrMore,
        };
        var pc = new Option<string?>("--pc")
        {
            Description = "The tag's PC word as four hex digits: it tells ISO tags from EPC tags.",
        };
        var command = new Command("epc", "Decodes EPCs and prints one JSON object a line.") { hex, pc };
        command.SetAction(parsed =>
        {
            var configuration = parsed.InvocationConfiguration;
            return Run(
                parsed.GetValue(hex) ?? [], parsed.GetValue(pc), Console.In, configuration.Output, configuration.Error);
        });
        return command;
    }

    /// <summary>Decodes every EPC that is named or read.</summary>
    /// <returns>0 where all were EPCs, 1 where any was none, 2 where the call itself is wrong.</returns>
    internal static int Run(
        IEnumerable<string> inputs,
        string? protocolControl,
        TextReader standardInput,
        TextWriter output,
        TextWriter error)
    {
        ushort word = 0;
        if (protocolControl is not null && !ushort.TryParse(
                protocolControl, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out word))
        {
            error.WriteLine($"--pc '{protocolControl}' is no PC word: give four hex digits, such as 3000.");
            return 2;
        }

        var all = true;
        foreach (var input in inputs.SelectMany(input => input == "-" ? Lines(standardInput) : [input]))
        {
            var (json, good) = EpcLine.Of(input, word);
            output.WriteLine(json);
            all &= good;
        }

        return all ? 0 : 1;
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line)) yield return line;
        }
    }
}
