// EPCs in tests are hex text.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Tests.Insights.Epc;

internal static class Hex
{
    public static EpcBits Bits(string hex) =>
        new(Convert.FromHexString(hex.Length % 2 == 0 ? hex : hex + "0"), hex.Length * 4);
}
