// Numbers that look drawn by chance and are the same whenever they are asked for: nothing large has to be kept.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Hashes of a seed and an index (SplitMix64, Steele, Lea and Flood 2014).</summary>
internal static class Draw
{
    /// <summary>64 well-mixed bits.</summary>
    public static ulong Bits(ulong seed, ulong index)
    {
        var mixed = seed + (0x9E3779B97F4A7C15 * (index + 1));
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>0 to 1, 1 excluded.</summary>
    public static double Share(ulong seed, ulong index) => (Bits(seed, index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 to <paramref name="below"/>, itself excluded.</summary>
    public static int Number(ulong seed, ulong index, int below) => (int)(Share(seed, index) * below);
}
