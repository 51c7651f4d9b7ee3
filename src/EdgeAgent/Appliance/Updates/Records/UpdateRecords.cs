// The records of updates, /var/lib/edge-agent-updates: written by root's commands, read by the agent. They lie
// outside the state folder, since root must not write where the agent's user could set links.
//   before.json    what held before an installation; there while one is under way or on trial
//   history.json   what became of the last ones, oldest first
//   lock           held while a command works
// Each is replaced as a whole and synced; one that is damaged counts as missing.
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Appliance.Updates.Records;

/// <summary>Reads and writes the records.</summary>
/// <param name="folder">Where they lie.</param>
internal sealed class UpdateRecords(string folder)
{
    /// <summary>Where a box keeps them.</summary>
    public const string StandardFolder = "/var/lib/edge-agent-updates";

    private const int MostOutcomes = 20;
    private const int LargestFile = 1 << 20;

    private string BeforeFile => Path.Combine(folder, "before.json");

    private string HistoryFile => Path.Combine(folder, "history.json");

    /// <summary>What held before; null where nothing is under way.</summary>
    public Baseline? Before => Read(BeforeFile, RecordJson.Default.Baseline);

    /// <summary>The last outcomes, oldest first.</summary>
    public IReadOnlyList<UpdateOutcome> History =>
        Read(HistoryFile, RecordJson.Default.IReadOnlyListUpdateOutcome) ?? [];

    /// <summary>Takes the lock until the result is disposed; null where another command has it.</summary>
    /// <exception cref="UnauthorizedAccessException">Only root may.</exception>
    public IDisposable? Lock()
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(
                Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Notes what holds before an installation.</summary>
    public void Note(Baseline before) => Write(BeforeFile, before, RecordJson.Default.Baseline);

    /// <summary>The installation is over, one way or the other.</summary>
    public void Forget()
    {
        File.Delete(BeforeFile);
        FolderSync.Run(folder);
    }

    /// <summary>Adds an outcome. One that only repeats the last is not told again.</summary>
    public void Add(UpdateOutcome outcome)
    {
        var history = History;
        if (history.Count > 0 && history[^1] is var last && last.Ending == outcome.Ending
            && last.Ending != UpdateEnding.Applied && last.To == outcome.To && last.Reason == outcome.Reason)
            return;
        Write(
            HistoryFile, [.. history.TakeLast(MostOutcomes - 1), outcome],
            RecordJson.Default.IReadOnlyListUpdateOutcome);
    }

    /// <summary>Why a version did not stay, where it was the last that was tried; null where it may be tried.</summary>
    public UpdateOutcome? TriedInVain(UpdateVersion version) =>
        History.LastOrDefault(outcome => outcome.Ending != UpdateEnding.Refused) is { Ending: UpdateEnding.Failed } last
        && last.To == version.Text
            ? last
            : null;

    private static T? Read<T>(string file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: < LargestFile }
                ? JsonSerializer.Deserialize(File.ReadAllBytes(file), json)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // a damaged record counts as missing
        }
    }

    private void Write<T>(string file, T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json)
    {
        Directory.CreateDirectory(folder);
        StateFile.Replace(file, JsonSerializer.SerializeToUtf8Bytes(value, json));
    }
}

/// <summary>JSON of the records, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(Baseline))]
[JsonSerializable(typeof(IReadOnlyList<UpdateOutcome>))]
internal sealed partial class RecordJson : JsonSerializerContext;
