// Whether two readings may be of the same plate: cameras confuse O and 0, drop a character, add one. Two cars of one
// fleet
// differ in one digit too, so only characters that look alike may differ.
namespace EdgeAgent.Insights.Vehicles;

/// <summary>Compares readings. For matching within a site only: records keep what was read.</summary>
internal static class PlateDistance
{
    /// <summary>Readings shorter than this must be equal to match.</summary>
    private const int ShortestTolerant = 5;

    /// <summary>Characters that cameras take for one another.</summary>
    private static readonly string[] Alike = ["0ODQC", "1IL7TJ", "2Z7", "5S", "6G", "8B3", "4A", "UV", "MN", "VY"];

    /// <summary>
    /// Whether the readings are the same, but for one character that looks alike, or one that is missing.
    /// </summary>
    public static bool Near(string one, string other)
    {
        if (one == other) return true;
        if (Math.Abs(one.Length - other.Length) > 1 || Math.Min(one.Length, other.Length) < ShortestTolerant)
            return false;
        var start = 0;
        var shorter = Math.Min(one.Length, other.Length);
        while (start < shorter && one[start] == other[start]) start++;
        var end = 0;
        while (end < shorter - start && one[^(end + 1)] == other[^(end + 1)]) end++;
        if (Math.Max(one.Length, other.Length) - start - end > 1) return false;
        return one.Length != other.Length || LookAlike(one[start], other[start]);
    }

    private static bool LookAlike(char one, char other) =>
        Array.Exists(Alike, group => group.Contains(one) && group.Contains(other));
}
