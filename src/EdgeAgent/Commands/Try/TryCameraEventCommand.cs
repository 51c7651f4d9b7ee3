// `edge-agent try camera-event FILE…`: what the box makes of a camera's message, with no camera and no config.
using System.CommandLine;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Formats;

namespace EdgeAgent.Commands.Try;

/// <summary>Prints one JSON object for each observation that a message makes, or the reason why it makes
/// none.</summary>
public static class TryCameraEventCommand
{
    private const string Automatic = "auto";
    private const int UnreadableMessage = 1;
    private const int WrongCall = 2;

    /// <summary>Makes the command.</summary>
    public static Command Build()
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Bodies, or whole HTTP requests, as a camera sends them; - reads one from standard input.",
        };
        var vendor = new Option<string>("--vendor")
        {
            DefaultValueFactory = _ => Automatic,
            Description = $"Whose format it is: {string.Join(", ", KnownFormats.Vendors)} (also with a model, such as "
                + "milesight-vs121), or auto to find out from the content.",
        };
        var contentType = new Option<string?>("--content-type")
        {
            Description = "The content type of the bodies; without it the bodies themselves tell their boundary.",
        };
        var topic = new Option<string?>("--topic") { Description = "The MQTT topic on which the bodies came." };
        var command = new Command("camera-event", "Reads events of cameras and prints one JSON object a line.")
        {
            files, vendor, contentType, topic,
        };
        command.SetAction((call, cancellation) => RunAsync(
            call.GetRequiredValue(files), call.GetValue(vendor) ?? Automatic, call.GetValue(contentType),
            call.GetValue(topic), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error,
            cancellation));
        return command;
    }

    /// <summary>Reads every file; one that cannot be read gives a line with its error and stops none.</summary>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> files, string vendor, string? contentType, string? topic, TextWriter output,
        TextWriter errors, CancellationToken cancellation)
    {
        if (vendor.Equals(Automatic, StringComparison.OrdinalIgnoreCase)) vendor = Automatic;
        else if (KnownFormats.Named(vendor) is null)
        {
            await errors.WriteLineAsync(
                $"--vendor '{vendor}' is not known: name one of {string.Join(", ", KnownFormats.Vendors)}, or auto.");
            return WrongCall;
        }

        var all = true;
        foreach (var file in files)
        {
            var (lines, good) = await ReadAsync(file, vendor, contentType, topic, cancellation);
            foreach (var line in lines) await output.WriteLineAsync(line);
            all &= good;
        }

        return all ? 0 : UnreadableMessage;
    }

    private static async Task<(IReadOnlyList<string> Lines, bool Good)> ReadAsync(
        string file, string vendor, string? contentType, string? topic, CancellationToken cancellation)
    {
        try
        {
            await using var input = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            using var body = new MemoryStream();
            await input.CopyToAsync(body, cancellation);
            return CameraEventReader.Read(file, vendor, new CameraMessage(body.ToArray(), contentType, topic));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ([CameraEventReader.Unopened(file, $"The file cannot be read: {fault.Message}")], false);
        }
    }
}
