// What could not be taken, on its way into the table: each message once, however often it comes.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EdgeAgent.Headquarters.Storing;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Writes quarantined messages.</summary>
internal static class QuarantineRows
{
    private const string Sql =
        """
        insert into hq.quarantine (digest, box, topic, reason, sentence, epoch, sequence, bytes, payload)
        select n.* from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            n (digest, box, topic, reason, sentence, epoch, sequence, bytes, payload)
        order by n.digest
        on conflict (digest) do nothing
        """;

    /// <summary>The statement for some messages.</summary>
    public static NpgsqlCommand Insert(IReadOnlyList<QuarantinedMessage> messages, StreamCatalogue streams) =>
        new(Sql)
        {
            Parameters =
            {
                new() { Value = messages.Select(Digest).ToArray() },
                new()
                {
                    Value = messages.Select(row => row.Box is { } box ? streams.BoxOf(box) : (int?)null).ToArray(),
                },
                new() { Value = messages.Select(row => DatabaseText.Clean(row.Topic)).ToArray() },
                new() { Value = messages.Select(row => DatabaseText.Clean(row.Reason)).ToArray() },
                new() { Value = messages.Select(row => DatabaseText.Clean(row.Sentence)).ToArray() },
                new()
                {
                    Value = messages.Select(
                        row => row.Epoch is null ? null : DatabaseText.Clean(row.Epoch)).ToArray(),
                },
                new() { Value = messages.Select(row => row.Sequence).ToArray() },
                new() { Value = messages.Select(row => row.Bytes).ToArray() },
                new() { Value = messages.Select(row => row.Payload.ToArray()).ToArray() },
            },
        };

    /// <summary>Whether a message stands for an event whose place then counts as held.</summary>
    public static bool HasPlace(QuarantinedMessage message) =>
        message is { Box: not null, Sequence: > 0 and < long.MaxValue } && Refused.IsEpoch(message.Epoch);

    private static byte[] Digest(QuarantinedMessage message)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{message.Topic}\0{message.Reason}\0{message.Epoch}\0"));
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, message.Bytes);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], message.Sequence ?? 0);
        hash.AppendData(numbers);
        hash.AppendData(message.Payload.Span);
        return hash.GetHashAndReset();
    }
}
