// What can go wrong with the file, in the three ways that ask for different answers.
namespace EdgeAgent.Outbox.Storage;

/// <summary>The answer that a fault asks for.</summary>
internal enum StoreTrouble
{
    /// <summary>The file's content is wrong: rescue what can be read, set the file aside, go on.</summary>
    Damaged,

    /// <summary>No space: refuse, and try again when there is some.</summary>
    Full,

    /// <summary>The disk or the rights: refuse, and open again.</summary>
    Failed,

    /// <summary>Made by a newer version: touch nothing.</summary>
    Newer,
}

/// <summary>A fault of the store; the message is a sentence.</summary>
internal sealed class StoreFault(StoreTrouble trouble, string sentence, Exception? cause = null)
    : Exception(sentence, cause)
{
    /// <summary>What it asks for.</summary>
    public StoreTrouble Trouble { get; } = trouble;
}
