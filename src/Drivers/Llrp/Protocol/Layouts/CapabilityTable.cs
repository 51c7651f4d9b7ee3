// The layouts of what a reader says about itself. Notation: see LayoutParser.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Time stamps and capabilities (LLRP 1.1, sections 17.2.2 and 17.2.3).</summary>
internal static class CapabilityTable
{
    /// <summary>The table.</summary>
    public const string Text = """
        128 UTCTimestamp
            u64 Microseconds
        129 Uptime
            u64 Microseconds
        137 GeneralDeviceCapabilities
            u16 MaxNumberOfAntennaSupported
            u1 CanSetAntennaProperties
            u1 HasUTCClockCapability
            r14
            u32 DeviceManufacturerName
            u32 ModelName
            utf8v ReaderFirmwareVersion
            ReceiveSensitivityTableEntry* PerAntennaReceiveSensitivityRange* GPIOCapabilities
            PerAntennaAirProtocol* MaximumReceiveSensitivity
        363 MaximumReceiveSensitivity
            s16 MaximumSensitivityValue
        139 ReceiveSensitivityTableEntry
            u16 Index
            s16 ReceiveSensitivityValue
        149 PerAntennaReceiveSensitivityRange
            u16 AntennaID
            u16 ReceiveSensitivityIndexMin
            u16 ReceiveSensitivityIndexMax
        141 GPIOCapabilities
            u16 NumGPIs
            u16 NumGPOs
        140 PerAntennaAirProtocol
            u16 AntennaID
            u8v ProtocolID
        142 LLRPCapabilities
            u1 CanDoRFSurvey
            u1 CanReportBufferFillWarning
            u1 SupportsClientRequestOpSpec
            u1 CanDoTagInventoryStateAwareSingulation
            u1 SupportsEventAndReportHolding
            r3
            u8 MaxNumPriorityLevelsSupported
            u16 ClientRequestOpSpecTimeout
            u32 MaxNumROSpecs
            u32 MaxNumSpecsPerROSpec
            u32 MaxNumInventoryParameterSpecsPerAISpec
            u32 MaxNumAccessSpecs
            u32 MaxNumOpSpecsPerAccessSpec
        143 RegulatoryCapabilities
            u16 CountryCode
            u16 CommunicationsStandard CommunicationsStandard
            UHFBandCapabilities Custom*
        144 UHFBandCapabilities
            TransmitPowerLevelTableEntry* FrequencyInformation C1G2UHFRFModeTable* RFSurveyFrequencyCapabilities
        145 TransmitPowerLevelTableEntry
            u16 Index
            s16 TransmitPowerValue
        146 FrequencyInformation
            u1 Hopping
            r7
            FrequencyHopTable* FixedFrequencyTable
        147 FrequencyHopTable
            u8 HopTableID
            r8
            u32v Frequency
        148 FixedFrequencyTable
            u32v Frequency
        365 RFSurveyFrequencyCapabilities
            u32 MinimumFrequency
            u32 MaximumFrequency
        327 C1G2LLRPCapabilities
            u1 CanSupportBlockErase
            u1 CanSupportBlockWrite
            u1 CanSupportBlockPermalock v1.1
            u1 CanSupportTagRecommissioning v1.1
            u1 CanSupportUMIMethod2 v1.1
            u1 CanSupportXPC v1.1
            r2
            u16 MaxNumSelectFiltersPerQuery
        328 C1G2UHFRFModeTable
            C1G2UHFRFModeTableEntry*
        329 C1G2UHFRFModeTableEntry
            u32 ModeIdentifier
            u1 DRValue C1G2DRValue
            u1 EPCHAGTCConformance
            r6
            u8 MValue C1G2MValue
            u8 ForwardLinkModulation C1G2ForwardLinkModulation
            u8 SpectralMaskIndicator C1G2SpectralMaskIndicator
            u32 BDRValue
            u32 PIEValue
            u32 MinTariValue
            u32 MaxTariValue
            u32 StepTariValue
        """;
}
