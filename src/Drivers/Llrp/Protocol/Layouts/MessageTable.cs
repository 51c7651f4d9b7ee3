// The layouts of LLRP's messages, behind the header. Notation: see LayoutParser.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Messages (LLRP 1.1, section 17.1).</summary>
internal static class MessageTable
{
    /// <summary>The table.</summary>
    public const string Text = """
        1 GET_READER_CAPABILITIES
            u8 RequestedData GetReaderCapabilitiesRequestedData
            Custom*
        11 GET_READER_CAPABILITIES_RESPONSE
            LLRPStatus GeneralDeviceCapabilities LLRPCapabilities RegulatoryCapabilities C1G2LLRPCapabilities
            Custom*
        2 GET_READER_CONFIG
            u16 AntennaID
            u8 RequestedData GetReaderConfigRequestedData
            u16 GPIPortNum
            u16 GPOPortNum
            Custom*
        12 GET_READER_CONFIG_RESPONSE
            LLRPStatus Identification AntennaProperties* AntennaConfiguration* ReaderEventNotificationSpec
            ROReportSpec AccessReportSpec LLRPConfigurationStateValue KeepaliveSpec GPIPortCurrentState*
            GPOWriteData* EventsAndReports Custom*
        3 SET_READER_CONFIG
            u1 ResetToFactoryDefault
            r7
            ReaderEventNotificationSpec AntennaProperties* AntennaConfiguration* ROReportSpec AccessReportSpec
            KeepaliveSpec GPOWriteData* GPIPortCurrentState* EventsAndReports Custom*
        13 SET_READER_CONFIG_RESPONSE
            LLRPStatus
        14 CLOSE_CONNECTION
        4 CLOSE_CONNECTION_RESPONSE
            LLRPStatus
        20 ADD_ROSPEC
            ROSpec
        30 ADD_ROSPEC_RESPONSE
            LLRPStatus
        21 DELETE_ROSPEC
            u32 ROSpecID
        31 DELETE_ROSPEC_RESPONSE
            LLRPStatus
        22 START_ROSPEC
            u32 ROSpecID
        32 START_ROSPEC_RESPONSE
            LLRPStatus
        23 STOP_ROSPEC
            u32 ROSpecID
        33 STOP_ROSPEC_RESPONSE
            LLRPStatus
        24 ENABLE_ROSPEC
            u32 ROSpecID
        34 ENABLE_ROSPEC_RESPONSE
            LLRPStatus
        25 DISABLE_ROSPEC
            u32 ROSpecID
        35 DISABLE_ROSPEC_RESPONSE
            LLRPStatus
        26 GET_ROSPECS
        36 GET_ROSPECS_RESPONSE
            LLRPStatus ROSpec*
        40 ADD_ACCESSSPEC
            AccessSpec
        50 ADD_ACCESSSPEC_RESPONSE
            LLRPStatus
        41 DELETE_ACCESSSPEC
            u32 AccessSpecID
        51 DELETE_ACCESSSPEC_RESPONSE
            LLRPStatus
        42 ENABLE_ACCESSSPEC
            u32 AccessSpecID
        52 ENABLE_ACCESSSPEC_RESPONSE
            LLRPStatus
        43 DISABLE_ACCESSSPEC
            u32 AccessSpecID
        53 DISABLE_ACCESSSPEC_RESPONSE
            LLRPStatus
        44 GET_ACCESSSPECS
        54 GET_ACCESSSPECS_RESPONSE
            LLRPStatus AccessSpec*
        45 CLIENT_REQUEST_OP
            TagReportData
        55 CLIENT_REQUEST_OP_RESPONSE
            ClientRequestResponse
        46 GET_SUPPORTED_VERSION
        56 GET_SUPPORTED_VERSION_RESPONSE
            u8 CurrentVersion
            u8 SupportedVersion
            LLRPStatus
        47 SET_PROTOCOL_VERSION
            u8 ProtocolVersion
        57 SET_PROTOCOL_VERSION_RESPONSE
            LLRPStatus
        60 GET_REPORT
        61 RO_ACCESS_REPORT
            TagReportData* RFSurveyReportData* Custom*
        62 KEEPALIVE
        72 KEEPALIVE_ACK
        63 READER_EVENT_NOTIFICATION
            ReaderEventNotificationData
        64 ENABLE_EVENTS_AND_REPORTS
        100 ERROR_MESSAGE
            LLRPStatus
        1023 CUSTOM_MESSAGE
            u32 VendorIdentifier
            u8 MessageSubtype
            rest Data
        """;
}
