// Shapes of tensors in words and numbers.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>What shapes say; a dimension of -1 is free.</summary>
internal static class OnnxShape
{
    /// <summary>How many elements a shape without free dimensions holds.</summary>
    public static long Count(ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var dimension in shape) count = checked(count * dimension);
        return count;
    }

    /// <summary>Whether <paramref name="given"/> is a case of <paramref name="wanted"/>.</summary>
    public static bool Fits(ReadOnlySpan<long> wanted, ReadOnlySpan<long> given)
    {
        if (wanted.Length != given.Length) return false;
        for (var axis = 0; axis < wanted.Length; axis++)
            if (given[axis] < 0 || (wanted[axis] >= 0 && wanted[axis] != given[axis])) return false;
        return true;
    }

    /// <summary>As in <c>[?,32,160,3]</c>.</summary>
    public static string Words(ReadOnlySpan<long> shape)
    {
        var words = new string[shape.Length];
        for (var axis = 0; axis < shape.Length; axis++) words[axis] = shape[axis] < 0 ? "?" : $"{shape[axis]}";
        return $"[{string.Join(',', words)}]";
    }
}
