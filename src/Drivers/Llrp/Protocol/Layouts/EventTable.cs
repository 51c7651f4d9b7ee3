// The layouts of events and errors. Notation: see LayoutParser.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Events and errors (LLRP 1.1, sections 17.2.7.5 to 17.2.8).</summary>
internal static class EventTable
{
    /// <summary>The table.</summary>
    public const string Text = """
        244 ReaderEventNotificationSpec
            EventNotificationState*
        245 EventNotificationState
            u16 EventType NotificationEventType
            u1 NotificationState
            r7
        246 ReaderEventNotificationData
            UTCTimestamp Uptime HoppingEvent GPIEvent ROSpecEvent ReportBufferLevelWarningEvent
            ReportBufferOverflowErrorEvent ReaderExceptionEvent RFSurveyEvent AISpecEvent AntennaEvent
            ConnectionAttemptEvent ConnectionCloseEvent SpecLoopEvent Custom*
        247 HoppingEvent
            u16 HopTableID
            u16 NextChannelIndex
        248 GPIEvent
            u16 GPIPortNumber
            u1 GPIEvent
            r7
        249 ROSpecEvent
            u8 EventType ROSpecEventType
            u32 ROSpecID
            u32 PreemptingROSpecID
        250 ReportBufferLevelWarningEvent
            u8 ReportBufferPercentageFull
        251 ReportBufferOverflowErrorEvent
        252 ReaderExceptionEvent
            utf8v Message
            ROSpecID SpecIndex InventoryParameterSpecID AntennaID AccessSpecID OpSpecID Custom*
        253 RFSurveyEvent
            u8 EventType RFSurveyEventType
            u32 ROSpecID
            u16 SpecIndex
        254 AISpecEvent
            u8 EventType AISpecEventType
            u32 ROSpecID
            u16 SpecIndex
            C1G2SingulationDetails
        255 AntennaEvent
            u8 EventType AntennaEventType
            u16 AntennaID
        256 ConnectionAttemptEvent
            u16 Status ConnectionAttemptStatusType
        257 ConnectionCloseEvent
        356 SpecLoopEvent
            u32 ROSpecID
            u32 LoopCount
        287 LLRPStatus
            u16 StatusCode StatusCode
            utf8v ErrorDescription
            FieldError ParameterError
        288 FieldError
            u16 FieldNum
            u16 ErrorCode StatusCode
        289 ParameterError
            u16 ParameterType
            u16 ErrorCode StatusCode
            FieldError ParameterError
        """;
}
