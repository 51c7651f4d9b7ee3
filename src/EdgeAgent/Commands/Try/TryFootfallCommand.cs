// `edge-agent try footfall VIDEO --line ax,ay,bx,by`: what the box counts in a recording, with no camera and no config.
using System.CommandLine;
using EdgeAgent.Drivers;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Manifests;
using EdgeAgent.Models.OnnxRuntime;

namespace EdgeAgent.Commands.Try;

/// <summary>Prints one JSON object: the counts and crossings of every line.</summary>
public static class TryFootfallCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="time">The clock that measures.</param>
    public static Command Build(TimeProvider time)
    {
        var video = new Argument<string>("VIDEO") { Description = "A video file, or a folder of pictures." };
        var lines = new Option<string[]>("--line")
        {
            Description = "A counting line ax,ay,bx,by in pixels, as often as needed. 'in' is a crossing from the "
                + "left-hand to the right-hand side of who walks from a to b: right to left counts upwards as in.",
        };
        var anchor = new Option<Anchor>("--anchor")
        {
            Description = "Which point of a person crosses. auto: the foot, or the middle of what is visible where the "
                + "lower edge of the picture cuts feet off or is nearer to the line than a person is high.",
            DefaultValueFactory = _ => Anchor.Auto,
        };
        var zones = new Option<string[]>("--zone") { Description = "A zone x,y,x,y,x,y… for dwell times." };
        var staff = new Option<string[]>("--staff-zone")
        {
            Description = "A zone x,y,x,y,x,y…; who comes from it or has been in it is not counted any more.",
        };
        var detector = new Option<string?>("--detector") { Description = "Manifest of another person detector." };
        var detections = new Option<string?>("--detections")
        {
            Description = "A file of detections (frame,-1,x,y,w,h,score) that stands in for the detector.",
        };
        var rate = new Option<double?>("--rate")
        {
            Description = "Look at so many frames a second; without it at all of them.",
        };
        var draw = new Option<string?>("--draw")
        {
            Description = "Write pictures with boxes, tracks and lines into this folder: at crossings and each second.",
        };
        var command = new Command(
            "footfall",
            "Counts people who cross lines and prints one JSON object. 'frames' and the frames of events are numbers "
                + "in the video from 1; 'fps' is how many frames a second were worked on, without decoding, drawing; "
                + "'videoFps' is the video's own rate; 'complete' is false where the scene changed, so that crossings "
                + "may be missing.")
        {
            video, lines, anchor, zones, staff, detector, detections, rate, draw,
        };
        command.SetAction((parsed, stop) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var call = new FootfallCall
                {
                    Video = parsed.GetRequiredValue(video),
                    Lines = [.. (parsed.GetValue(lines) ?? []).Select(
                        it => FootfallCall.Line(it, parsed.GetValue(anchor)))],
                    Zones =
                    [
                        .. (parsed.GetValue(zones) ?? []).Select(it => FootfallCall.Zone(it, staff: false)),
                        .. (parsed.GetValue(staff) ?? []).Select(it => FootfallCall.Zone(it, staff: true)),
                    ],
                    Detector = parsed.GetValue(detector),
                    Detections = parsed.GetValue(detections),
                    Rate = parsed.GetValue(rate),
                    Draw = parsed.GetValue(draw),
                };
                return RunAsync(call, time, output, error, stop);
            }
            catch (FormatException fault)
            {
                error.WriteLine(fault.Message);
                return Task.FromResult(2);
            }
        });
        return command;
    }

    /// <summary>Counts.</summary>
    /// <returns>0; 1 where the video can not be read to its end; 2 where the call or a model is wrong.</returns>
    internal static async Task<int> RunAsync(
        FootfallCall call, TimeProvider time, TextWriter output, TextWriter error, CancellationToken stop)
    {
        if (call.Rate is <= 0 or double.NaN)
        {
            await error.WriteLineAsync("--rate is a number of frames a second: give a number above 0.");
            return 2;
        }

        try
        {
            using var sight = FootfallSight.Of(call);
            var result = await new FootfallRun(call, sight, time, error).RunAsync(stop);
            await output.WriteLineAsync(FootfallLine.Of(result));
            return 0;
        }
        catch (Exception fault) when (fault is OnnxException or ManifestException)
        {
            await error.WriteLineAsync(fault.Message);
            return 2;
        }
        catch (Exception fault) when (fault is DeviceFault or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
