// Gives work to a box, or takes it away, and waits for what the box makes of each assignment. What is answered is
// cleared at the broker; what is not stays there, and the box finds it when it is back.
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Work;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Push;

/// <summary>Some assignments for one box.</summary>
/// <param name="Items">The assignments.</param>
/// <param name="Withdraw">Whether they are taken away.</param>
/// <param name="Wait">How long the answers are waited for.</param>
internal sealed record WorkPush(IReadOnlyList<WorkItem> Items, bool Withdraw, TimeSpan Wait)
{
    private const int AtOnce = 16;
    private const string AnyLevel = "+";

    /// <summary>Gives them.</summary>
    /// <exception cref="BrokerRefusal">The broker refused, or the connection was lost.</exception>
    public async Task<PushOutcome> RunAsync(
        IBroker broker, Topics topics, Action<string> tell, TimeProvider time, CancellationToken stop)
    {
        await using var line = await BoxLine.OpenAsync(broker, topics, [topics.WorkAnswer(AnyLevel)], time, stop);
        var answers = new Dictionary<string, WorkAnswer>(StringComparer.Ordinal);
        var since = time.GetTimestamp();
        foreach (var part in Items.Chunk(AtOnce))
        {
            foreach (var item in part)
                await line.SayAsync(
                    topics.WorkToDo(item.Level), Withdraw ? item.Withdrawal : Encoding.UTF8.GetBytes(item.Json),
                    retain: true, stop);
            while (part.Any(item => !answers.ContainsKey(item.Level))
                && await line.HearAsync(Wait - time.GetElapsedTime(since), stop) is { } delivery)
            {
                if (Read(delivery) is not { } answer || !part.Any(item => Fits(item, delivery, answer))) continue;
                answers[LevelOf(delivery)] = answer;
                await line.SayAsync(topics.WorkToDo(LevelOf(delivery)), ReadOnlyMemory<byte>.Empty, retain: true, stop);
                tell($"{answers.Count} of {Items.Count} answered");
            }
        }

        return Outcome(topics, answers);
    }

    // An answer about an older version was on its way before.
    private static bool Fits(WorkItem item, Delivery delivery, WorkAnswer answer) =>
        item.Level == LevelOf(delivery) && (answer.Version == item.Version || answer.State == WorkStates.Refused);

    private static string LevelOf(Delivery delivery) => delivery.Topic[(delivery.Topic.LastIndexOf('/') + 1)..];

    private static WorkAnswer? Read(Delivery delivery)
    {
        try
        {
            return JsonSerializer.Deserialize(delivery.Payload.Span, DocumentJson.Default.WorkAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private PushOutcome Outcome(Topics topics, Dictionary<string, WorkAnswer> answers)
    {
        var refused = answers.Values.Where(answer => answer.State == WorkStates.Refused).ToList();
        var silent = Items.Count - answers.Count;
        var words = answers.Values
            .GroupBy(answer => answer.State)
            .Select(group => $"{group.Count()} {group.Key}")
            .ToList();
        if (silent > 0) words.Add($"{silent} not answered: retained, the box finds them when it is back");
        var (ending, state) = refused.Count > 0 ? (PushEnding.Refused, WorkStates.Refused)
            : silent > 0 ? (PushEnding.Unanswered, null)
            : (PushEnding.Done, Withdraw ? WorkStates.Withdrawn : WorkStates.Accepted);
        var text = string.Join(", ", words) + "."
            + string.Concat(refused.Select(answer => $"\n  {answer.Id}: {Why(answer)}"));
        return new PushOutcome(topics.Address.ToString(), "work", null, null, null, ending, state, text);
    }

    private static string Why(WorkAnswer answer) =>
        answer.Faults is { Count: > 0 } faults ? string.Join(' ', faults) : answer.Text;
}
