// `edge-hq push`: a configuration, a version, a list, work or a command for boxes, and what became of it.
using System.CommandLine;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Push;

namespace EdgeAgent.Headquarters.Commands;

/// <summary>The command <c>push</c>: exit code 0 where every box has it, 1 where one refused, 2 where one was
/// silent.</summary>
internal static class PushCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(TimeProvider time) =>
        new(
            "push",
            "Gives boxes a configuration, a version, a list, work or a command, and waits for what they make of it.")
        {
            BuildConfig(time), BuildList(time), BuildWork(time), BuildCommand(time), PushUpdateCommand.Build(time),
        };

    private static Command BuildConfig(TimeProvider time)
    {
        var options = new PushOptions();
        var file = new Argument<string>("FILE") { Description = "The whole store.yaml; secrets in it are references." };
        var healthy = Duration("--healthy-within", "The box goes back by itself when it is not well by then.", "5m");
        var wait = Duration("--wait", "How long the answer is waited for, beside that time.", "1m");
        var command = new Command("config", "A configuration: tried by the box, kept when it stays well.")
        {
            file, healthy, wait,
        };
        options.AddTo(command);
        command.SetAction((parsed, stop) => ConfigOption.GuardAsync(() =>
        {
            var within = Span(parsed, healthy);
            if (within < TimeSpan.FromSeconds(5) || within > TimeSpan.FromHours(1))
                throw new ConfigRefusal("`--healthy-within` must be 5s to 1h.");
            var push = new ConfigPush(Text(parsed.GetValue(file)!), within, within + Span(parsed, wait));
            return options.RunAsync(parsed, broker => (box, tell, end) => push.RunAsync(broker, box, tell, time, end),
                time, stop);
        }));
        return command;
    }

    private static Command BuildList(TimeProvider time)
    {
        var options = new PushOptions();
        var name = new Argument<string>("NAME") { Description = "The list's name, for example members." };
        var file = new Argument<string>("FILE")
        {
            Description = "A JSON array of flat objects, or lines of values with commas between.",
        };
        var kind = new Option<string>("--kind") { Description = "plates, epcs, prices or slots.", Required = true };
        var wait = Duration("--wait", "How long the answer is waited for.", "1m");
        var command = new Command("list", "A whole list: taken by the box at once, or refused.")
        {
            name, file, kind, wait,
        };
        options.AddTo(command);
        command.SetAction((parsed, stop) => ConfigOption.GuardAsync(() =>
        {
            var path = parsed.GetValue(file)!;
            var list = ListFile.Parse(parsed.GetValue(kind)!, Text(path), path);
            var push = new ListPush(Level(parsed.GetValue(name)!, "NAME"), list, Span(parsed, wait));
            return options.RunAsync(parsed, broker => (box, tell, end) => push.RunAsync(broker, box, tell, time, end),
                time, stop);
        }));
        return command;
    }

    private static Command BuildWork(TimeProvider time)
    {
        var options = new PushOptions();
        var file = new Argument<string>("FILE")
        {
            Description = "JSON: one assignment, an array of them, or an object with `assignments`.",
        };
        var withdraw = new Option<bool>("--withdraw") { Description = "Take these assignments away." };
        var wait = Duration("--wait", "How long the answers are waited for.", "1m");
        var command = new Command(
            "work", "Work for pickers: each assignment is taken, or refused with every fault.")
        {
            file, withdraw, wait,
        };
        options.AddTo(command);
        command.SetAction((parsed, stop) => ConfigOption.GuardAsync(() =>
        {
            var path = parsed.GetValue(file)!;
            var push = new WorkPush(WorkFile.Parse(Text(path), path), parsed.GetValue(withdraw), Span(parsed, wait));
            return options.RunAsync(parsed, broker => (box, tell, end) => push.RunAsync(broker, box, tell, time, end),
                time, stop);
        }));
        return command;
    }

    private static Command BuildCommand(TimeProvider time)
    {
        var options = new PushOptions();
        var name = new Argument<string>("NAME") { Description = "For example probe-devices, reconnect, restart." };
        var arguments = new Option<string[]>("--argument") { Description = "name=value; may be repeated." };
        var expires = Duration("--expires", "How long it may wait for the box, at most 24h.", "5m");
        var id = new Option<string?>("--id") { Description = "Its id; the same id runs once. Default: a new one." };
        var command = new Command("command", "A command of the box's allow-list.") { name, arguments, expires, id };
        options.AddTo(command);
        command.SetAction((parsed, stop) => ConfigOption.GuardAsync(() =>
        {
            var push = new CommandPush(
                Level(parsed.GetValue(name)!, "NAME"),
                Level(parsed.GetValue(id) ?? $"c-{Guid.NewGuid():N}", "--id"),
                Pairs(parsed.GetValue(arguments) ?? []), Span(parsed, expires), Environment.UserName);
            return options.RunAsync(parsed, broker => (box, tell, end) => push.RunAsync(broker, box, tell, time, end),
                time, stop);
        }));
        return command;
    }

    private static Option<string> Duration(string name, string what, string standard) =>
        new(name) { Description = $"{what} (default {standard})", DefaultValueFactory = _ => standard };

    private static TimeSpan Span(ParseResult parsed, Option<string> option) =>
        DurationYaml.Parse(parsed.GetValue(option)!) is { Ticks: > 0 } span
            ? span
            : throw new ConfigRefusal($"`{option.Name}` is no duration: write a number and ms, s, m, h or d.");

    private static string Level(string text, string what) => Topics.IsLevel(text)
        ? text
        : throw new ConfigRefusal($"`{what}` is `{text}`: expected a-z, 0-9, `_` and `-`.");

    private static Dictionary<string, string> Pairs(string[] pairs) => pairs
        .Select(pair => pair.Split('=', 2) is [{ Length: > 0 } key, var value]
            ? (key, value)
            : throw new ConfigRefusal($"`--argument {pair}` is no name=value."))
        .ToDictionary(StringComparer.Ordinal);

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigRefusal($"{path} cannot be read: {fault.Message}");
        }
    }
}
