// Who belongs to whom: the pairing with the greatest total gain (Kuhn 1955), found by shortest augmenting paths with
// potentials (Jonker and Volgenant 1987). Its memory is kept between calls.
namespace EdgeAgent.Models.Tracking;

/// <summary>Pairs rows with columns. Not for several threads at once.</summary>
public sealed class Assignment
{
    private float[] _rowPotential = [];
    private float[] _columnPotential = [];
    private float[] _shortest = [];
    private int[] _rowOfColumn = [];
    private int[] _previous = [];
    private bool[] _visited = [];

    /// <summary>Finds the pairing whose gains add up to most; a pair that gains nothing is not made.</summary>
    /// <param name="gains">Row by row, <c>rows * columns</c> figures; 0 or less forbids the pair.</param>
    /// <param name="rows">0 or more.</param>
    /// <param name="columns">0 or more.</param>
    /// <param name="columnOfRow">Receives the column of each row, -1 where it stays alone; at least <c>rows</c> long.
    /// </param>
    public void Solve(ReadOnlySpan<float> gains, int rows, int columns, Span<int> columnOfRow)
    {
        columnOfRow[..rows].Fill(-1);
        if (rows == 0 || columns == 0) return;
        var turned = rows > columns;
        var (few, many) = turned ? (columns, rows) : (rows, columns);
        Reset(few, many);
        for (var row = 1; row <= few; row++) Augment(gains, columns, turned, row, many);
        for (var column = 1; column <= many; column++)
        {
            if (_rowOfColumn[column] == 0) continue;
            var (r, c) = turned ? (column - 1, _rowOfColumn[column] - 1) : (_rowOfColumn[column] - 1, column - 1);
            if (gains[(r * columns) + c] > 0) columnOfRow[r] = c;
        }
    }

    /// <summary>Finds the shortest path from a row to a free column and shifts the pairs along it. Index 0 is the
    /// place where the new row waits.</summary>
    private void Augment(ReadOnlySpan<float> gains, int columns, bool turned, int row, int many)
    {
        _rowOfColumn[0] = row;
        Array.Fill(_shortest, float.PositiveInfinity, 0, many + 1);
        Array.Clear(_visited, 0, many + 1);
        var at = 0;
        while (_rowOfColumn[at] != 0)
        {
            _visited[at] = true;
            var current = _rowOfColumn[at];
            var step = float.PositiveInfinity;
            var next = 0;
            for (var column = 1; column <= many; column++)
            {
                if (_visited[column]) continue;
                var gain = turned
                    ? gains[((column - 1) * columns) + current - 1]
                    : gains[((current - 1) * columns) + column - 1];
                var cost = -Math.Max(0, gain) - _rowPotential[current] - _columnPotential[column];
                if (cost < _shortest[column]) (_shortest[column], _previous[column]) = (cost, at);
                if (_shortest[column] < step) (step, next) = (_shortest[column], column);
            }

            for (var column = 0; column <= many; column++)
            {
                if (_visited[column])
                {
                    _rowPotential[_rowOfColumn[column]] += step;
                    _columnPotential[column] -= step;
                }
                else
                {
                    _shortest[column] -= step;
                }
            }

            at = next;
        }

        for (; at != 0; at = _previous[at]) _rowOfColumn[at] = _rowOfColumn[_previous[at]];
    }

    private void Reset(int few, int many)
    {
        if (_rowPotential.Length <= few) _rowPotential = new float[2 * (few + 1)];
        if (_columnPotential.Length <= many)
        {
            var length = 2 * (many + 1);
            (_columnPotential, _shortest) = (new float[length], new float[length]);
            (_rowOfColumn, _previous, _visited) = (new int[length], new int[length], new bool[length]);
        }

        Array.Clear(_rowPotential, 0, few + 1);
        Array.Clear(_columnPotential, 0, many + 1);
        Array.Clear(_rowOfColumn, 0, many + 1);
    }
}
