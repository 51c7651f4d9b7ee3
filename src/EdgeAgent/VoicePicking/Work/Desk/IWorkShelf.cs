// Where the desk's records lie.
namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>A record that is written, or taken away.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its JSON; null takes it away.</param>
internal readonly record struct ShelfChange(string Key, byte[]? Value);

/// <summary>Keeps records on disk. One caller at a time.</summary>
internal interface IWorkShelf : IDisposable
{
    /// <summary>What was lost when it was opened: sentences; empty where nothing was.</summary>
    IReadOnlyList<string> Losses { get; }

    /// <summary>All records.</summary>
    IReadOnlyList<KeyValuePair<string, byte[]>> ReadAll();

    /// <summary>All of the changes are on disk when it returns, or none is.</summary>
    /// <returns>Null; or why nothing was written, as a sentence.</returns>
    string? Write(IReadOnlyList<ShelfChange> changes);
}
