// `edge-agent try track DET.txt | -`: who is who in a file of detections, with no camera and no config.
using System.CommandLine;
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Commands.Try;

/// <summary>Prints the tracks of a MOTChallenge detection file as MOTChallenge rows.</summary>
public static class TryTrackCommand
{
    /// <summary>Frames a second where the call does not say.</summary>
    private const double DefaultRate = 15;

    /// <summary>Builds the command.</summary>
    public static Command Build()
    {
        var file = new Argument<string>("DET.txt")
        {
            Description = "Detections, one a line: frame,-1,x,y,w,h,score. Scores may be in any scale; - reads "
                + "standard input.",
        };
        var rate = new Option<double>("--rate")
        {
            Description = "Frames a second of the recording: it says how far people get from frame to frame.",
            DefaultValueFactory = _ => DefaultRate,
        };
        var command = new Command(
            "track",
            "Track people through a file of detections and print frame,id,x,y,w,h,score,-1,-1,-1. The whole file is "
            + "read first: short gaps are filled (with score 0), boxes are smoothed, and tracks that stay doubtful are "
            + "left out.")
        {
            file, rate,
        };
        command.SetAction((call, cancellation) => RunAsync(
            call.GetRequiredValue(file), call.GetValue(rate), Console.In, call.InvocationConfiguration.Output,
            call.InvocationConfiguration.Error, cancellation));
        return command;
    }

    /// <summary>Tracks a file.</summary>
    /// <returns>0; 1 where a line is no detection (the others are used); 2 where the call is wrong.</returns>
    internal static async Task<int> RunAsync(
        string file,
        double rate,
        TextReader standardInput,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancellation)
    {
        if (!(rate > 0) || double.IsInfinity(rate))
        {
            await errors.WriteLineAsync("--rate is the number of frames a second: give a number above 0.");
            return 2;
        }

        var rows = new List<MotRow>();
        var (number, bad) = (0, 0);
        try
        {
            using var input = file == "-" ? standardInput : File.OpenText(file);
            while (await input.ReadLineAsync(cancellation) is { } line)
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                if (MotRow.TryParse(line, out var row)) rows.Add(row);
                else if (bad++ == 0) await errors.WriteLineAsync(Fault(file, number));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"The file '{file}' can not be read: {e.Message}");
            return 2;
        }

        if (bad > 1) await errors.WriteLineAsync($"{bad} lines in all were no detections and were left out.");
        var points =
            from path in new Recording(new TrackerOptions(), rate).Follow(rows, cancellation)
            from point in path.Points
            orderby point.Frame, path.Id
            select new MotRow(point.Frame, path.Id, point.Box, point.Score);
        foreach (var row in points) await output.WriteLineAsync(row.ToString());
        return bad > 0 ? 1 : 0;
    }

    private static string Fault(string file, int line) =>
        $"Line {line} of '{file}' is no detection: write frame,-1,x,y,width,height,score, as MOTChallenge does.";
}
