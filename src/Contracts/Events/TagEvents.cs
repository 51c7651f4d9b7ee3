// The data of the tag events. Field names are the JSON names in camelCase; notes on meaning stand here and in
// docs/topics.
namespace EdgeAgent.Contracts.Events;

/// <summary>Data of <see cref="EventKinds.TagArrived"/>.</summary>
/// <param name="Epc">EPC memory in upper-case hex.</param>
/// <param name="Uri">The pure identity, a tag URI, a Digital Link, or the raw URI where it is no known EPC.</param>
/// <param name="Gtin">GTIN-14, where the EPC holds one.</param>
/// <param name="Serial">Serial, where the EPC holds one.</param>
/// <param name="Zone">Where.</param>
/// <param name="RssiDbm">Mean signal in dBm, one decimal; null where the reader gives none.</param>
/// <param name="Antenna">The antenna port with the strongest reads.</param>
/// <param name="Reads">Reads counted before the arrival was believed.</param>
/// <param name="FirstSeen">The first of them, UTC.</param>
public sealed record TagArrived(
    string Epc,
    string Uri,
    string? Gtin,
    string? Serial,
    string Zone,
    double? RssiDbm,
    int Antenna,
    int Reads,
    DateTimeOffset FirstSeen);

/// <summary>Data of <see cref="EventKinds.TagMoved"/>.</summary>
/// <param name="Epc">EPC memory in upper-case hex.</param>
/// <param name="Uri">As in <see cref="TagArrived"/>.</param>
/// <param name="From">The zone it left.</param>
/// <param name="To">The zone it is in.</param>
/// <param name="Confidence">0 to 1: how clearly the new zone won.</param>
public sealed record TagMoved(string Epc, string Uri, string From, string To, double Confidence);

/// <summary>Data of <see cref="EventKinds.TagDeparted"/>.</summary>
/// <param name="Epc">EPC memory in upper-case hex.</param>
/// <param name="Uri">As in <see cref="TagArrived"/>.</param>
/// <param name="Zone">Where it was last.</param>
/// <param name="LastSeen">The last read, UTC; also the event's time.</param>
/// <param name="DwellS">Seconds between arrival in the zone and the last read.</param>
public sealed record TagDeparted(string Epc, string Uri, string Zone, DateTimeOffset LastSeen, double DwellS);
