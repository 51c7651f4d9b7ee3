// The numbers of LLRP's messages.
namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>The type of an LLRP message, 10 bits of its header (LLRP 1.0.1 and 1.1, section 17.1).</summary>
public enum MessageType : ushort
{
    /// <summary>Client: what can you do?</summary>
    GetReaderCapabilities = 1,
    /// <summary>Reader: the answer to 1.</summary>
    GetReaderCapabilitiesResponse = 11,
    /// <summary>Client: how are you set?</summary>
    GetReaderConfig = 2,
    /// <summary>Reader: the answer to 2.</summary>
    GetReaderConfigResponse = 12,
    /// <summary>Client: set yourself so.</summary>
    SetReaderConfig = 3,
    /// <summary>Reader: the answer to 3.</summary>
    SetReaderConfigResponse = 13,
    /// <summary>Reader: the answer to 14; the connection ends after it.</summary>
    CloseConnectionResponse = 4,
    /// <summary>Client: end this connection.</summary>
    CloseConnection = 14,
    /// <summary>Client: take this reader operation.</summary>
    AddROSpec = 20,
    /// <summary>Reader: the answer to 20.</summary>
    AddROSpecResponse = 30,
    /// <summary>Client: drop one ROSpec, or all (0).</summary>
    DeleteROSpec = 21,
    /// <summary>Reader: the answer to 21.</summary>
    DeleteROSpecResponse = 31,
    /// <summary>Client: start one ROSpec.</summary>
    StartROSpec = 22,
    /// <summary>Reader: the answer to 22.</summary>
    StartROSpecResponse = 32,
    /// <summary>Client: stop one ROSpec.</summary>
    StopROSpec = 23,
    /// <summary>Reader: the answer to 23.</summary>
    StopROSpecResponse = 33,
    /// <summary>Client: enable one ROSpec, or all (0).</summary>
    EnableROSpec = 24,
    /// <summary>Reader: the answer to 24.</summary>
    EnableROSpecResponse = 34,
    /// <summary>Client: disable one ROSpec, or all (0).</summary>
    DisableROSpec = 25,
    /// <summary>Reader: the answer to 25.</summary>
    DisableROSpecResponse = 35,
    /// <summary>Client: which ROSpecs do you hold?</summary>
    GetROSpecs = 26,
    /// <summary>Reader: the answer to 26.</summary>
    GetROSpecsResponse = 36,
    /// <summary>Client: take this tag access operation.</summary>
    AddAccessSpec = 40,
    /// <summary>Reader: the answer to 40.</summary>
    AddAccessSpecResponse = 50,
    /// <summary>Client: drop one AccessSpec, or all (0).</summary>
    DeleteAccessSpec = 41,
    /// <summary>Reader: the answer to 41.</summary>
    DeleteAccessSpecResponse = 51,
    /// <summary>Client: enable one AccessSpec, or all (0).</summary>
    EnableAccessSpec = 42,
    /// <summary>Reader: the answer to 42.</summary>
    EnableAccessSpecResponse = 52,
    /// <summary>Client: disable one AccessSpec, or all (0).</summary>
    DisableAccessSpec = 43,
    /// <summary>Reader: the answer to 43.</summary>
    DisableAccessSpecResponse = 53,
    /// <summary>Client: which AccessSpecs do you hold?</summary>
    GetAccessSpecs = 44,
    /// <summary>Reader: the answer to 44.</summary>
    GetAccessSpecsResponse = 54,
    /// <summary>Reader: what shall I do with this tag?</summary>
    ClientRequestOp = 45,
    /// <summary>Client: the answer to 45.</summary>
    ClientRequestOpResponse = 55,
    /// <summary>Client (1.1): which versions do you speak?</summary>
    GetSupportedVersion = 46,
    /// <summary>Reader (1.1): the answer to 46.</summary>
    GetSupportedVersionResponse = 56,
    /// <summary>Client (1.1): speak this version from now on.</summary>
    SetProtocolVersion = 47,
    /// <summary>Reader (1.1): the answer to 47.</summary>
    SetProtocolVersionResponse = 57,
    /// <summary>Client: send what you have accumulated.</summary>
    GetReport = 60,
    /// <summary>Reader: tags, surveys; asked for or not.</summary>
    ROAccessReport = 61,
    /// <summary>Reader: are you there?</summary>
    KeepAlive = 62,
    /// <summary>Client: the answer to 62.</summary>
    KeepAliveAck = 72,
    /// <summary>Reader: something happened to me.</summary>
    ReaderEventNotification = 63,
    /// <summary>Client: stop holding events and reports back. Has no answer.</summary>
    EnableEventsAndReports = 64,
    /// <summary>Reader: your message was none that I can answer.</summary>
    ErrorMessage = 100,
    /// <summary>Either side: a vendor's own message.</summary>
    CustomMessage = 1023,
}
