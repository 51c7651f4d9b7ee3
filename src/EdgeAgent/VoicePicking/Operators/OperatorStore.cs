// The operators of the store: `operators.store` in the state folder, encrypted like every personal datum. The agent
// and `edge-agent operators` may have it open at the same time: whoever changes it holds `operators.lock` and reads
// it anew.
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Steering;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.VoicePicking.Operators;

/// <summary>Keeps the operators. Safe for several threads and processes.</summary>
internal sealed class OperatorStore(string folder, PayloadCipher cipher, TimeProvider time)
{
    /// <summary>The file's name.</summary>
    public const string Name = "operators.store";

    private const string Kind = "operators.v1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _path = Path.Combine(folder, Name);
    private readonly string _lock = Path.Combine(folder, "operators.lock");
    private readonly Lock _gate = new();

    /// <summary>What is wrong with the file: a sentence; null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>All operators by their numbers.</summary>
    public IReadOnlyList<OperatorRecord> All => Read();

    /// <summary>An operator; null where the number is nobody's.</summary>
    public OperatorRecord? Find(string number) => Read().FirstOrDefault(one => one.Number == number);

    /// <summary>Adds an operator.</summary>
    /// <exception cref="OperatorRefusal">The number is taken, or the store cannot be written.</exception>
    public Task AddAsync(OperatorRecord added, CancellationToken stop) => ChangeAsync(
        all => all.Any(one => one.Number == added.Number)
            ? throw new OperatorRefusal($"Operator {added.Number} is there already: reset the PIN, or remove it first.")
            : [.. all, added],
        stop);

    /// <summary>Removes an operator; false where the number is nobody's.</summary>
    /// <exception cref="OperatorRefusal">The store cannot be written.</exception>
    public async Task<bool> RemoveAsync(string number, CancellationToken stop)
    {
        var found = false;
        await ChangeAsync(
            all =>
            {
                found = all.Any(one => one.Number == number);
                return [.. all.Where(one => one.Number != number)];
            },
            stop);
        return found;
    }

    /// <summary>Changes an operator and gives the new record; null where the number is nobody's.</summary>
    /// <exception cref="OperatorRefusal">The store cannot be written.</exception>
    public async Task<OperatorRecord?> UpdateAsync(
        string number, Func<OperatorRecord, OperatorRecord> change, CancellationToken stop)
    {
        OperatorRecord? changed = null;
        await ChangeAsync(
            all => [.. all.Select(one => one.Number == number ? changed = change(one) : one)], stop);
        return changed;
    }

    private async Task ChangeAsync(
        Func<IReadOnlyList<OperatorRecord>, List<OperatorRecord>> change, CancellationToken stop)
    {
        using var held = await LockAsync(stop);
        var changed = change(Read());
        changed.Sort((left, right) => string.CompareOrdinal(left.Number, right.Number));
        var plain = JsonSerializer.SerializeToUtf8Bytes(changed, OperatorJson.Default.ListOperatorRecord);
        try
        {
            lock (_gate) StateFile.Replace(_path, cipher.Encrypt(0, Kind, plain));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OperatorRefusal(
                $"The operators cannot be written to {_path} ({fault.Message.TrimEnd('.')}): make room, or call this "
                + "as the agent's user.",
                fault);
        }
    }

    private List<OperatorRecord> Read()
    {
        lock (_gate)
        {
            try
            {
                if (!File.Exists(_path)) return [];
                var plain = cipher.Decrypt(0, Kind, File.ReadAllBytes(_path));
                if (plain is not null)
                {
                    var all = JsonSerializer.Deserialize(plain, OperatorJson.Default.ListOperatorRecord) ?? [];
                    Problem = null;
                    return all;
                }

                CheckedFile.SetAside(_path);
                Problem = $"{_path} is damaged, or was written under another key, and was set aside: nobody can "
                    + "sign on. Add the operators anew with `edge-agent operators add`.";
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
            {
                Problem = $"{_path} cannot be read ({fault.Message.TrimEnd('.')}): nobody can sign on. Give "
                    + "the agent's user access to it.";
            }

            return [];
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken stop)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(_lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Pause, time, stop);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new OperatorRefusal(
                    $"{_lock} cannot be opened ({fault.Message.TrimEnd('.')}): call this as the agent's user.", fault);
            }
        }
    }
}

/// <summary>An order about an operator cannot be carried out; the message is a sentence.</summary>
internal sealed class OperatorRefusal(string sentence, Exception? cause = null) : Exception(sentence, cause);

/// <summary>JSON of the store, generated at build time.</summary>
[JsonSerializable(typeof(List<OperatorRecord>))]
[JsonSerializable(typeof(SpokenVoice))]
internal sealed partial class OperatorJson : JsonSerializerContext;
