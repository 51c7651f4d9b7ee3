// Characters that people mix up as well.
namespace EdgeAgent.Models.Tests.Evaluation;

/// <summary>Tells a confusion of like characters from a misreading.</summary>
internal static class PlateConfusions
{
    private static readonly string[] Groups = ["0OQD", "1I", "8B", "5S", "2Z", "6G", "VY", "MN", "HW", "T7", "CG",
        "EF", "UV"];

    /// <summary>True where two texts of one length differ only by characters that look alike.</summary>
    public static bool Alike(string one, string other) => one.Length == other.Length && one.Zip(other).All(
        pair => pair.First == pair.Second
            || Groups.Any(group => group.Contains(pair.First) && group.Contains(pair.Second)));
}
