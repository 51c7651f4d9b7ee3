// What a fleet has made, box by box, as a file: a test compares it with the database.
using System.Globalization;

namespace EdgeAgent.Headquarters.Simulation;

internal static class Ledger
{
    /// <summary>
    /// Writes CSV: a line a box with its epoch, the last sequence, how many events were made (sequences have no
    /// holes, so the same number), and how many of them the box had to give up.
    /// </summary>
    public static void Write(string file, IEnumerable<SimulatedBox> boxes)
    {
        using var writer = new StreamWriter(file);
        writer.WriteLine("box,epoch,last,count,given_up");
        foreach (var box in boxes)
        {
            var (last, givenUp) = (box.Events.Last, box.Events.GivenUp);
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{box.Topics.Address},{box.Epoch},{last},{last},{givenUp}"));
        }
    }
}
