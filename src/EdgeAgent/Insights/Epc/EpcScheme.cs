// One binary scheme: its header, its name, the key it carries and its layout.
namespace EdgeAgent.Insights.Epc;

/// <summary>One binary EPC scheme.</summary>
/// <param name="Header">The first 8 bits (TDS 1.13 table 14-1, TDS 2.3 table 14-1).</param>
/// <param name="Name">Its name as TDS prints it.</param>
/// <param name="Key">The key it carries.</param>
/// <param name="Bits">Bits of the scheme; the fewest, where the length varies.</param>
/// <param name="Layout">What follows the header.</param>
internal sealed record EpcScheme(byte Header, string Name, EpcKey Key, int Bits, EpcLayout Layout)
{
    /// <summary>Where the tag URI starts.</summary>
    public string TagPrefix { get; } = $"urn:epc:tag:{Name.ToLowerInvariant()}:";

    /// <summary>Where the pure identity URI starts.</summary>
    public string IdentityPrefix { get; } = $"urn:epc:id:{Key.ToString().ToLowerInvariant()}:";
}
