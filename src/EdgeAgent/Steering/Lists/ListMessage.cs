// Reads a list as HQ wrote it, and says what is wrong with it.
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts.Push;

namespace EdgeAgent.Steering.Lists;

/// <summary>A list that was read; disposing it frees its entries.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Hash">What it says its hash is.</param>
/// <param name="Document">The whole message.</param>
internal sealed record ListMessage(long Version, string Kind, string Hash, JsonDocument Document) : IDisposable
{
    /// <summary>The entries.</summary>
    public JsonElement Entries => Document.RootElement.GetProperty("entries");

    /// <summary>Reads a message; null where it is none, and then why, as a sentence.</summary>
    public static (ListMessage? List, string? Fault) Read(ReadOnlyMemory<byte> message)
    {
        if (message.Length > ListDocument.LargestMessage)
            return (null, $"It has more than {ListDocument.LargestMessage >> 20} MiB: split it.");
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = 8 });
        }
        catch (JsonException error)
        {
            return (null, $"It is no valid JSON ({error.Message.TrimEnd('.')}).");
        }

        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt64(out var number) && number > 0
            && Text(root, "kind") is { } kind && Text(root, "hash") is { } hash
            && root.TryGetProperty("entries", out var entries) && entries.ValueKind == JsonValueKind.Array)
            return (new ListMessage(number, kind, hash, document), null);
        document.Dispose();
        return (null, "It needs `version` from 1, `kind`, `hash` and the array `entries`.");
    }

    /// <summary>What is wrong with its content: sentences; null where it is right.</summary>
    public string? Fault()
    {
        var hash = ContentHash.Of(Encoding.UTF8.GetBytes(Entries.GetRawText()));
        if (!string.Equals(hash, Hash, StringComparison.OrdinalIgnoreCase))
            return "The entries are not what the hash says: the list was torn or altered on the way, or the hash is wrong. "
                + "Send it again.";
        var faults = ListKinds.Faults(Kind, Entries);
        return faults.Count == 0 ? null : string.Join(' ', faults);
    }

    /// <inheritdoc/>
    public void Dispose() => Document.Dispose();

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
