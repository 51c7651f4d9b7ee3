// The `meta` table: schema version, and the ledger as one line with a checksum, since a flipped bit in it could pass
// for "handed over".
using System.Globalization;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Loads and saves the <see cref="Ledger"/>.</summary>
internal sealed class LedgerTable(Database database)
{
    private const int Fields = 13;
    private readonly Statement _save = database.Prepare("INSERT OR REPLACE INTO meta(key, value) VALUES('ledger', ?1)");
    private readonly Statement _load = database.Prepare("SELECT value FROM meta WHERE key = 'ledger'");

    /// <summary>The ledger as written last; null where there is none.</summary>
    /// <exception cref="StoreFault">Where it is not what was written.</exception>
    public Ledger? Load()
    {
        var line = _load.Step() ? _load.Text(0) : null;
        _load.Reset();
        return line is null ? null : Parse(line);
    }

    public void Save(in Ledger ledger)
    {
        var classes = $"{Text(ledger.Last)} {Text(ledger.Floor)} {Text(ledger.Handed)}";
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"{ledger.Epoch} {classes} {ledger.Released} {ledger.LivedSeconds}");
        _save.Bind(1, $"{body} {Checksum.Over(~0u, body):x8}").Run();
    }

    private static string Text(PerClass values) =>
        string.Create(CultureInfo.InvariantCulture, $"{values.Low} {values.Normal} {values.Urgent}");

    private static Ledger Parse(string line)
    {
        var parts = line.Split(' ');
        var end = line.LastIndexOf(' ');
        if (parts.Length != Fields
            || parts[^1] != Checksum.Over(~0u, line[..end]).ToString("x8", CultureInfo.InvariantCulture))
            throw new StoreFault(StoreTrouble.Damaged, "outbox.db is damaged: its ledger is not what was written.");
        var numbers = parts[1..^1].Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new Ledger(
            parts[0],
            new PerClass(numbers[0], numbers[1], numbers[2]),
            new PerClass(numbers[3], numbers[4], numbers[5]),
            new PerClass(numbers[6], numbers[7], numbers[8]),
            numbers[9],
            numbers[10]);
    }
}
