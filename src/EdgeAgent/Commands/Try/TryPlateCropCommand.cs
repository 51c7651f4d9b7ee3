// `edge-agent try plate-crop IMAGE…`: the reader alone, on pictures that are one plate each, cut out already.
using System.CommandLine;

namespace EdgeAgent.Commands.Try;

/// <summary>
/// Prints one JSON object for each crop: <c>file, text, confidence, region, ms</c>, or <c>file, error</c>.
/// </summary>
public static class TryPlateCropCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="time">The clock that measures.</param>
    public static Command Build(TimeProvider time)
    {
        var files = new Argument<string[]>("IMAGE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Crops; a folder stands for the pictures in it.",
        };
        var region = new Option<string?>("--region")
        {
            Description = "Where the plates come from, such as cn: readings that fit are preferred, none is rejected.",
        };
        var command = new Command(
            "plate-crop",
            "Reads plates that are cut out already and prints one JSON object a picture. 'ms' is the time to read "
                + "on one thread, without decoding the file.")
        {
            files, region,
        };
        command.SetAction((call, stop) => RunAsync(
            call.GetRequiredValue(files), call.GetValue(region), time,
            call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, stop));
        return command;
    }

    /// <summary>Reads the crops in turn.</summary>
    /// <returns>0 where all were pictures, 1 where any was none, 2 where the call itself is wrong.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> files, string? region, TimeProvider time,
        TextWriter output, TextWriter error, CancellationToken stop)
    {
        using var models = PlateModels.Load(region, error);
        if (models is null) return TryPlatesCommand.BadCall;
        return await new PictureFiles(time, output).ForEachAsync(
            files,
            (file, picture, _) =>
            {
                models.Prepare(picture, region);
                var start = time.GetTimestamp();
                var reading = models.Recognizer.ReadCrop(picture, region);
                return Task.FromResult(PlateLine.Of(file, reading, time.GetElapsedTime(start)));
            },
            stop);
    }
}
