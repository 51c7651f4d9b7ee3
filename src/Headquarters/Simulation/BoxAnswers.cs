// Answers HQ's questions as a box does: rollups of up to 90 days, and missing events, which are sent again.
using System.Buffers;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Answers on one connection.</summary>
internal sealed class BoxAnswers(SimulatedBox box, FleetParts parts, IBrokerLink link)
{
    // A chunk stays below 64 KiB: a row is about 250 bytes.
    private const int RowsInChunk = 200;
    private const int EventsAtOnce = 1000;
    private static readonly TimeSpan RollupsKept = TimeSpan.FromDays(90);

    /// <summary>Answers a question; one that is too late is not answered.</summary>
    public async Task AnswerAsync(ReadOnlyMemory<byte> payload, CancellationToken stop)
    {
        QueryRequest? request;
        try
        {
            request = JsonSerializer.Deserialize(payload.Span, DocumentJson.Default.QueryRequest);
        }
        catch (JsonException)
        {
            parts.Counts.BadQuestions.Add();
            return;
        }

        if (request is null || !Topics.IsLevel(request.Id) || request.Deadline < parts.Clock.Real) return;
        if (request.Box is not null && request.Box != box.Topics.Address.ToString())
            await RefuseAsync(request.Id, "wrong-box", $"This is {box.Topics.Address}.", stop);
        else if (request.Kind == QueryKinds.Rollup) await RollupsAsync(request, stop);
        else if (request.Kind == QueryKinds.Gap) await GapAsync(request, stop);
        else await RefuseAsync(request.Id, "failed", $"A simulated box does not answer `{request.Kind}`.", stop);
    }

    private async Task RollupsAsync(QueryRequest request, CancellationToken stop)
    {
        var rows = box.Footfall;
        var known = request.Metric is null or FootfallRows.Metric
            && (request.Period is null || request.Period == rows.Period)
            && request.Subject is null or FootfallRows.Line;
        var now = parts.Clock.Now;
        var (oldest, end) = (rows.StartOf(now - RollupsKept), rows.StartOf(now));
        var resumed = DateTimeOffset.TryParse(request.Cursor, out var at);
        var from = resumed ? at : request.From ?? oldest;
        var start = rows.StartOf(from) < from ? rows.StartOf(from) + rows.Length : from;
        if (start < oldest) start = oldest;
        if (request.To < end) end = rows.StartOf(request.To.Value);
        var left = known ? Math.Min(request.Limit ?? int.MaxValue, (long)((end - start) / rows.Length)) : 0;
        var total = Math.Max(0, left);
        for (var number = 0; ; number++)
        {
            var count = (int)Math.Clamp(left, 0, RowsInChunk);
            var items = Rows(start, count);
            (start, left) = (start + (count * rows.Length), left - count);
            var last = left <= 0;
            await SendAsync(
                new QueryChunk
                {
                    Id = request.Id,
                    N = number,
                    Last = last,
                    Cursor = known && start < end ? start.UtcDateTime.ToString("O") : null,
                    Items = items,
                    Total = last ? total : null,
                }, stop);
            if (last) return;
        }
    }

    private List<JsonElement> Rows(DateTimeOffset start, int count)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        for (var row = 0; row < count; row++)
            box.Footfall.Write(json, start + (row * box.Footfall.Length), asked: true);
        json.WriteEndArray();
        json.Flush();
        return [.. JsonElement.Parse(buffer.WrittenSpan).EnumerateArray()];
    }

    private async Task GapAsync(QueryRequest request, CancellationToken stop)
    {
        if (request is not { SeqFrom: { } from, SeqTo: { } to } || from < 1 || to < from)
        {
            await RefuseAsync(request.Id, "bad-request", "A gap needs seqFrom and seqTo.", stop);
            return;
        }

        var pruned = new List<PrunedRange>();
        long resent = 0;
        if (request.Epoch != box.Epoch)
        {
            pruned.Add(new PrunedRange(from, to, "epoch"));
        }
        else
        {
            var (first, covered, last) = box.Events.Bounds();
            Prune(from, Math.Min(to, Math.Min(covered, first - 1)), "released");
            Prune(Math.Max(from, covered + 1), Math.Min(to, first - 1), "retention");
            resent = await ResendAsync(Math.Max(from, first), Math.Min(to, last), stop);
        }

        await SendAsync(
            new QueryChunk { Id = request.Id, N = 0, Last = true, Resent = resent, Pruned = pruned, Total = 0 }, stop);

        void Prune(long start, long end, string reason)
        {
            if (end >= start) pruned.Add(new PrunedRange(start, end, reason));
        }
    }

    private async Task<long> ResendAsync(long from, long to, CancellationToken stop)
    {
        long sent = 0;
        var part = new List<SimulatedEvent>();
        while (from <= to)
        {
            part.Clear();
            box.Events.Read(from - 1, to, EventsAtOnce, part);
            if (part.Count == 0) break;
            foreach (var message in EventMessages.Build(box, part, parts.Options.Batch, _ => true))
                await link.PublishAsync(message, stop);
            sent += part.Count;
            from = part[^1].Sequence + 1;
        }

        parts.Counts.Resent.Add(sent);
        return sent;
    }

    private Task RefuseAsync(string id, string code, string text, CancellationToken stop) =>
        SendAsync(new QueryChunk { Id = id, N = 0, Last = true, Error = new QueryError(code, text) }, stop);

    private Task SendAsync(QueryChunk chunk, CancellationToken stop)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(chunk, DocumentJson.Default.QueryChunk);
        return link.PublishAsync(new BrokerMessage(box.Topics.QueryAnswers(chunk.Id), payload, Retain: false), stop);
    }
}
