// The layouts of a reader's configuration. Notation: see LayoutParser.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Configuration (LLRP 1.1, section 17.2.6 and 17.2.7.1).</summary>
internal static class ConfigurationTable
{
    /// <summary>The table.</summary>
    public const string Text = """
        217 LLRPConfigurationStateValue
            u32 LLRPConfigurationStateValue
        218 Identification
            u8 IDType IdentificationType
            u8v ReaderID hex
        219 GPOWriteData
            u16 GPOPortNumber
            u1 GPOData
            r7
        220 KeepaliveSpec
            u8 KeepaliveTriggerType KeepaliveTriggerType
            u32 PeriodicTriggerValue
        221 AntennaProperties
            u1 AntennaConnected
            r7
            u16 AntennaID
            s16 AntennaGain
        222 AntennaConfiguration
            u16 AntennaID
            RFReceiver RFTransmitter C1G2InventoryCommand* Custom*
        223 RFReceiver
            u16 ReceiverSensitivity
        224 RFTransmitter
            u16 HopTableID
            u16 ChannelIndex
            u16 TransmitPower
        225 GPIPortCurrentState
            u16 GPIPortNum
            u1 Config
            r7
            u8 State GPIPortState
        226 EventsAndReports
            u1 HoldEventsAndReportsUponReconnect
            r7
        237 ROReportSpec
            u8 ROReportTrigger ROReportTriggerType
            u16 N
            TagReportContentSelector Custom*
        238 TagReportContentSelector
            u1 EnableROSpecID
            u1 EnableSpecIndex
            u1 EnableInventoryParameterSpecID
            u1 EnableAntennaID
            u1 EnableChannelIndex
            u1 EnablePeakRSSI
            u1 EnableFirstSeenTimestamp
            u1 EnableLastSeenTimestamp
            u1 EnableTagSeenCount
            u1 EnableAccessSpecID
            r6
            C1G2EPCMemorySelector* Custom*
        348 C1G2EPCMemorySelector
            u1 EnableCRC
            u1 EnablePCBits
            u1 EnableXPCBits v1.1
            r5
        239 AccessReportSpec
            u8 AccessReportTrigger AccessReportTriggerType
        """;
}
