// `edge-agent devices calibrate DEVICE CHANNEL`: tare and span of a channel that weighs, by hand or by options.
using System.CommandLine;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;

namespace EdgeAgent.Commands.Devices;

/// <summary>The command <c>devices calibrate</c>.</summary>
internal static class CalibrateCommand
{
    private const int UsualReadings = 20;

    /// <summary>Builds the command.</summary>
    public static Command Build(DriverCatalogue drivers, DriverServices services)
    {
        var device = new Argument<string>("DEVICE") { Description = "The device's id in store.yaml." };
        var channel = new Argument<string?>("CHANNEL")
        {
            Description = "The channel's name in store.yaml, or a line's field. May be left out where there is one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var config = ConfigOption.Make();
        var tare = new Option<bool>("--tare") { Description = "Take the tare now: nothing is on the scale." };
        var weight = new Option<string?>("--weight")
        {
            Description = "Take the span now: this known mass is on the scale, such as 500g or 2kg. With --tare it is "
                + "asked for in between.",
        };
        var readings = new Option<int>("--readings")
        {
            Description = $"Readings for each step. Default: {UsualReadings}.",
            DefaultValueFactory = _ => UsualReadings,
        };
        var json = new Option<bool>("--json") { Description = "Print the outcome as JSON." };
        var command = new Command("calibrate", "Calibrates a scale: with nothing on it, then with a known mass.")
        {
            device, channel, config, tare, weight, readings, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            if (DeviceChoice.Find(parsed, device, config, drivers) is not var (store, chosen)) return 1;
            var dialogue = new CalibrationDialogue(store, chosen, services, parsed.GetValue(json));
            return await dialogue.RunAsync(
                new CalibrationWish(
                    parsed.GetValue(channel), parsed.GetValue(tare), parsed.GetValue(weight),
                    Math.Max(1, parsed.GetValue(readings))),
                stop);
        });
        return command;
    }
}

/// <summary>What the command line asks for.</summary>
/// <param name="Channel">The channel; null = the only one.</param>
/// <param name="Tare">Whether the tare is taken.</param>
/// <param name="Weight">The known mass; null = none.</param>
/// <param name="Readings">Readings for each step.</param>
internal sealed record CalibrationWish(string? Channel, bool Tare, string? Weight, int Readings)
{
    /// <summary>Whether a person is led through: nothing was said on the command line.</summary>
    public bool IsGuided => !Tare && Weight is null;
}
