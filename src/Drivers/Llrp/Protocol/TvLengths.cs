// The value lengths of TV parameters, which do not carry one.
namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>How long the value of each TV parameter is.</summary>
internal static class TvLengths
{
    // By TV type 0 to 20; 0 = no such type (LLRP 1.1, section 17.2).
    private static ReadOnlySpan<byte> Lengths =>
        [0, 2, 8, 8, 8, 8, 1, 2, 2, 4, 2, 2, 2, 12, 2, 2, 4, 2, 4, 2, 2];

    /// <summary>Bytes of the value, or 0 for an unknown type.</summary>
    public static int Of(int type) => (uint)type < (uint)Lengths.Length ? Lengths[type] : 0;
}
