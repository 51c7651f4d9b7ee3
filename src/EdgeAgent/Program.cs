// The entry point: hands the command line to the commands.
namespace EdgeAgent;

/// <summary>The entry point.</summary>
internal static class Program
{
    private static int Main() => 0;
}
