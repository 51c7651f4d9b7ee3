// The pairing with the greatest gain, against trying them all.
using EdgeAgent.Models.Tracking;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Tracking;

public sealed class AssignmentTests
{
    [Fact]
    public void No_other_pairing_gains_more() => Prop.ForAll(
        Gen.Choose(0, 5).SelectMany(rows => Gen.Choose(0, 5).SelectMany(columns =>
            Gen.Choose(0, 9).ArrayOf(rows * columns).Select(gains => (rows, columns, gains)))).ToArbitrary(),
        it =>
        {
            var gains = it.gains.Select(gain => (float)gain).ToArray();
            var columnOf = new int[it.rows];
            new Assignment().Solve(gains, it.rows, it.columns, columnOf);
            var used = columnOf.Where(column => column >= 0).ToList();
            var total = Enumerable.Range(0, it.rows).Where(row => columnOf[row] >= 0)
                .Sum(row => gains[(row * it.columns) + columnOf[row]]);
            return used.Distinct().Count() == used.Count && total == Best(gains, it.columns, it.rows, 0, 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_who_want_the_same_share_so_that_both_gain()
    {
        var columnOf = new int[2];
        new Assignment().Solve([0.9f, 0.8f, 0.85f, 0], 2, 2, columnOf);
        Assert.Equal([1, 0], columnOf);
    }

    [Fact]
    public void A_pair_without_gain_is_not_made()
    {
        var columnOf = new int[2];
        new Assignment().Solve([0, 0, 0.5f, 0], 2, 2, columnOf);
        Assert.Equal([-1, 0], columnOf);
    }

    private static float Best(float[] gains, int columns, int rows, int row, int used)
    {
        if (row == rows) return 0;
        var best = Best(gains, columns, rows, row + 1, used);
        for (var column = 0; column < columns; column++)
        {
            if ((used & (1 << column)) != 0) continue;
            var rest = Best(gains, columns, rows, row + 1, used | (1 << column));
            best = Math.Max(best, gains[(row * columns) + column] + rest);
        }

        return best;
    }
}
