// Pushes the same thing to several boxes at once, and tells a person, or a program, how far each has come.
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;
using Spectre.Console;

namespace EdgeAgent.Headquarters.Push;

/// <summary>Pushes to one box; the action is told each step.</summary>
internal delegate Task<PushOutcome> PushToBox(Topics topics, Action<string> tell, CancellationToken stop);

/// <summary>Runs pushes.</summary>
internal static class PushRun
{
    private const int AtOnce = 16;

    /// <summary>Pushes to each box; the exit code is that of the worst outcome.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<Topics> boxes, PushToBox push, bool json, TextWriter output, CancellationToken stop)
    {
        var quiet = json || Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive;
        var outcomes = quiet ? await QuietlyAsync(boxes, push, stop) : await ShownAsync(boxes, push, stop);
        foreach (var outcome in outcomes)
        {
            await output.WriteLineAsync(json
                ? JsonSerializer.Serialize(outcome, PushJson.Default.PushOutcome)
                : $"{outcome.Box}: {outcome.State ?? "no answer"}. {outcome.Text}");
        }

        return (int)outcomes.Max(outcome => outcome.Ending);
    }

    private static async Task<IReadOnlyList<PushOutcome>> QuietlyAsync(
        IReadOnlyList<Topics> boxes, PushToBox push, CancellationToken stop) =>
        await EachAsync(boxes, (topics, _) => push(topics, _ => { }, stop), stop);

    private static async Task<IReadOnlyList<PushOutcome>> ShownAsync(
        IReadOnlyList<Topics> boxes, PushToBox push, CancellationToken stop)
    {
        var display = AnsiConsole.Progress().AutoClear(true).HideCompleted(false).Columns(
            new SpinnerColumn(), new TaskDescriptionColumn(), new ElapsedTimeColumn());
        return await display.StartAsync(context =>
        {
            var rows = boxes
                .Select(topics => context.AddTask($"{topics.Address}: waits").IsIndeterminate())
                .ToList();
            return EachAsync(
                boxes,
                async (topics, index) =>
                {
                    var outcome = await push(
                        topics, step => rows[index].Description = Markup.Escape($"{topics.Address}: {step}"), stop);
                    rows[index].StopTask();
                    return outcome;
                },
                stop);
        });
    }

    private static async Task<IReadOnlyList<PushOutcome>> EachAsync(
        IReadOnlyList<Topics> boxes, Func<Topics, int, Task<PushOutcome>> push, CancellationToken stop)
    {
        var outcomes = new PushOutcome[boxes.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, boxes.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (index, _) => outcomes[index] = await push(boxes[index], index));
        return outcomes;
    }
}

/// <summary>JSON of outcomes, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PushOutcome))]
internal sealed partial class PushJson : JsonSerializerContext;
