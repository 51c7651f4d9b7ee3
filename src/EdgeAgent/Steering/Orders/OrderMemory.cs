// The file `commands.memory`: which commands were given, and what became of them, so that each runs once, whatever the
// broker repeats and whenever the box is killed. A command is forgotten only when it has expired, and is refused then.
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;

namespace EdgeAgent.Steering.Orders;

/// <summary>A command that was given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expires">When it may be forgotten.</param>
/// <param name="Result">What became of it.</param>
internal sealed record RememberedOrder(string Name, DateTimeOffset Expires, CommandResult Result);

/// <summary>The memory; one desk uses it.</summary>
internal sealed class OrderMemory
{
    /// <summary>The file's name.</summary>
    public const string Name = "commands.memory";

    /// <summary>Commands that are remembered.</summary>
    public const int Most = 256;

    private readonly string _path;
    private readonly Dictionary<string, RememberedOrder> _orders = new(StringComparer.Ordinal);

    /// <summary>Opens the memory of a state folder; a damaged one is set aside.</summary>
    public OrderMemory(string folder)
    {
        _path = Path.Combine(folder, Name);
        var (content, damage) = CheckedFile.Read(_path);
        try
        {
            if (content is not null)
                _orders = JsonSerializer.Deserialize(content, OrderMemoryJson.Default.DictionaryStringRememberedOrder)
                    ?? _orders;
        }
        catch (JsonException fault)
        {
            damage = fault.Message.TrimEnd('.');
        }

        if (damage is null) return;
        CheckedFile.SetAside(_path);
        Damage = $"{_path} is damaged ({damage}) and was set aside: a command that HQ repeats now may run again.";
    }

    /// <summary>What was lost: a sentence; null where nothing was.</summary>
    public string? Damage { get; }

    /// <summary>The result of a command that was given before; null where it is new.</summary>
    public CommandResult? Find(string id) => _orders.GetValueOrDefault(id)?.Result;

    /// <summary>Whether another command can be remembered now.</summary>
    public bool HasRoom(DateTimeOffset now)
    {
        foreach (var (id, order) in _orders.Where(one => one.Value.Expires < now).ToList()) _orders.Remove(id);
        return _orders.Count < Most;
    }

    /// <summary>
    /// Remembers a command on disk; null, or why it could not be written, and then it is not remembered.
    /// </summary>
    public string? Remember(DateTimeOffset expires, CommandResult result)
    {
        var before = _orders.GetValueOrDefault(result.Id);
        _orders[result.Id] = new RememberedOrder(result.Name, expires, result);
        try
        {
            CheckedFile.Write(
                _path,
                JsonSerializer.SerializeToUtf8Bytes(_orders, OrderMemoryJson.Default.DictionaryStringRememberedOrder));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (before is null) _orders.Remove(result.Id);
            else _orders[result.Id] = before;
            return $"{_path} cannot be written ({fault.Message.TrimEnd('.')}): make room, or give the agent write access.";
        }
    }
}

/// <summary>JSON of the memory, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(Dictionary<string, RememberedOrder>))]
internal sealed partial class OrderMemoryJson : JsonSerializerContext;
