// Work that HQ gives over MQTT: taken or refused as a whole, answered each time, and once on disk whatever the broker
// repeats. And results that HQ refuses: a sentence for the picker.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Work;
using EdgeAgent.Hosting;
using EdgeAgent.Steering;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;
using EdgeAgent.VoicePicking.Work.Desk;
using EdgeAgent.VoicePicking.Work.Reading;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Work.Sources;

/// <summary>The desk for <c>work/…</c>.</summary>
internal sealed class HqWork
{
    private const string Source = WorkSources.Hq;
    private const string Withdrawn = "withdrawn";
    private const int Waiting = 256;
    private const int LongestSentence = 200;
    private const int LongestRefusal = 4 << 10;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private readonly WorkDesk _desk;
    private readonly ISlotDirectory _slots;
    private readonly Topics _topics;
    private readonly Letterbox _letters;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly TopicInbox _work;
    private readonly TopicInbox _refusals;

    /// <summary>Makes the desk; it works when <see cref="RunAsync"/> runs.</summary>
    public HqWork(
        WorkDesk desk, ISlotDirectory slots, Topics topics, Letterbox letters, TimeProvider time, ILogger log)
    {
        (_desk, _slots, _topics, _letters, _time, _log) = (desk, slots, topics, letters, time, log);
        _work = new TopicInbox([topics.Work], WorkDocument.LargestMessage, null, log, Waiting);
        _refusals = new TopicInbox([topics.RefusedResults], LongestRefusal, null, log, Waiting);
    }

    /// <summary>What the uplink listens to for HQ.</summary>
    public IReadOnlyList<ITopicListener> Listeners => [_work, _refusals];

    /// <summary>Works until stopped.</summary>
    public Task RunAsync(CancellationToken stop) =>
        SideBySide.RunAsync(
            stop, ending => _work.RunAsync(ConsiderAsync, ending), ending => _refusals.RunAsync(HearAsync, ending));

    /// <summary>Considers a message on <c>work/todo/{name}</c>.</summary>
    public async Task ConsiderAsync(LinkNotice.Received message, CancellationToken stop)
    {
        // Empty: HQ cleared what it had retained.
        if (message.Payload.IsEmpty) return;
        var level = LevelOf(message.Topic);
        var answer = await JudgeAsync(level, message.Payload, stop);
        if (answer.State == WorkStates.Refused) WorkLog.Refused(_log, Source, answer.Id, Told(answer));
        else WorkLog.Taken(_log, Source, answer.Id, answer.Text);
        await AnswerAsync(level, answer, stop);
    }

    /// <summary>Considers a message on <c>work/refused/{name}</c>.</summary>
    public async Task HearAsync(LinkNotice.Received message, CancellationToken stop)
    {
        if (message.Payload.IsEmpty) return;
        var refusal = JsonSerializer.Deserialize(message.Payload.Span, DocumentJson.Default.ResultRefusal);
        if (refusal is not { Id.Length: > 0, Sentence.Length: > 0 and <= LongestSentence, Assignment.Length: > 0 })
            throw new JsonException($"`id`, `assignment` and a `sentence` of at most {LongestSentence} are expected.");
        var holder = refusal.Operator ?? _desk.Look(book =>
            book.ProgressOf(refusal.Assignment).Operator
            ?? book.Finished.GetValueOrDefault(refusal.Assignment)?.Operator);
        if (holder is null) return;
        await _desk.NotifyAsync(
            new KeptNotice(
                $"hq-{refusal.Id}", holder, refusal.Sentence, refusal.Assignment, _time.GetUtcNow(), Heard: false),
            stop);
    }

    private async Task<WorkAnswer> JudgeAsync(string level, ReadOnlyMemory<byte> payload, CancellationToken stop)
    {
        if (payload.Length > WorkDocument.LargestMessage)
            return Answer(
                level, 0, WorkStates.Refused, $"It has more than {WorkDocument.LargestMessage >> 10} KiB: split it.");
        var faults = new List<WorkFault>();
        var raw = JsonWork.Read(payload.Span, faults, Withdrawn);
        var fields = raw.Count > 0 ? new FieldReader(raw[0].Fields, faults) : null;
        if (fields?.Flag(Withdrawn) == true) return await WithdrawAsync(fields, level, faults, stop);
        var reading = new AssignmentReader(_slots).Read(raw, faults);
        if (raw.Count > 1)
            reading = reading with { Faults = [new WorkFault(1, "One assignment is expected in a message.")] };
        var (id, version) = (fields?.Text("id") ?? level, fields?.Whole("version", 1, int.MaxValue) ?? 0);
        if (reading.Faults.Count > 0)
        {
            await TellAsync(id, version, reading.Faults, stop);
            return Answer(id, version, WorkStates.Refused, "It is not right.") with
            {
                Faults = [.. reading.Faults.Select(fault => $"Line {fault.Line}: {fault.Sentence}")],
            };
        }

        var offer = await _desk.OfferAsync(reading.Assignments, Source, stop);
        return Answer(id, reading.Assignments[0].Version, StateOf(offer.Ending, WorkStates.Accepted), offer.Text);
    }

    private async Task<WorkAnswer> WithdrawAsync(
        FieldReader fields, string level, List<WorkFault> faults, CancellationToken stop)
    {
        var (id, version) = (fields.Id("id"), fields.Whole("version", 1, int.MaxValue));
        if (version is null) fields.Fault("version", "`version` is missing.");
        if (faults.Count > 0)
            return Answer(level, 0, WorkStates.Refused, string.Join(' ', faults.Select(fault => fault.Sentence)));
        var offer = await _desk.WithdrawAsync(id, version!.Value, Source, stop);
        return Answer(id, version.Value, StateOf(offer.Ending, WorkStates.Withdrawn), offer.Text);
    }

    private async Task TellAsync(string id, long version, IReadOnlyList<WorkFault> faults, CancellationToken stop)
    {
        const int MostTold = 10;
        try
        {
            await _desk.RefusedAsync(
                id, version, Source, string.Join('\n', faults.Take(MostTold).Select(fault => fault.In(id))), stop);
        }
        catch (WorkRefusal refusal)
        {
            // The answer tells HQ all the same.
            WorkLog.Unwritten(_log, refusal.Message);
        }
    }

    private static string StateOf(OfferEnding ending, string taken) => ending switch
    {
        OfferEnding.Taken => taken,
        OfferEnding.Known => WorkStates.Known,
        _ => WorkStates.Refused,
    };

    private static string Told(WorkAnswer answer) => string.Join(' ', [answer.Text, .. answer.Faults ?? []]);

    private static string LevelOf(string topic) => topic[(topic.LastIndexOf('/') + 1)..];

    private WorkAnswer Answer(string id, long version, string state, string text) =>
        new(id, version, state, text, null, _time.GetUtcNow());

    // Who gives the work again gets an answer again.
    private async Task AnswerAsync(string level, WorkAnswer answer, CancellationToken stop)
    {
        var message = new OutgoingMessage(
            _topics.WorkAnswer(level), JsonSerializer.SerializeToUtf8Bytes(answer, DocumentJson.Default.WorkAnswer),
            Retain: false, "application/json");
        using var limit = new CancellationTokenSource(AnswerWithin, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            await _letters.PublishAsync(message, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            WorkLog.Taken(_log, Source, answer.Id, "The answer could not be sent; HQ may give the work again.");
        }
    }
}
