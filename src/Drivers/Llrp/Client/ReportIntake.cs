// From the rows of a report to tag reads: zone, time and signal. Nothing is allocated for each tag.
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Maps reports and hands the reads over in batches. Used by the receiving task alone.</summary>
internal sealed class ReportIntake(LlrpOptions options, ReaderClock clock, IDeviceHost host)
{
    private const int Batch = 512;

    private readonly TagRead[] _reads = new TagRead[Batch];
    private readonly string?[] _zones = ZonesByPort(options);
    private readonly int _onlyAntenna = options.Antennas.Count == 1 ? options.Antennas.Keys.First() : 0;
    private int _count;
    private long _total;
    private bool _toldAntenna;
    private bool _toldFault;

    /// <summary>Reads handed over so far; merged ones count as one.</summary>
    public long Reads => Volatile.Read(ref _total);

    /// <summary>Takes the body of one RO_ACCESS_REPORT.</summary>
    public void Take(ReadOnlySpan<byte> body)
    {
        var tags = new TagReportReader(body);
        while (tags.Read(out var tag))
        {
            if (tag.EpcBits > EpcBits.MaximumBits) Damaged(1, $"an EPC of {tag.EpcBits} bits");
            else Add(in tag);
        }

        if (tags.TagFaults > 0) Damaged(tags.TagFaults, "a tag with a field that no standard knows");
        if (tags.Fault != ParameterFault.None) Damaged(1, $"{tags.Fault} at byte {tags.FaultOffset} of a report");
    }

    /// <summary>Hands over what is left of a batch.</summary>
    public void Flush()
    {
        if (_count == 0) return;
        host.Publish(_reads.AsSpan(0, _count));
        _total += _count;
        _count = 0;
    }

    private void Add(in TagReport tag)
    {
        var antenna = (ushort)(tag.AntennaId == 0 ? _onlyAntenna : tag.AntennaId);
        if (antenna >= _zones.Length || _zones[antenna] is not { } zone)
        {
            Unmapped(antenna);
            return;
        }

        var (first, last, estimated) = Times(in tag);
        _reads[_count++] = new TagRead
        {
            Epc = new EpcBits(tag.Epc, tag.EpcBits),
            Zone = zone,
            Antenna = antenna,
            RssiCentiDbm = tag.Has(TagFields.Rssi) ? tag.RssiCentiDbm : null,
            FirstSeenUs = first,
            LastSeenUs = Math.Max(first, last),
            SeenCount = Math.Max((ushort)1, tag.SeenCount),
            ProtocolControl = tag.ProtocolControl,
            ClockEstimated = estimated,
        };
        if (_count == Batch) Flush();
    }

    private (long First, long Last, bool Estimated) Times(in TagReport tag)
    {
        const TagFields utc = TagFields.FirstSeenUtc | TagFields.LastSeenUtc;
        const TagFields uptime = TagFields.FirstSeenUptime | TagFields.LastSeenUptime;
        if ((tag.Present & utc) != 0)
        {
            var first = clock.FromUtc(tag.Has(TagFields.FirstSeenUtc) ? tag.FirstSeenUtc : tag.LastSeenUtc);
            var last = tag.Has(TagFields.LastSeenUtc) ? clock.FromUtc(tag.LastSeenUtc) : first;
            return (first, last, clock.IsCorrected);
        }

        if ((tag.Present & uptime) != 0)
        {
            var first = clock.FromUptime(tag.Has(TagFields.FirstSeenUptime) ? tag.FirstSeenUptime : tag.LastSeenUptime);
            return (first, tag.Has(TagFields.LastSeenUptime) ? clock.FromUptime(tag.LastSeenUptime) : first, true);
        }

        return (clock.NowUs, clock.NowUs, true);
    }

    private void Unmapped(ushort antenna)
    {
        host.Count("unmapped_antenna_reads_total");
        if (_toldAntenna) return;
        _toldAntenna = true;
        host.Note($"Reads of antenna {antenna} are dropped: store.yaml gives it no zone. Add it under `antennas`.");
    }

    private void Damaged(int count, string what)
    {
        host.Count("damaged_reports_total", count);
        if (_toldFault) return;
        _toldFault = true;
        host.Note($"The reader sent {what}; what could be read was kept. If this repeats, update its firmware.");
    }

    private static string?[] ZonesByPort(LlrpOptions options)
    {
        var zones = new string?[options.Antennas.Keys.DefaultIfEmpty().Max() + 1];
        foreach (var (port, antenna) in options.Antennas) zones[port] = antenna.Zone;
        return zones;
    }
}
