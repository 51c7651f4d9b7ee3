// Runs the benchmarks: `dotnet run -c Release --project tests/Benchmarks -- NAME`.
namespace EdgeAgent.Benchmarks;

internal static class Program
{
    private static int Main() => 0;
}
