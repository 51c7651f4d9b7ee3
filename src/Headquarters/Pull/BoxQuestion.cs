// Asks one box, and brings the chunks of its answer into order: what the line loses is asked for again where it
// stopped.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Pull;

/// <summary>Asks boxes; each question has a connection of its own, so that any number may be asked at once.</summary>
/// <param name="broker">HQ's broker.</param>
/// <param name="prefix">The chain's prefix of all topics.</param>
/// <param name="askedBy">Who asks, for the logs of the boxes.</param>
/// <param name="time">The clock.</param>
public sealed class BoxQuestion(IBroker broker, string prefix, string askedBy, TimeProvider time)
{
    // Tries without a single chunk in between, after which a box counts as silent.
    private const int Tries = 3;

    private const int Window = 100;

    /// <summary>How long a chunk may take; a busy line sends events first.</summary>
    public TimeSpan ChunkWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long to wait after a box said that it is busy.</summary>
    public TimeSpan BusyWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Asks, and hands over each chunk once and in order, until nothing is left or <see cref="QueryRequest.Limit"/> is
    /// reached. Id, box, reply topic, deadline and asker are filled in.
    /// </summary>
    /// <returns>The items that came.</returns>
    /// <exception cref="BoxRefusal">With a sentence: the box refused, or did not answer.</exception>
    /// <exception cref="BrokerRefusal">The broker cannot be reached.</exception>
    public async Task<long> AskAsync(
        BoxAddress box, QueryRequest question, Func<QueryChunk, Task> take, CancellationToken stop)
    {
        var progress = new AnswerProgress(question);
        for (var tries = 0; !progress.IsWhole; tries++)
        {
            var before = progress.Chunks;
            var failure = await TryAsync(box, progress, take, stop);
            if (progress.IsWhole) break;
            if (progress.Chunks > before) tries = 0;
            if (tries + 1 >= Tries) throw new BoxRefusal(failure ?? $"{box} did not finish its answer.");
            if (progress.IsBusy) await Task.Delay(BusyWait, time, stop);
        }

        return progress.Items;
    }

    // One connection, one question; null where it went well, else a sentence in case this was the last try.
    private async Task<string?> TryAsync(
        BoxAddress box, AnswerProgress progress, Func<QueryChunk, Task> take, CancellationToken stop)
    {
        var topics = new Topics(prefix, box.Tenant, box.Store, box.Box);
        var distinct = Guid.NewGuid().ToString("n")[..12];
        var subscription = new Subscription(
            [topics.QueryAnswers("+"), topics.Status], Group: null, $"edge-hq-ask-{distinct}", Window);
        await using var link = await broker.ConnectAsync(subscription, stop);
        var question = progress.Next($"ask-{distinct}") with
        {
            Box = box.ToString(),
            ReplyTo = topics.QueryAnswers($"ask-{distinct}"),
            Deadline = time.GetUtcNow() + (Tries * ChunkWithin),
            AskedBy = askedBy,
        };
        var payload = JsonSerializer.SerializeToUtf8Bytes(question, DocumentJson.Default.QueryRequest);
        try
        {
            await link.PublishAsync(new BrokerMessage(topics.QueryRequests, payload, Retain: false), stop);
            return await HearAsync(link, box, question, progress, take, stop);
        }
        catch (BrokerRefusal lost)
        {
            return lost.Message;
        }
    }

    private async Task<string?> HearAsync(
        IBrokerLink link, BoxAddress box, QueryRequest question, AnswerProgress progress, Func<QueryChunk, Task> take,
        CancellationToken stop)
    {
        string? state = null;
        while (await NextAsync() is { } chunk)
        {
            var fits = progress.Take(chunk);
            if (fits is true) await take(chunk);
            if (progress.Refusal is { } refusal)
                throw new BoxRefusal($"{box} refused ({refusal.Code}): {refusal.Text}");
            if (fits is null || chunk.Last) return chunk.Error?.Text;
        }

        return link.Loss ?? Silence(box, state);

        async Task<QueryChunk?> NextAsync()
        {
            using var over = new CancellationTokenSource(ChunkWithin, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop);
            try
            {
                await foreach (var delivery in link.Deliveries.ReadAllAsync(either.Token))
                {
                    link.Settle(delivery);
                    state = AnswerText.State(delivery) ?? state;
                    if (delivery.Topic != question.ReplyTo) continue;
                    if (AnswerText.Chunk(delivery.Payload, question.Id) is { } chunk) return chunk;
                }
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // The box is silent: said by the caller, with what its status says.
            }

            return null;
        }
    }

    private string Silence(BoxAddress box, string? state) =>
        $"{box} did not answer within {ChunkWithin.TotalSeconds:0} s" + (state switch
        {
            null => ": it has never said that it lives; check its name, and whether it is connected.",
            "online" => ", though its status says online: it may be busy with a backlog, or too old for questions.",
            _ => $": its status says {state}. Ask again when it is back.",
        });
}

/// <summary>A box did not answer, or refused; the message is a sentence.</summary>
public sealed class BoxRefusal(string sentence) : Exception(sentence);
