// The numbers of LLRP's parameters. Up to 127 they are TV (one byte, fixed length), from 128 TLV (with a length).
namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>The type of an LLRP parameter (LLRP 1.0.1 and 1.1, section 17.2).</summary>
public enum ParameterType : ushort
{
    /// <summary>u16, from 1.</summary>
    AntennaID = 1,
    /// <summary>u64 microseconds since 1970.</summary>
    FirstSeenTimestampUTC = 2,
    /// <summary>u64 microseconds since the reader's start.</summary>
    FirstSeenTimestampUptime = 3,
    /// <summary>u64 microseconds since 1970.</summary>
    LastSeenTimestampUTC = 4,
    /// <summary>u64 microseconds since the reader's start.</summary>
    LastSeenTimestampUptime = 5,
    /// <summary>s8 dBm.</summary>
    PeakRSSI = 6,
    /// <summary>u16, from 1.</summary>
    ChannelIndex = 7,
    /// <summary>u16; stays at 65,535.</summary>
    TagSeenCount = 8,
    /// <summary>u32.</summary>
    ROSpecID = 9,
    /// <summary>u16.</summary>
    InventoryParameterSpecID = 10,
    /// <summary>u16: the tag's CRC.</summary>
    C1G2CRC = 11,
    /// <summary>u16: the tag's PC word.</summary>
    C1G2PC = 12,
    /// <summary>An EPC of 12 bytes.</summary>
    EPC96 = 13,
    /// <summary>u16, from 1.</summary>
    SpecIndex = 14,
    /// <summary>u16: the OpSpec.</summary>
    ClientRequestOpSpecResult = 15,
    /// <summary>u32.</summary>
    AccessSpecID = 16,
    /// <summary>u16.</summary>
    OpSpecID = 17,
    /// <summary>u16 collision slots, u16 empty slots.</summary>
    C1G2SingulationDetails = 18,
    /// <summary>u16: first XPC word (1.1).</summary>
    C1G2XPCW1 = 19,
    /// <summary>u16: second XPC word (1.1).</summary>
    C1G2XPCW2 = 20,
    /// <summary>Microseconds since 1970.</summary>
    UTCTimestamp = 128,
    /// <summary>Microseconds since the reader's start.</summary>
    Uptime = 129,
    /// <summary>Antennas, maker, model, firmware.</summary>
    GeneralDeviceCapabilities = 137,
    /// <summary>A sensitivity and its index.</summary>
    ReceiveSensitivityTableEntry = 139,
    /// <summary>The air protocols of an antenna.</summary>
    PerAntennaAirProtocol = 140,
    /// <summary>How many inputs and outputs.</summary>
    GPIOCapabilities = 141,
    /// <summary>What of LLRP the reader does.</summary>
    LLRPCapabilities = 142,
    /// <summary>Country and radio standard.</summary>
    RegulatoryCapabilities = 143,
    /// <summary>Power, frequencies, modes.</summary>
    UHFBandCapabilities = 144,
    /// <summary>A power in 1/100 dBm and its index.</summary>
    TransmitPowerLevelTableEntry = 145,
    /// <summary>Hopping or fixed, and its tables.</summary>
    FrequencyInformation = 146,
    /// <summary>A hop table in kHz.</summary>
    FrequencyHopTable = 147,
    /// <summary>Fixed frequencies in kHz.</summary>
    FixedFrequencyTable = 148,
    /// <summary>The range of sensitivity indexes of an antenna.</summary>
    PerAntennaReceiveSensitivityRange = 149,
    /// <summary>A reader operation.</summary>
    ROSpec = 177,
    /// <summary>When a ROSpec starts and stops.</summary>
    ROBoundarySpec = 178,
    /// <summary>What starts a ROSpec.</summary>
    ROSpecStartTrigger = 179,
    /// <summary>Offset and period of a periodic start.</summary>
    PeriodicTriggerValue = 180,
    /// <summary>The input that starts or stops.</summary>
    GPITriggerValue = 181,
    /// <summary>What stops a ROSpec.</summary>
    ROSpecStopTrigger = 182,
    /// <summary>An inventory with some antennas.</summary>
    AISpec = 183,
    /// <summary>What stops an AISpec.</summary>
    AISpecStopTrigger = 184,
    /// <summary>Stop after so many tags or attempts.</summary>
    TagObservationTrigger = 185,
    /// <summary>How an inventory is run.</summary>
    InventoryParameterSpec = 186,
    /// <summary>A survey of the spectrum.</summary>
    RFSurveySpec = 187,
    /// <summary>What stops a survey.</summary>
    RFSurveySpecStopTrigger = 188,
    /// <summary>An access operation on tags.</summary>
    AccessSpec = 207,
    /// <summary>After how many operations an AccessSpec ends.</summary>
    AccessSpecStopTrigger = 208,
    /// <summary>Which tags, and what to do with them.</summary>
    AccessCommand = 209,
    /// <summary>Ask the client what to do.</summary>
    ClientRequestOpSpec = 210,
    /// <summary>What the client wants done with a tag.</summary>
    ClientRequestResponse = 211,
    /// <summary>A number that changes with the configuration.</summary>
    LLRPConfigurationStateValue = 217,
    /// <summary>The reader's MAC address or EPC.</summary>
    Identification = 218,
    /// <summary>An output and its level.</summary>
    GPOWriteData = 219,
    /// <summary>How often the reader sends KEEPALIVE.</summary>
    KeepaliveSpec = 220,
    /// <summary>Connected or not, and gain.</summary>
    AntennaProperties = 221,
    /// <summary>How an antenna is set.</summary>
    AntennaConfiguration = 222,
    /// <summary>Index of the receive sensitivity.</summary>
    RFReceiver = 223,
    /// <summary>Hop table, channel, index of the power.</summary>
    RFTransmitter = 224,
    /// <summary>An input and its level.</summary>
    GPIPortCurrentState = 225,
    /// <summary>Hold events and reports after a reconnect?</summary>
    EventsAndReports = 226,
    /// <summary>When and what to report.</summary>
    ROReportSpec = 237,
    /// <summary>Which fields a TagReportData has.</summary>
    TagReportContentSelector = 238,
    /// <summary>When access results are reported.</summary>
    AccessReportSpec = 239,
    /// <summary>One tag.</summary>
    TagReportData = 240,
    /// <summary>An EPC of any number of bits.</summary>
    EPCData = 241,
    /// <summary>A part of a survey.</summary>
    RFSurveyReportData = 242,
    /// <summary>Power in a part of the spectrum.</summary>
    FrequencyRSSILevelEntry = 243,
    /// <summary>Which events the reader notifies.</summary>
    ReaderEventNotificationSpec = 244,
    /// <summary>One event, on or off.</summary>
    EventNotificationState = 245,
    /// <summary>When, and what happened.</summary>
    ReaderEventNotificationData = 246,
    /// <summary>The reader hopped.</summary>
    HoppingEvent = 247,
    /// <summary>An input changed.</summary>
    GPIEvent = 248,
    /// <summary>A ROSpec started, ended, or was pre-empted.</summary>
    ROSpecEvent = 249,
    /// <summary>The report buffer fills up.</summary>
    ReportBufferLevelWarningEvent = 250,
    /// <summary>The report buffer overflowed: data is lost.</summary>
    ReportBufferOverflowErrorEvent = 251,
    /// <summary>The reader failed, in its own words.</summary>
    ReaderExceptionEvent = 252,
    /// <summary>A survey started or ended.</summary>
    RFSurveyEvent = 253,
    /// <summary>An AISpec ended.</summary>
    AISpecEvent = 254,
    /// <summary>An antenna was connected or disconnected.</summary>
    AntennaEvent = 255,
    /// <summary>The connection is accepted or refused.</summary>
    ConnectionAttemptEvent = 256,
    /// <summary>The reader closes the connection.</summary>
    ConnectionCloseEvent = 257,
    /// <summary>Success or the error of a request.</summary>
    LLRPStatus = 287,
    /// <summary>Which field was wrong.</summary>
    FieldError = 288,
    /// <summary>Which parameter was wrong.</summary>
    ParameterError = 289,
    /// <summary>What of C1G2 the reader does.</summary>
    C1G2LLRPCapabilities = 327,
    /// <summary>The RF modes.</summary>
    C1G2UHFRFModeTable = 328,
    /// <summary>One RF mode.</summary>
    C1G2UHFRFModeTableEntry = 329,
    /// <summary>How C1G2 tags are inventoried.</summary>
    C1G2InventoryCommand = 330,
    /// <summary>Which tags take part.</summary>
    C1G2Filter = 331,
    /// <summary>The bits that a filter compares.</summary>
    C1G2TagInventoryMask = 332,
    /// <summary>What a filter does to inventoried flags.</summary>
    C1G2TagInventoryStateAwareFilterAction = 333,
    /// <summary>What a filter selects.</summary>
    C1G2TagInventoryStateUnawareFilterAction = 334,
    /// <summary>RF mode and Tari.</summary>
    C1G2RFControl = 335,
    /// <summary>Session, population, transit time.</summary>
    C1G2SingulationControl = 336,
    /// <summary>Which flags are inventoried.</summary>
    C1G2TagInventoryStateAwareSingulationAction = 337,
    /// <summary>The tags that an AccessSpec is for.</summary>
    C1G2TagSpec = 338,
    /// <summary>A bit pattern of such a tag.</summary>
    C1G2TargetTag = 339,
    /// <summary>Read words.</summary>
    C1G2Read = 341,
    /// <summary>Write words.</summary>
    C1G2Write = 342,
    /// <summary>Kill the tag.</summary>
    C1G2Kill = 343,
    /// <summary>Lock parts of the tag.</summary>
    C1G2Lock = 344,
    /// <summary>Which part, and how.</summary>
    C1G2LockPayload = 345,
    /// <summary>Erase words.</summary>
    C1G2BlockErase = 346,
    /// <summary>Write words at once.</summary>
    C1G2BlockWrite = 347,
    /// <summary>Report CRC, PC, XPC?</summary>
    C1G2EPCMemorySelector = 348,
    /// <summary>What a read gave.</summary>
    C1G2ReadOpSpecResult = 349,
    /// <summary>What a write gave.</summary>
    C1G2WriteOpSpecResult = 350,
    /// <summary>What a kill gave.</summary>
    C1G2KillOpSpecResult = 351,
    /// <summary>What a lock gave.</summary>
    C1G2LockOpSpecResult = 352,
    /// <summary>What a block erase gave.</summary>
    C1G2BlockEraseOpSpecResult = 353,
    /// <summary>What a block write gave.</summary>
    C1G2BlockWriteOpSpecResult = 354,
    /// <summary>How often a ROSpec runs its specs (1.1).</summary>
    LoopSpec = 355,
    /// <summary>A ROSpec ended a loop (1.1).</summary>
    SpecLoopEvent = 356,
    /// <summary>Recommission the tag (1.1).</summary>
    C1G2Recommission = 357,
    /// <summary>Lock blocks for ever (1.1).</summary>
    C1G2BlockPermalock = 358,
    /// <summary>Which blocks are locked? (1.1)</summary>
    C1G2GetBlockPermalockStatus = 359,
    /// <summary>What a recommission gave (1.1).</summary>
    C1G2RecommissionOpSpecResult = 360,
    /// <summary>What a block permalock gave (1.1).</summary>
    C1G2BlockPermalockOpSpecResult = 361,
    /// <summary>The locked blocks (1.1).</summary>
    C1G2GetBlockPermalockStatusOpSpecResult = 362,
    /// <summary>The best sensitivity in dBm (1.1).</summary>
    MaximumReceiveSensitivity = 363,
    /// <summary>The frequencies that can be surveyed (1.1).</summary>
    RFSurveyFrequencyCapabilities = 365,
    /// <summary>A vendor's own parameter.</summary>
    Custom = 1023,
}
