// The layouts of reader operations: when to run, with which antennas, what to do. Notation: see LayoutParser.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Reader operations (LLRP 1.1, section 17.2.4).</summary>
internal static class OperationTable
{
    /// <summary>The table.</summary>
    public const string Text = """
        177 ROSpec
            u32 ROSpecID
            u8 Priority
            u8 CurrentState ROSpecState
            ROBoundarySpec AISpec* RFSurveySpec* LoopSpec* Custom* ROReportSpec
        178 ROBoundarySpec
            ROSpecStartTrigger ROSpecStopTrigger
        179 ROSpecStartTrigger
            u8 ROSpecStartTriggerType ROSpecStartTriggerType
            PeriodicTriggerValue GPITriggerValue
        180 PeriodicTriggerValue
            u32 Offset
            u32 Period
            UTCTimestamp
        181 GPITriggerValue
            u16 GPIPortNum
            u1 GPIEvent
            r7
            u32 Timeout
        182 ROSpecStopTrigger
            u8 ROSpecStopTriggerType ROSpecStopTriggerType
            u32 DurationTriggerValue
            GPITriggerValue
        183 AISpec
            u16v AntennaIDs
            AISpecStopTrigger InventoryParameterSpec* Custom*
        184 AISpecStopTrigger
            u8 AISpecStopTriggerType AISpecStopTriggerType
            u32 DurationTrigger
            GPITriggerValue TagObservationTrigger
        185 TagObservationTrigger
            u8 TriggerType TagObservationTriggerType
            r8
            u16 NumberOfTags
            u16 NumberOfAttempts
            u16 T
            u32 Timeout
        186 InventoryParameterSpec
            u16 InventoryParameterSpecID
            u8 ProtocolID AirProtocols
            AntennaConfiguration* Custom*
        187 RFSurveySpec
            u16 AntennaID
            u32 StartFrequency
            u32 EndFrequency
            RFSurveySpecStopTrigger Custom*
        188 RFSurveySpecStopTrigger
            u8 StopTriggerType RFSurveySpecStopTriggerType
            u32 DurationPeriod
            u32 N
        355 LoopSpec
            u32 LoopCount
        """;
}
