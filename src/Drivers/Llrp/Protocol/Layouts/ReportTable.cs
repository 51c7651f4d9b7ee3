// The layouts of reports: tags and surveys. Notation: see LayoutParser.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Reports (LLRP 1.1, sections 17.2.7.3 and 17.2.7.4).</summary>
internal static class ReportTable
{
    /// <summary>The table.</summary>
    public const string Text = """
        240 TagReportData
            EPCData EPC_96 ROSpecID SpecIndex InventoryParameterSpecID AntennaID PeakRSSI ChannelIndex
            FirstSeenTimestampUTC FirstSeenTimestampUptime LastSeenTimestampUTC LastSeenTimestampUptime TagSeenCount
            C1G2_PC C1G2_XPCW1 C1G2_XPCW2 C1G2_CRC AccessSpecID
            C1G2ReadOpSpecResult* C1G2WriteOpSpecResult* C1G2KillOpSpecResult* C1G2RecommissionOpSpecResult*
            C1G2LockOpSpecResult* C1G2BlockEraseOpSpecResult* C1G2BlockWriteOpSpecResult*
            C1G2BlockPermalockOpSpecResult* C1G2GetBlockPermalockStatusOpSpecResult* ClientRequestOpSpecResult*
            Custom*
        241 EPCData
            u1v EPC
        13 EPC_96
            u96 EPC
        9 ROSpecID
            u32 ROSpecID
        14 SpecIndex
            u16 SpecIndex
        10 InventoryParameterSpecID
            u16 InventoryParameterSpecID
        1 AntennaID
            u16 AntennaID
        6 PeakRSSI
            s8 PeakRSSI
        7 ChannelIndex
            u16 ChannelIndex
        2 FirstSeenTimestampUTC
            u64 Microseconds
        3 FirstSeenTimestampUptime
            u64 Microseconds
        4 LastSeenTimestampUTC
            u64 Microseconds
        5 LastSeenTimestampUptime
            u64 Microseconds
        8 TagSeenCount
            u16 TagCount
        12 C1G2_PC
            u16 PC_Bits
        19 C1G2_XPCW1
            u16 XPC_W1
        20 C1G2_XPCW2
            u16 XPC_W2
        11 C1G2_CRC
            u16 CRC
        16 AccessSpecID
            u32 AccessSpecID
        15 ClientRequestOpSpecResult
            u16 OpSpecID
        17 OpSpecID
            u16 OpSpecID
        18 C1G2SingulationDetails
            u16 NumCollisionSlots
            u16 NumEmptySlots
        242 RFSurveyReportData
            ROSpecID SpecIndex FrequencyRSSILevelEntry* Custom*
        243 FrequencyRSSILevelEntry
            u32 Frequency
            u32 Bandwidth
            s8 AverageRSSI
            s8 PeakRSSI
            UTCTimestamp Uptime
        1023 Custom
            u32 VendorIdentifier
            u32 ParameterSubtype
            rest Data
        """;
}
