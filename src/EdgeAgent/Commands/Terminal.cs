// Where commands write: colours and wrapping on a terminal, plain lines into a pipe or a file.
using Spectre.Console;

namespace EdgeAgent.Commands;

/// <summary>Makes the console that a command writes to.</summary>
internal static class Terminal
{
    private const int NeverWrap = 100_000;

    /// <summary>The console over standard output.</summary>
    public static IAnsiConsole Output() => Over(Console.Out, Console.IsOutputRedirected);

    /// <summary>A console over any writer; a plain one never wraps and has no colours.</summary>
    public static IAnsiConsole Over(TextWriter writer, bool plain)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (plain) console.Profile.Width = NeverWrap;
        return console;
    }
}
