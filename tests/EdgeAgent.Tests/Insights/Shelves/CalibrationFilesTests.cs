// Calibrations on disk.
using EdgeAgent.Insights.Shelves;
using Xunit;

namespace EdgeAgent.Tests.Insights.Shelves;

public sealed class CalibrationFilesTests : IDisposable
{
    private static readonly Calibration Some = new(
        "", 84_210, 912_345, 2, 12.5, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private readonly string _folder = Directory.CreateTempSubdirectory("calibration-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("weight")]
    [InlineData("left / right")]
    [InlineData("..")]
    public void What_was_written_comes_back_whole_whatever_the_channel_is_called(string channel)
    {
        var files = new CalibrationFiles(_folder);

        Assert.Null(files.Save("shelf-a3", channel, Some));

        Assert.Equal((Some, null), files.Load("shelf-a3", channel));
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, CalibrationFiles.Folder)));
    }

    [Fact]
    public void A_channel_without_a_file_has_no_calibration_and_no_problem() =>
        Assert.Equal((null, null), new CalibrationFiles(_folder).Load("shelf-a3", "weight"));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"unit\":\"\",\"tare\":5,\"span\":5,\"spanKilograms\":1,\"taken\":\"2026-01-02T03:04:05Z\"}")]
    [InlineData("{\"unit\":\"\",\"tare\":5,\"span\":9,\"spanKilograms\":0,\"taken\":\"2026-01-02T03:04:05Z\"}")]
    public void A_file_that_is_no_calibration_is_a_sentence_that_says_how_to_take_it_anew(string text)
    {
        var files = new CalibrationFiles(_folder);
        Directory.CreateDirectory(Path.Combine(_folder, CalibrationFiles.Folder));
        File.WriteAllText(files.PathOf("shelf-a3", "weight"), text);

        var (calibration, problem) = files.Load("shelf-a3", "weight");

        Assert.Null(calibration);
        Assert.EndsWith("`edge-agent devices calibrate shelf-a3 weight`.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_written_the_sentence_says_so()
    {
        File.WriteAllText(Path.Combine(_folder, CalibrationFiles.Folder), "a file where the folder should be");

        var problem = new CalibrationFiles(_folder).Save("shelf-a3", "weight", Some);

        Assert.StartsWith("The calibration could not be written to", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_become_kilograms_and_a_cell_that_counts_backwards_too()
    {
        Assert.Equal(1, Some.Kilograms((84_210 + 912_345) / 2.0), 9);
        Assert.Equal(0.5, (Some with { Tare = 1000, Span = -1000, SpanKilograms = 1 }).Kilograms(0), 9);
    }
}
