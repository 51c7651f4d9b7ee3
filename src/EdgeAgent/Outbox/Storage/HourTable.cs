// What stood where at each hour of running. Retention is counted by these rows and not by the clock of the wall, so a
// clock that jumps a year makes nothing old, and neither does a box that lay in a drawer.
namespace EdgeAgent.Outbox.Storage;

/// <summary>What stood where at one moment of the outbox's life.</summary>
/// <param name="Last">The last sequence of all.</param>
/// <param name="Handed">What the broker had.</param>
/// <param name="Rollup">The newest rollup's row.</param>
internal readonly record struct HourMark(long Last, PerClass Handed, long Rollup);

/// <summary>The table <c>hours</c>.</summary>
internal sealed class HourTable(Database database)
{
    private readonly Statement _put = database.Prepare(
        "INSERT OR REPLACE INTO hours(lived, last, low, normal, urgent, rollup) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");

    private readonly Statement _at = database.Prepare(
        "SELECT last, low, normal, urgent, rollup FROM hours WHERE lived <= ?1 ORDER BY lived DESC LIMIT 1");

    private readonly Statement _newest = database.Prepare("SELECT max(lived) FROM hours");
    private readonly Statement _prune = database.Prepare("DELETE FROM hours WHERE lived < ?1");

    public void Put(long livedSeconds, in HourMark mark) =>
        _put.Bind(1, livedSeconds).Bind(2, mark.Last).Bind(3, mark.Handed.Low).Bind(4, mark.Handed.Normal)
            .Bind(5, mark.Handed.Urgent).Bind(6, mark.Rollup).Run();

    /// <summary>What stood where at or just before a moment; nothing where the outbox is younger.</summary>
    public HourMark At(long livedSeconds)
    {
        var mark = _at.Bind(1, livedSeconds).Step()
            ? new HourMark(
                _at.Integer(0), new PerClass(_at.Integer(1), _at.Integer(2), _at.Integer(3)), _at.Integer(4))
            : default;
        _at.Reset();
        return mark;
    }

    /// <summary>The newest row's moment; null when there is none.</summary>
    public long? Newest() => _newest.Number();

    public void DeleteBefore(long livedSeconds) => _prune.Bind(1, livedSeconds).Run();
}
