// `try track`: detections in, tracks out, and a sentence for what is none.
using EdgeAgent.Commands.Try;
using Xunit;

namespace EdgeAgent.Tests.Commands.Try;

public class TryTrackCommandTests
{
    private static readonly string Walk = string.Concat(
        Enumerable.Range(1, 8).Select(frame => $"{frame},-1,{100 + (4 * frame)},50,30,80,0.9\n"));

    [Fact]
    public async Task Rows_of_one_person_carry_one_name()
    {
        var (code, lines, errors) = await RunAsync(Walk);
        Assert.Equal((0, 8, ""), (code, lines.Length, errors));
        Assert.All(lines, line => Assert.EndsWith(",-1,-1,-1", line));
        Assert.Single(lines.Select(line => line.Split(',')[1]).Distinct());
    }

    [Fact]
    public async Task A_line_that_is_no_detection_is_named_and_the_others_are_used()
    {
        var (code, lines, errors) = await RunAsync("frame,id,x\n" + Walk);
        Assert.Equal((1, 8), (code, lines.Length));
        Assert.Contains("Line 1", errors);
    }

    [Fact]
    public async Task A_rate_of_nothing_and_a_missing_file_are_explained()
    {
        Assert.Equal(2, (await RunAsync(Walk, rate: 0)).Code);
        var errors = new StringWriter();
        Assert.Equal(2, await TryTrackCommand.RunAsync(
            "/nowhere/det.txt", 15, TextReader.Null, TextWriter.Null, errors, CancellationToken.None));
        Assert.Contains("/nowhere/det.txt", errors.ToString());
    }

    private static async Task<(int Code, string[] Lines, string Errors)> RunAsync(string input, double rate = 15)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await TryTrackCommand.RunAsync(
            "-", rate, new StringReader(input), output, errors, CancellationToken.None);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }
}
