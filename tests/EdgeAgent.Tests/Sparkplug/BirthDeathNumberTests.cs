// The number of the connects outlives the agent, and a damaged file costs no more than the count.
using EdgeAgent.Sparkplug;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed class BirthDeathNumberTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bdseq-").FullName;

    private string File => Path.Combine(_folder, BirthDeathNumber.FileName);

    [Fact]
    public void It_begins_at_0_and_wraps_after_255()
    {
        var number = Open();
        Assert.Null(number.Current);
        for (var turn = 0; turn < 300; turn++) Assert.Equal(turn % 256, number.Next());
    }

    [Fact]
    public void It_goes_on_after_a_restart()
    {
        for (var turn = 0; turn < 5; turn++) Assert.Equal(turn, Open().Next());
    }

    [Fact]
    public void Any_damage_costs_the_count_and_nothing_else()
    {
        Open().Next();
        var whole = System.IO.File.ReadAllBytes(File);
        for (var position = 0; position < whole.Length; position++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var damaged = whole.ToArray();
                damaged[position] ^= (byte)(1 << bit);
                System.IO.File.WriteAllBytes(File, damaged);
                Assert.Null(Open().Current);
            }

            System.IO.File.WriteAllBytes(File, whole[..position]);
            Assert.Equal(0, Open().Next());
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_does_not_stop_the_count()
    {
        var number = new BirthDeathNumber(Path.Combine(_folder, "missing"), NullLogger.Instance);

        Assert.Equal([0, 1, 2], new[] { number.Next(), number.Next(), number.Next() }.Select(one => (int)one));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private BirthDeathNumber Open() => new(_folder, NullLogger.Instance);
}
