// Times one thing many times over and prints a row: the middle, the best and the slow end.
using System.Diagnostics;

namespace EdgeAgent.Benchmarks.Models;

internal static class Timing
{
    /// <summary>Prints the table's head.</summary>
    public static void PrintHead() =>
        Console.WriteLine($"{"what",-58} {"n",6} {"p50 ms",9} {"min ms",9} {"p95 ms",9} {"ratio",7}");

    /// <summary>Runs it until the time is used up, and prints its row.</summary>
    /// <param name="what">The row's name.</param>
    /// <param name="once">What is timed.</param>
    /// <param name="against">A median in milliseconds to compare with; 0 for none.</param>
    /// <returns>The median in milliseconds.</returns>
    public static double Measure(string what, Action once, double against = 0) =>
        Print(what, Samples([once])[0], against);

    /// <summary>Runs several in turn, so that all meet the same noise; a row each against the first.</summary>
    public static void Compare(params (string What, Action Once)[] rivals)
    {
        var samples = Samples([.. rivals.Select(rival => rival.Once)]);
        var first = Print(rivals[0].What, samples[0], 0);
        for (var rival = 1; rival < rivals.Length; rival++) Print(rivals[rival].What, samples[rival], first);
    }

    private static List<double>[] Samples(Action[] rivals)
    {
        const double seconds = 1.2;
        foreach (var once in rivals)
            for (var warm = 0; warm < 5; warm++) once();
        var samples = rivals.Select(_ => new List<double>()).ToArray();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds || samples[0].Count < 20)
        {
            for (var rival = 0; rival < rivals.Length; rival++)
            {
                var begin = Stopwatch.GetTimestamp();
                rivals[rival]();
                samples[rival].Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        }

        return samples;
    }

    private static double Print(string what, List<double> samples, double against)
    {
        samples.Sort();
        var middle = samples[samples.Count / 2];
        Console.WriteLine(
            $"{what,-58} {samples.Count,6} {middle,9:0.0000} {samples[0],9:0.0000} "
            + $"{samples[samples.Count * 95 / 100],9:0.0000} "
            + (against > 0 ? $"{middle / against,7:0.000}" : $"{"",7}"));
        return middle;
    }
}
