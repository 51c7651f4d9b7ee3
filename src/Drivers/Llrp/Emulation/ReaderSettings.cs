// What SET_READER_CONFIG changes.
namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>The settings of an emulated reader; a factory reset makes new ones.</summary>
internal sealed class ReaderSettings
{
    /// <summary>Period of the heartbeat; zero = none.</summary>
    public TimeSpan Keepalive { get; set; }

    /// <summary>Whether events and reports are held when a client has connected again.</summary>
    public bool HoldUponReconnect { get; set; }

    /// <summary>Whether they are held now, until ENABLE_EVENTS_AND_REPORTS.</summary>
    public bool Holding { get; set; }

    /// <summary>The numbers of the events that are switched on.</summary>
    public HashSet<ushort> Events { get; } = [];

    /// <summary>How reports look for ROSpecs that do not say.</summary>
    public ReportContent Report { get; set; } = ReportContent.Default;
}
