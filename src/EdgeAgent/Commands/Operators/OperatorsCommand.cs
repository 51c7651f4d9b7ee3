// `edge-agent operators`: who may sign on at the picking page. A PIN is asked for, or read from a pipe; never an
// argument, which every user of the machine could see.
using System.CommandLine;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.Commands.Operators;

/// <summary>The command <c>operators</c>.</summary>
internal static class OperatorsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(DriverCatalogue drivers, DriverServices services) =>
        new("operators", "Who may sign on at the picking page: add, list, remove, reset-pin, forget-voice.")
        {
            Add(drivers, services), List(drivers, services), Remove(drivers, services), ResetPin(drivers, services),
            ForgetVoice(drivers, services),
        };

    private static Command Add(DriverCatalogue drivers, DriverServices services)
    {
        var (number, config) = (Number(), ConfigOption.Make());
        var name = new Option<string>("--name") { Description = "How the operator is greeted.", Required = true };
        var language = new Option<string>("--language")
        {
            Description = "The language of the prompts: en or zh.",
            DefaultValueFactory = _ => SpokenVoice.Standard.Language,
        };
        var speed = new Option<int>("--speed")
        {
            Description = $"Words a minute, {SpokenVoice.Slowest} to {SpokenVoice.Fastest}.",
            DefaultValueFactory = _ => SpokenVoice.Standard.WordsPerMinute,
        };
        var volume = new Option<int>("--volume")
        {
            Description = $"Per cent, {SpokenVoice.Softest} to {SpokenVoice.Loudest}.",
            DefaultValueFactory = _ => SpokenVoice.Standard.VolumePercent,
        };
        var variant = new Option<string?>("--voice")
        {
            Description = "A voice of the synthesiser, such as en-us or en+f3.",
        };
        var command = new Command("add", "Adds an operator; asks for the PIN, or reads it from a pipe.")
        {
            number, name, language, speed, volume, variant, config,
        };
        command.SetAction((parsed, stop) => OperatorsCall.RunAsync(
            parsed, config, drivers, services,
            call => call.AddAsync(
                parsed.GetValue(number)!, parsed.GetValue(name)!,
                new SpokenVoice(
                    parsed.GetValue(language)!, parsed.GetValue(speed), parsed.GetValue(volume),
                    parsed.GetValue(variant)),
                stop)));
        return command;
    }

    private static Command List(DriverCatalogue drivers, DriverServices services)
    {
        var config = ConfigOption.Make();
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("list", "Lists the operators, without anything secret.") { config, json };
        command.SetAction((parsed, _) => OperatorsCall.RunAsync(
            parsed, config, drivers, services, call => Task.FromResult(call.List(parsed.GetValue(json)))));
        return command;
    }

    private static Command Remove(DriverCatalogue drivers, DriverServices services) => About(
        "remove", "Removes an operator and his voice, and ends his sign-on.", drivers, services,
        (call, number, stop) => call.RemoveAsync(number, stop));

    private static Command ResetPin(DriverCatalogue drivers, DriverServices services) => About(
        "reset-pin", "Gives an operator a new PIN, and ends his sign-on.", drivers, services,
        (call, number, stop) => call.ResetPinAsync(number, stop));

    private static Command ForgetVoice(DriverCatalogue drivers, DriverServices services) => About(
        "forget-voice", "Deletes what was learned of an operator's voice.", drivers, services,
        (call, number, stop) => call.ForgetVoiceAsync(number, stop));

    private static Command About(
        string name, string description, DriverCatalogue drivers, DriverServices services,
        Func<OperatorsCall, string, CancellationToken, Task<int>> act)
    {
        var (number, config) = (Number(), ConfigOption.Make());
        var command = new Command(name, description) { number, config };
        command.SetAction((parsed, stop) => OperatorsCall.RunAsync(
            parsed, config, drivers, services, call => act(call, parsed.GetValue(number)!, stop)));
        return command;
    }

    private static Argument<string> Number() => new("NUMBER")
    {
        Description = $"The operator's number: 1 to {OperatorRecord.LongestNumber} digits.",
    };
}
