// Which fields a reader has put into a tag report.
namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>The fields that are present in a <see cref="TagReport"/>.</summary>
[Flags]
public enum TagFields : ushort
{
    /// <summary>Only the EPC.</summary>
    None = 0,
    /// <summary><see cref="TagReport.ROSpecId"/>.</summary>
    ROSpecId = 1 << 0,
    /// <summary><see cref="TagReport.AntennaId"/>.</summary>
    AntennaId = 1 << 1,
    /// <summary><see cref="TagReport.RssiCentiDbm"/>.</summary>
    Rssi = 1 << 2,
    /// <summary><see cref="TagReport.ChannelIndex"/>.</summary>
    ChannelIndex = 1 << 3,
    /// <summary><see cref="TagReport.FirstSeenUtc"/>.</summary>
    FirstSeenUtc = 1 << 4,
    /// <summary><see cref="TagReport.FirstSeenUptime"/>.</summary>
    FirstSeenUptime = 1 << 5,
    /// <summary><see cref="TagReport.LastSeenUtc"/>.</summary>
    LastSeenUtc = 1 << 6,
    /// <summary><see cref="TagReport.LastSeenUptime"/>.</summary>
    LastSeenUptime = 1 << 7,
    /// <summary><see cref="TagReport.SeenCount"/>.</summary>
    SeenCount = 1 << 8,
    /// <summary><see cref="TagReport.ProtocolControl"/>.</summary>
    ProtocolControl = 1 << 9,
    /// <summary><see cref="TagReport.AccessSpecId"/>.</summary>
    AccessSpecId = 1 << 10,
    /// <summary><see cref="TagReport.PhaseAngle"/>.</summary>
    PhaseAngle = 1 << 11,
    /// <summary><see cref="TagReport.DopplerFrequency"/>.</summary>
    DopplerFrequency = 1 << 12,
    /// <summary>At least one result of an access operation; walk <see cref="TagReport.Body"/> for it.</summary>
    AccessResult = 1 << 13,
}
