// The layouts of how Class 1 Gen 2 tags are inventoried. Notation: see LayoutParser.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Class 1 Gen 2 inventory (LLRP 1.1, section 17.3.1.2).</summary>
internal static class AirProtocolTable
{
    /// <summary>The table.</summary>
    public const string Text = """
        330 C1G2InventoryCommand
            u1 TagInventoryStateAware
            r7
            C1G2Filter* C1G2RFControl C1G2SingulationControl Custom*
        331 C1G2Filter
            u2 T C1G2TruncateAction
            r6
            C1G2TagInventoryMask C1G2TagInventoryStateAwareFilterAction C1G2TagInventoryStateUnawareFilterAction
        332 C1G2TagInventoryMask
            u2 MB
            r6
            u16 Pointer
            u1v TagMask
        333 C1G2TagInventoryStateAwareFilterAction
            u8 Target C1G2StateAwareTarget
            u8 Action C1G2StateAwareAction
        334 C1G2TagInventoryStateUnawareFilterAction
            u8 Action C1G2StateUnawareAction
        335 C1G2RFControl
            u16 ModeIndex
            u16 Tari
        336 C1G2SingulationControl
            u2 Session
            r6
            u16 TagPopulation
            u32 TagTransitTime
            C1G2TagInventoryStateAwareSingulationAction
        337 C1G2TagInventoryStateAwareSingulationAction
            u1 I C1G2TagInventoryStateAwareI
            u1 S C1G2TagInventoryStateAwareS
            u1 S_All v1.1
            r5
        """;
}
