// `edge-agent update`: new versions of the whole box, as root's timer, a person with a stick, or a person who asks
// uses it.
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Appliance.Programs;
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Appliance.Updates.Applying;
using EdgeAgent.Appliance.Updates.Gate;
using EdgeAgent.Appliance.Updates.Slots;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Reading;

namespace EdgeAgent.Commands.Appliance;

/// <summary>The command <c>update</c>. Exit codes: 0 done or nothing to do, 1 refused or given up, 2 failed, 3
/// waits.</summary>
internal static class UpdateCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="drivers">The drivers that a config may name.</param>
    /// <param name="time">The clock.</param>
    /// <param name="slots">The slots of this box.</param>
    /// <param name="records">The folder of root's records.</param>
    public static Command Build(DriverCatalogue drivers, TimeProvider time, ISlots slots, string records)
    {
        var around = new UpdateSurroundings(new ConfigLoader(drivers), time, records);
        return new Command(
            "update", "New versions of the box: where they stand, install one, judge one after its start.")
        {
            UpdateStatusCommand.Build(around), BuildApply(around, slots), BuildGate(around, slots),
        };
    }

    private static Command BuildApply(UpdateSurroundings around, ISlots slots)
    {
        var config = ConfigOption.Make();
        var from = new Option<string?>("--from") { Description = "A bundle, or a folder (a stick) with bundles." };
        var now = new Option<bool>("--now") { Description = "Also outside the quiet hours and while a pick is open." };
        var older = new Option<bool>("--allow-older") { Description = "Also a version that is not newer." };
        var again = new Option<bool>("--again") { Description = "Also a version that was tried and did not stay." };
        var json = Json();
        var command = new Command("apply", "Installs the bundle that HQ sent, or another, and restarts the box (root).")
        {
            from, now, older, again, config, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using var surroundings = around.Look(parsed.GetValue(config));
            var request = new ApplyRequest(
                parsed.GetValue(from), parsed.GetValue(now), parsed.GetValue(older), parsed.GetValue(again));
            var report = await new UpdateApplier(slots, surroundings.Box).RunAsync(request, stop);
            return await SayAsync(report, parsed.GetValue(json), parsed);
        });
        return command;
    }

    private static Command BuildGate(UpdateSurroundings around, ISlots slots)
    {
        var config = ConfigOption.Make();
        var ready = Within("--ready-within", "The agent answers and has its store by then.", GateLimits.Usual.Ready);
        var devices = Within("--devices-within", "The devices that were up are up by then.", GateLimits.Usual.Devices);
        var json = Json();
        var command = new Command("gate", "Judges a version on trial: keeps it, or gives it up and restarts (root).")
        {
            ready, devices, config, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using var surroundings = around.Look(parsed.GetValue(config));
            var limits = new GateLimits(
                parsed.GetValue(ready) ?? GateLimits.Usual.Ready, parsed.GetValue(devices) ?? GateLimits.Usual.Devices,
                surroundings.Box.Wish?.Grace ?? UpdateOptions.UsualGrace);
            var gate = new UpdateGate(slots, surroundings.Box, limits);
            return await SayAsync(
                await GateAsync(gate, surroundings.Box.StartIsTrial, stop), parsed.GetValue(json), parsed);
        });
        return command;
    }

    // A gate on trial that cannot ask or note anything has failed: its unit restarts the box, and the old version comes
    // back. Where nothing is on trial a restart would mend nothing.
    private static async Task<UpdateReport> GateAsync(UpdateGate gate, bool trial, CancellationToken stop)
    {
        try
        {
            return await gate.RunAsync(stop);
        }
        catch (Exception fault) when (fault is SlotFault or IOException or UnauthorizedAccessException)
        {
            return new UpdateReport(trial ? UpdateResult.Failed : UpdateResult.Nothing, null, fault.Message);
        }
    }

    private static async Task<int> SayAsync(UpdateReport report, bool json, ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(json
            ? JsonSerializer.Serialize(report, UpdateJson.Default.UpdateReport)
            : report.Text);
        return report.ExitCode;
    }

    private static RaucSlots Slots() => new(ChildProgram.RunAsync);

    private static Option<bool> Json() => new("--json") { Description = "Print one JSON object." };

    private static Option<TimeSpan?> Within(string name, string what, TimeSpan standard) => new(name)
    {
        Description = $"{what} Default: {DurationText.Of(standard)}.",
        CustomParser = result =>
        {
            if (DurationText.TryParse(result.Tokens[0].Value, out var span)) return span;
            result.AddError($"`{name}` is `{result.Tokens[0].Value}`: write a number and ms, s, m, h or d.");
            return null;
        },
    };
}

/// <summary>JSON of what the commands say, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UpdateWords)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UpdateReport))]
[JsonSerializable(typeof(UpdateView))]
internal sealed partial class UpdateJson : JsonSerializerContext;

/// <summary>Outcomes in words: <c>fell-back</c>.</summary>
internal sealed class UpdateWords() : JsonStringEnumConverter<UpdateResult>(JsonNamingPolicy.KebabCaseLower);
