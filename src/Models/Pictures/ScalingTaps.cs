// Which source pixels make up each target pixel along one direction, and with what weights.
namespace EdgeAgent.Models.Pictures;

/// <summary>
/// For each target pixel a run of neighbouring source pixels and their weights, whole numbers with a fixed sum.
/// </summary>
internal sealed class ScalingTaps
{
    private readonly int[] _starts;
    private readonly int[] _offsets;
    private readonly int[] _weights;

    private ScalingTaps(int[] starts, int[] offsets, int[] weights)
    {
        (_starts, _offsets, _weights) = (starts, offsets, weights);
        First = starts.Min();
        Last = starts.Select((start, index) => start + offsets[index + 1] - offsets[index] - 1).Max();
    }

    /// <summary>The first source pixel that is used at all.</summary>
    public int First { get; }

    /// <summary>The last source pixel that is used at all.</summary>
    public int Last { get; }

    /// <summary>The first source pixel of a target pixel.</summary>
    public int Start(int target) => _starts[target];

    /// <summary>The weights of a target pixel's source pixels.</summary>
    public ReadOnlySpan<int> Weights(int target) =>
        _weights.AsSpan(_offsets[target], _offsets[target + 1] - _offsets[target]);

    /// <summary>Works the weights out.</summary>
    /// <param name="source">Source pixels there are.</param>
    /// <param name="from">Where the scaled stretch begins, in source pixels.</param>
    /// <param name="length">How long it is, in source pixels; more than 0.</param>
    /// <param name="target">Target pixels to make.</param>
    /// <param name="sum">What the weights of each target pixel add up to.</param>
    public static ScalingTaps Of(int source, double from, double length, int target, int sum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target);
        var scale = length / target;
        var (starts, offsets) = (new int[target], new int[target + 1]);
        var weights = new List<int>();
        for (var index = 0; index < target; index++)
        {
            var shares = scale > 1
                ? Covered(from + (index * scale), from + ((index + 1) * scale), source)
                : Between(from + ((index + 0.5) * scale) - 0.5, source);
            starts[index] = shares.Start;
            weights.AddRange(Whole(shares.Weights, sum));
            offsets[index + 1] = weights.Count;
        }

        return new ScalingTaps(starts, offsets, [.. weights]);
    }

    /// <summary>Shares of the pixels that a stretch covers; beyond the edge, the edge's pixel counts.</summary>
    private static (int Start, double[] Weights) Covered(double from, double to, int source)
    {
        var start = (int)Math.Clamp(Math.Floor(from), 0, source - 1);
        var end = (int)Math.Clamp(Math.Ceiling(to) - 1, start, source - 1);
        var weights = new double[end - start + 1];
        for (var pixel = (int)Math.Floor(from); pixel < to; pixel++)
        {
            var share = Math.Min(to, pixel + 1) - Math.Max(from, pixel);
            weights[Math.Clamp(pixel, start, end) - start] += Math.Max(0, share);
        }

        return (start, weights);
    }

    /// <summary>Shares of the two pixels between whose middles a place lies.</summary>
    private static (int Start, double[] Weights) Between(double place, int source)
    {
        var inside = Math.Clamp(place, 0, source - 1);
        var start = Math.Min((int)inside, Math.Max(0, source - 2));
        return source == 1 ? (0, [1]) : (start, [1 - (inside - start), inside - start]);
    }

    /// <summary>Rounds shares to whole weights; what rounding leaves over goes from one pixel on to the next.</summary>
    private static IEnumerable<int> Whole(double[] shares, int sum)
    {
        var whole = shares.Sum();
        var (seen, given) = (0.0, 0);
        foreach (var share in shares)
        {
            seen += share;
            var weight = (int)Math.Round(seen / whole * sum) - given;
            given += weight;
            yield return weight;
        }
    }
}
