// The layouts of Impinj's own messages and parameters, behind vendor and subtype. Notation: see LayoutParser.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Impinj's extensions (Octane LLRP), by subtype under private enterprise number 25882.</summary>
internal static class ImpinjTable
{
    /// <summary>The messages.</summary>
    public const string Messages = """
        21 IMPINJ_ENABLE_EXTENSIONS
            r32
            Custom*
        22 IMPINJ_ENABLE_EXTENSIONS_RESPONSE
            LLRPStatus Custom*
        23 IMPINJ_SAVE_SETTINGS
            u1 SaveConfiguration
            r7
            Custom*
        24 IMPINJ_SAVE_SETTINGS_RESPONSE
            LLRPStatus Custom*
        """;

    /// <summary>The parameters. Each may have further vendor's parameters behind it; those that are one value in
    /// practice are listed without, so that they print as one value.</summary>
    public const string Parameters = """
        21 ImpinjRequestedData
            u32 RequestedData
        22 ImpinjSubRegulatoryRegion
            u16 RegulatoryRegion
        23 ImpinjInventorySearchMode
            u16 InventorySearchMode ImpinjInventorySearchType
        26 ImpinjFixedFrequencyList
            u16 FixedFrequencyMode ImpinjFixedFrequencyMode
            r16
            u16v ChannelList
        27 ImpinjReducedPowerFrequencyList
            u16 ReducedPowerMode
            r16
            u16v ChannelList
        28 ImpinjLowDutyCycle
            u16 LowDutyCycleMode
            u16 EmptyFieldTimeout
            u16 FieldPingInterval
        29 ImpinjDetailedVersion
            utf8v ModelName
            utf8v SerialNumber
            utf8v SoftwareVersion
            utf8v FirmwareVersion
            utf8v FPGAVersion
            utf8v PCBAVersion
            Custom*
        30 ImpinjFrequencyCapabilities
            u32v FrequencyList
        36 ImpinjGPIDebounceConfiguration
            u16 GPIPortNum
            u32 GPIDebounceTimerMSec
        37 ImpinjReaderTemperature
            s16 Temperature
        38 ImpinjLinkMonitorConfiguration
            u16 LinkMonitorMode
            u16 LinkDownThreshold
        39 ImpinjReportBufferConfiguration
            u16 ReportBufferMode
        40 ImpinjAccessSpecConfiguration
            Custom*
        41 ImpinjBlockWriteWordCount
            u16 WordCount
        50 ImpinjTagReportContentSelector
            Custom*
        51 ImpinjEnableSerializedTID
            u16 SerializedTIDMode
        52 ImpinjEnableRFPhaseAngle
            u16 RFPhaseAngleMode
        53 ImpinjEnablePeakRSSI
            u16 PeakRSSIMode
        54 ImpinjEnableGPSCoordinates
            u16 GPSCoordinatesMode
        55 ImpinjSerializedTID
            u16v TID hex
        56 ImpinjRFPhaseAngle
            u16 PhaseAngle
        57 ImpinjPeakRSSI
            s16 RSSI
        58 ImpinjGPSCoordinates
            s32 Latitude
            s32 Longitude
        63 ImpinjOpSpecRetryCount
            u16 RetryCount
        64 ImpinjAdvancedGPOConfiguration
            u16 GPOPortNum
            u16 GPOMode
            u32 GPOPulseDurationMSec
        65 ImpinjEnableOptimizedRead
            u16 OptimizedReadMode
            C1G2Read* Custom*
        66 ImpinjAccessSpecOrdering
            u16 OrderingMode
        67 ImpinjEnableRFDopplerFrequency
            u16 RFDopplerFrequencyMode
        68 ImpinjRFDopplerFrequency
            s16 DopplerFrequency
        72 ImpinjEnableTxPower
            u16 TxPowerMode
        73 ImpinjTxPower
            u16 TxPower
        1520 ImpinjArrayVersion
            utf8v SerialNumber
            utf8v FirmwareVersion
            utf8v PCBAVersion
        1537 ImpinjHubVersions
            Custom*
        1538 ImpinjHubConfiguration
            u16 HubID
            u16 Connected
            u16 Fault
        """;
}
