// How each antenna inventories: power, session, population and mode, by the indexes of the reader's own tables.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Writes InventoryParameterSpec with an AntennaConfiguration for each antenna (LLRP 1.0.1, section
/// 10.2.2).</summary>
internal static class InventorySpec
{
    /// <summary>Writes the parameter; a plain one leaves everything to the reader.</summary>
    public static void Write(LlrpWriter body, ReaderSession session, bool plain)
    {
        const ushort id = 1;
        const byte c1g2 = 1;
        using (body.Parameter(ParameterType.InventoryParameterSpec))
        {
            body.U16(id).U8(c1g2);
            if (plain) return;
            foreach (var (port, antenna) in session.Options.Antennas.OrderBy(entry => entry.Key))
                WriteAntenna(body, session, (ushort)port, antenna);
        }
    }

    private static void WriteAntenna(LlrpWriter body, ReaderSession session, ushort port, LlrpAntenna antenna)
    {
        using (body.Parameter(ParameterType.AntennaConfiguration))
        {
            body.U16(port);
            if ((antenna.PowerDbm ?? session.Options.PowerDbm) is { } dbm)
                WriteTransmitter(body, session.Capabilities, dbm);
            WriteInventory(body, session);
        }
    }

    private static void WriteTransmitter(LlrpWriter body, ReaderCapabilities known, double dbm)
    {
        if (known.PowerNotAbove(dbm) is not { } power) return; // no table, no index: the reader's own power stays
        const ushort firstChannel = 1;
        var hopTable = known.HopTables.Count > 0 ? known.HopTables[0] : (byte)0;
        using (body.Parameter(ParameterType.RFTransmitter))
            body.U16(hopTable).U16(firstChannel).U16(power.Index);
    }

    private static void WriteInventory(LlrpWriter body, ReaderSession session)
    {
        const ushort anyTari = 0;
        using (body.Parameter(ParameterType.C1G2InventoryCommand))
        {
            body.Bit(false).Reserved(7); // state-unaware
            if (session.Options.Mode is { } mode)
            {
                using (body.Parameter(ParameterType.C1G2RFControl)) body.U16((ushort)mode).U16(anyTari);
            }

            using (body.Parameter(ParameterType.C1G2SingulationControl))
                body.Bits((uint)session.Options.Session, 2).Reserved(6).U16((ushort)session.Options.Population).U32(0);
        }
    }
}
