// `edge-agent try plates IMAGE…`: the number plates that the box sees in pictures, with no camera and no config.
using System.CommandLine;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Plates;

namespace EdgeAgent.Commands.Try;

/// <summary>Prints one JSON object for each picture: <c>file, plates, ms</c>, or <c>file, error</c>.</summary>
public static class TryPlatesCommand
{
    /// <summary>Exit code where the call itself is wrong, or the models are missing.</summary>
    internal const int BadCall = 2;

    /// <summary>Makes the command.</summary>
    /// <param name="time">The clock that measures.</param>
    public static Command Build(TimeProvider time)
    {
        var files = new Argument<string[]>("IMAGE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Pictures; a folder stands for the pictures in it.",
        };
        var region = new Option<string?>("--region")
        {
            Description = "Where the plates come from, such as eu: readings that fit are preferred, none is rejected.",
        };
        var threshold = new Option<double?>("--threshold")
        {
            Description = "How sure a plate has to be to be told, 0 to 1; without it what suits the models.",
        };
        var draw = new Option<string?>("--draw")
        {
            Description = "A folder that takes each picture with the plates drawn into it.",
        };
        var command = new Command(
            "plates",
            "Finds and reads number plates and prints one JSON object a picture. 'ms' is the time to find and read on "
                + "one thread, without decoding the file; the models are made ready for a new size before.")
        {
            files, region, threshold, draw,
        };
        command.SetAction((call, stop) => RunAsync(
            call.GetRequiredValue(files),
            new PlateOptions { Region = call.GetValue(region), Threshold = call.GetValue(threshold) },
            call.GetValue(draw), time, call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, stop));
        return command;
    }

    /// <summary>Reads the pictures in turn.</summary>
    /// <returns>0 where all were pictures, 1 where any was none, 2 where the call itself is wrong.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> files, PlateOptions options, string? draw, TimeProvider time,
        TextWriter output, TextWriter error, CancellationToken stop)
    {
        if (options.Threshold is < 0 or > 1)
        {
            await error.WriteLineAsync($"--threshold {options.Threshold} is no share: give 0 to 1, such as 0.5.");
            return BadCall;
        }

        using var models = PlateModels.Load(options.Region, error);
        if (models is null) return BadCall;
        return await new PictureFiles(time, output).ForEachAsync(files, LineAsync, stop);

        async Task<string> LineAsync(string file, Picture picture, CancellationToken cancellation)
        {
            models.Prepare(picture, options);
            var start = time.GetTimestamp();
            var plates = models.Recognizer.Recognise(picture, options);
            var took = time.GetElapsedTime(start);
            if (draw is not null) await PlateDrawing.WriteAsync(picture, plates, draw, file, cancellation);
            return PlateLine.Of(file, plates, took);
        }
    }
}
