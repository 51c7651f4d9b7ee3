// Lays one reading of a plate over another, so that characters can vote against each other.
namespace EdgeAgent.Models.Plates.Voting;

/// <summary>
/// The cheapest way (fewest edits) to turn a text into a pivot, as columns: between and at the pivot's characters.
/// Column <c>2 * i + 1</c> is the pivot's character i; column <c>2 * i</c> is the gap before it.
/// </summary>
internal static class TextAlignment
{
    /// <summary>Stands in a column where the text has no character.</summary>
    public const char Nothing = '\0';

    /// <summary>Columns for a pivot.</summary>
    public static int Columns(int pivotLength) => (2 * pivotLength) + 1;

    /// <summary>Writes what a text has in each column; of several characters in one gap the last one stays.</summary>
    /// <param name="pivot">At most <see cref="PlateText.Longest"/> characters.</param>
    /// <param name="text">At most <see cref="PlateText.Longest"/> characters.</param>
    /// <param name="columns">Takes <see cref="Columns"/> characters.</param>
    public static void Align(ReadOnlySpan<char> pivot, ReadOnlySpan<char> text, Span<char> columns)
    {
        const int Side = PlateText.Longest + 1;
        Span<int> cost = stackalloc int[Side * Side];
        for (var i = 0; i <= pivot.Length; i++)
        {
            for (var j = 0; j <= text.Length; j++)
            {
                cost[(i * Side) + j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        cost[((i - 1) * Side) + j - 1] + (pivot[i - 1] == text[j - 1] ? 0 : 1),
                        1 + Math.Min(cost[((i - 1) * Side) + j], cost[(i * Side) + j - 1]));
            }
        }

        columns.Fill(Nothing);
        for (int i = pivot.Length, j = text.Length; i > 0 || j > 0;)
        {
            var here = cost[(i * Side) + j];
            if (i > 0 && j > 0 && here == cost[((i - 1) * Side) + j - 1] + (pivot[i - 1] == text[j - 1] ? 0 : 1))
                columns[(2 * --i) + 1] = text[--j];
            else if (i > 0 && here == cost[((i - 1) * Side) + j] + 1)
                i--;
            else
                columns[2 * i] = text[--j];
        }
    }
}
