// HQ's lists on the box: each taken or refused as a whole, on disk before it is in force, handed to whoever uses it
// without a restart.
using EdgeAgent.Contracts;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Steering.Lists;

/// <summary>A list in force.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Version">Its version.</param>
/// <param name="Entries">How many entries it has.</param>
public sealed record ListInForce(string Name, string Kind, long Version, int Entries);

/// <summary>Holds the lists. One desk writes; any thread reads the figures.</summary>
internal sealed class ListShelf(ListFiles files, IReadOnlyList<IListUser> users, ILogger log)
{
    /// <summary>Lists of a box at most.</summary>
    private const int MostLists = 16;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ListInForce> _lists = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _faults = new(StringComparer.Ordinal);

    /// <summary>Called when versions or faults have changed.</summary>
    public event Action? Changed;

    /// <summary>The lists in force, by name.</summary>
    public IReadOnlyList<ListInForce> Lists
    {
        get
        {
            lock (_gate) return [.. _lists.Values];
        }
    }

    /// <summary>Their versions.</summary>
    public IReadOnlyDictionary<string, long> Versions =>
        Lists.ToDictionary(list => list.Name, list => list.Version, StringComparer.Ordinal);

    /// <summary>Why the newest version of a list was refused, by name.</summary>
    public IReadOnlyDictionary<string, string> Faults
    {
        get
        {
            lock (_gate) return new Dictionary<string, string>(_faults, StringComparer.Ordinal);
        }
    }

    /// <summary>Lists that something on the box uses and that have not come yet: sentences.</summary>
    public IEnumerable<string> Missing =>
        from user in users
        where Lists.All(list => list.Name != user.Name)
        select $"HQ's list `{user.Name}` ({user.Kind}) is in use here and has not come yet: let HQ send it.";

    /// <summary>Takes what is on disk into use; what is damaged is said and left out.</summary>
    public void Open()
    {
        foreach (var name in files.Names)
        {
            var (message, damage) = files.Read(name);
            if (message is null) SteeringLog.ListProblem(log, damage!);
            else if (Take(name, message, keep: false) is { } fault) SteeringLog.ListRefused(log, name, fault);
        }
    }

    /// <summary>Considers a message on <c>list/{name}</c>.</summary>
    public void Consider(LinkNotice.Received message)
    {
        var name = message.Topic[(message.Topic.LastIndexOf('/') + 1)..];
        if (message.Payload.IsEmpty) return;
        var fault = Topics.IsLevel(name) ? Take(name, message.Payload, keep: true) : "Its name is no topic level.";
        if (fault is not null) SteeringLog.ListRefused(log, name, fault);
        lock (_gate)
        {
            if (fault is null) _faults.Remove(name);
            else if (_faults.Count < MostLists || _faults.ContainsKey(name)) _faults[name] = fault;
        }

        Changed?.Invoke();
    }

    private string? Take(string name, ReadOnlyMemory<byte> message, bool keep)
    {
        var (read, unreadable) = ListMessage.Read(message);
        using var list = read;
        if (list is null) return unreadable;
        lock (_gate)
        {
            if (list.Version <= (_lists.GetValueOrDefault(name)?.Version ?? 0)) return null;
            if (!_lists.ContainsKey(name) && _lists.Count >= MostLists)
                return $"This box holds {MostLists} lists already.";
        }

        if (list.Fault() is { } fault) return fault;
        var user = users.FirstOrDefault(user => user.Name == name);
        if (user is not null && user.Kind != list.Kind)
            return $"It holds {list.Kind}, but this box uses it for {user.Kind}.";
        if (keep && files.Write(name, message.Span) is { } unwritten) return unwritten;
        if (user?.Take(list.Entries) is { } refusal) return refusal;
        var inForce = new ListInForce(name, list.Kind, list.Version, list.Entries.GetArrayLength());
        lock (_gate) _lists[name] = inForce;
        SteeringLog.ListTaken(log, name, inForce.Version, inForce.Entries);
        return null;
    }
}
