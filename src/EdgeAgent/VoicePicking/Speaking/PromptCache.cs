// Spoken prompts that were used lately, within a budget of bytes.
namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>What makes two prompts the same sound.</summary>
internal readonly record struct PromptKey(string Text, SpokenVoice Voice);

/// <summary>The cache; the least recently used goes first. Safe for use from several threads.</summary>
/// <param name="budget">Bytes of sound that are kept at most.</param>
internal sealed class PromptCache(long budget)
{
    /// <summary>Bytes that an entry takes beside its sound and text.</summary>
    private const int Overhead = 200;

    private readonly Lock _lock = new();
    private readonly LinkedList<(PromptKey Key, SpokenPrompt Prompt)> _order = new();
    private readonly Dictionary<PromptKey, LinkedListNode<(PromptKey Key, SpokenPrompt Prompt)>> _entries = [];

    /// <summary>Bytes that are kept now.</summary>
    public long Bytes { get; private set; }

    /// <summary>A prompt that was kept; null = it has to be spoken.</summary>
    public SpokenPrompt? Find(PromptKey key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node)) return null;
            _order.Remove(node);
            _order.AddFirst(node);
            return node.Value.Prompt;
        }
    }

    /// <summary>Keeps a prompt; one that is larger than the whole budget is not kept.</summary>
    public void Keep(PromptKey key, SpokenPrompt prompt)
    {
        lock (_lock)
        {
            if (_entries.ContainsKey(key) || Size(key, prompt) > budget) return;
            _entries[key] = _order.AddFirst((key, prompt));
            Bytes += Size(key, prompt);
            while (Bytes > budget && _order.Last is { } oldest)
            {
                _order.RemoveLast();
                _entries.Remove(oldest.Value.Key);
                Bytes -= Size(oldest.Value.Key, oldest.Value.Prompt);
            }
        }
    }

    private static long Size(PromptKey key, SpokenPrompt prompt) =>
        Overhead + ((long)key.Text.Length * sizeof(char)) + ((long)prompt.Samples.Length * sizeof(short));
}
