// Statuses on their way into the table.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Headquarters.Storing;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Writes statuses; whether one is newer than the stored one is the database's to say.</summary>
internal static class StatusRows
{
    /// <summary>The document as UTF-8 JSON.</summary>
    public static byte[] Document(BoxStatus status) =>
        JsonSerializer.SerializeToUtf8Bytes(status, DocumentJson.Default.BoxStatus);

    /// <summary>The epoch that a status speaks of; null where it names none.</summary>
    public static string? EpochOf(ReceivedStatus received) =>
        Refused.IsEpoch(received.Status.HandedOver?.Epoch) ? received.Status.HandedOver!.Epoch : null;

    /// <summary>The streams whose settled sequence some statuses tell.</summary>
    public static IEnumerable<int> StreamsOf(IEnumerable<ReceivedStatus> statuses, StreamCatalogue streams) =>
        from received in statuses
        let epoch = EpochOf(received)
        where epoch is not null
        select streams.StreamOf(received.Box, epoch);

    /// <summary>The statement for some statuses, one for each box.</summary>
    public static NpgsqlCommand Take(IReadOnlyList<ReceivedStatus> statuses, StreamCatalogue streams) =>
        new("select hq.take_statuses($1, $2, $3, $4)")
        {
            Parameters =
            {
                new() { Value = statuses.Select(row => streams.BoxOf(row.Box)).ToArray() },
                new()
                {
                    Value = statuses.Select(
                        row => EpochOf(row) is { } epoch ? streams.StreamOf(row.Box, epoch) : (int?)null).ToArray(),
                },
                new() { Value = statuses.Select(row => Document(row.Status)).ToArray() },
                new() { Value = statuses.Select(row => row.Received.UtcDateTime).ToArray() },
            },
        };
}
