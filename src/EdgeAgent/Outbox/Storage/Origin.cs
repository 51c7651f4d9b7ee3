// Kind and device are the same for many rows, so a row holds a small number for the pair.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>A kind of event of one device.</summary>
internal sealed class Origin(long id, EventKind kind, string device)
{
    public long Id { get; } = id;

    public EventKind Kind { get; } = kind;

    public string Device { get; } = device;

    /// <summary>Start of every row's checksum: a row that is read with the wrong origin does not pass.</summary>
    public uint Seed { get; } = Checksum.Over(Checksum.Over(Checksum.Over(~0u, kind.Type), "\0"), device);
}

/// <summary>The origins of one file, as one connection knows them.</summary>
internal sealed class Origins(Database database)
{
    private readonly Dictionary<long, Origin> _byId = [];
    private readonly Dictionary<(string Kind, string Device), Origin> _byName = [];

    // Kept twice, on pages far apart: without its origin no row can be told from noise.
    private readonly Statement[] _inserts =
    [
        database.Prepare("INSERT INTO origins(id, kind, device) VALUES(?1, ?2, ?3)"),
        database.Prepare("INSERT INTO origins_again(id, kind, device) VALUES(?1, ?2, ?3)"),
    ];

    private readonly Statement _select = database.Prepare("SELECT id, kind, device FROM origins");

    /// <summary>Reads them all; also after a rollback, which may have taken a new one back.</summary>
    public void Load()
    {
        _byId.Clear();
        _byName.Clear();
        while (_select.Step())
            Add(new Origin(_select.Integer(0), EventKinds.Of(_select.Text(1)), _select.Text(2)));
        _select.Reset();
    }

    /// <summary>The origin of a pair; a new one is written with the transaction.</summary>
    public Origin Of(EventKind kind, string device)
    {
        if (_byName.TryGetValue((kind.Type, device), out var origin)) return origin;
        origin = new Origin(_byId.Count == 0 ? 1 : _byId.Keys.Max() + 1, kind, device);
        foreach (var insert in _inserts) insert.Bind(1, origin.Id).Bind(2, kind.Type).Bind(3, device).Run();
        Add(origin);
        return origin;
    }

    /// <summary>The origin of a row; null for a number that the file does not explain.</summary>
    public Origin? Find(long id)
    {
        if (_byId.TryGetValue(id, out var origin)) return origin;
        Load();
        return _byId.GetValueOrDefault(id);
    }

    private void Add(Origin origin)
    {
        _byId[origin.Id] = origin;
        _byName[(origin.Kind.Type, origin.Device)] = origin;
    }
}
