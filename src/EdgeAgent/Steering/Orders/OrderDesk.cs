// Considers HQ's commands: refused with a sentence and without any effect, or noted on disk and then run once.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Steering.Orders;

/// <summary>The desk for <c>cmd/…</c>.</summary>
internal sealed class OrderDesk(
    IReadOnlyList<IOrder> orders, IReadOnlyList<string> allowed, OrderMemory memory, Topics topics, Letterbox letters,
    TimeProvider time, ILogger log)
{
    /// <summary>Bytes of a command at most.</summary>
    public const int LargestMessage = 64 << 10;

    private static readonly TimeSpan LongestAhead = TimeSpan.FromDays(1);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RunWithin = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal)
    {
        [CommandNames.Done] = 0,
        [CommandNames.Refused] = 0,
        [CommandNames.Failed] = 0,
    };

    /// <summary>Commands since the start, by the state of their results.</summary>
    public IReadOnlyDictionary<string, long> Counts
    {
        get
        {
            lock (_counts) return new Dictionary<string, long>(_counts, StringComparer.Ordinal);
        }
    }

    /// <summary>Considers a message.</summary>
    public async Task ConsiderAsync(LinkNotice.Received message, CancellationToken stop)
    {
        if (message.Payload.IsEmpty) return;
        if (Read(message) is not { } command) return;
        if (memory.Find(command.Id) is { } before)
        {
            await AnswerAsync(before, stop);
            return;
        }

        var name = message.Topic[(message.Topic.LastIndexOf('/') + 1)..];
        var order = orders.FirstOrDefault(one => one.Name == name);
        var answer = Refusal(command, name, order) is { } refusal
            ? OrderAnswer.Refused(refusal)
            : await RunAsync(order!, command, stop);
        var result = ResultOf(command, name, answer);
        SteeringLog.Command(log, name, command.Id, command.AskedBy ?? "nobody named", answer.State, answer.Text);
        lock (_counts) _counts[answer.State]++;
        if (answer.State != CommandNames.Refused) Remember(command, result);
        await AnswerAsync(result, stop);
        if (answer.State == CommandNames.Done) order?.Afterwards();
    }

    private BoxCommand? Read(LinkNotice.Received message)
    {
        var reason = $"it has more than {LargestMessage >> 10} KiB";
        if (message.Payload.Length <= LargestMessage)
        {
            try
            {
                var command = JsonSerializer.Deserialize(message.Payload.Span, DocumentJson.Default.BoxCommand);
                if (Topics.IsLevel(command?.Id)) return command;
                reason = "its id is no topic level of a-z, 0-9, `_` and `-`, at most 64 long";
            }
            catch (JsonException error)
            {
                reason = error.Message.TrimEnd('.');
            }
        }

        SteeringLog.Unanswerable(log, message.Topic, reason);
        return null;
    }

    private string? Refusal(BoxCommand command, string name, IOrder? order)
    {
        var now = time.GetUtcNow();
        if (order is null)
            return $"`{name}` is no command of this box; it knows {string.Join(", ", orders.Select(one => one.Name))}.";
        if (!allowed.Contains(name))
            return $"`{name}` is not allowed on this box: name it under `uplink: commands: allow:` in its config.";
        if (command.Expires <= now)
            return $"It expired at {command.Expires.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}; the box's clock says "
                + $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}.";
        if (command.Expires - now > LongestAhead)
            return $"It expires more than {LongestAhead.TotalHours:0} hours ahead; the box's clock says "
                + $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}. Give it less time.";
        return memory.HasRoom(now)
            ? null
            : $"{OrderMemory.Most} commands that have not expired are remembered already: wait, or give them less time.";
    }

    // Noted before it runs: what is killed in between is never run a second time.
    private async Task<OrderAnswer> RunAsync(IOrder order, BoxCommand command, CancellationToken stop)
    {
        var begun = OrderAnswer.Failed(
            "The agent ended before the command had: look, and give it again under a new id.");
        if (memory.Remember(command.Expires, ResultOf(command, order.Name, begun)) is { } unwritten)
            return OrderAnswer.Refused(unwritten);
        using var limit = new CancellationTokenSource(RunWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            return await order.RunAsync(command, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return OrderAnswer.Failed($"It did not end within {RunWithin.TotalSeconds:0} s.");
        }
    }

    private void Remember(BoxCommand command, CommandResult result)
    {
        if (memory.Remember(command.Expires, result) is { } unwritten) SteeringLog.MemoryProblem(log, unwritten);
    }

    private CommandResult ResultOf(BoxCommand command, string name, OrderAnswer answer) =>
        new(command.Id, name, answer.State, answer.Text, time.GetUtcNow());

    // Repeated over the next connection where this one ends; who asks again gets it again in any case.
    private async Task AnswerAsync(CommandResult result, CancellationToken stop)
    {
        var message = new OutgoingMessage(
            topics.CommandResult(result.Id),
            JsonSerializer.SerializeToUtf8Bytes(result, DocumentJson.Default.CommandResult),
            Retain: false,
            "application/json");
        using var limit = new CancellationTokenSource(AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                if (await letters.PublishAsync(message, either.Token) is null) return;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // HQ asks again under the same id and gets the same answer.
        }
    }
}
