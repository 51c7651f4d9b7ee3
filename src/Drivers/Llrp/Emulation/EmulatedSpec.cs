// One ROSpec as an emulated reader understands it; its bytes are kept, because GET_ROSPECS gives them back.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>What starts a ROSpec; the numbers are those of the protocol.</summary>
internal enum StartTrigger : byte
{
    /// <summary>START_ROSPEC alone.</summary>
    Null = 0,

    /// <summary>As soon as it is enabled.</summary>
    Immediate = 1,

    /// <summary>Again and again.</summary>
    Periodic = 2,
}

/// <summary>A ROSpec in a reader.</summary>
internal sealed class EmulatedSpec
{
    private readonly byte[] _body;

    private EmulatedSpec(byte[] body) => _body = body;

    /// <summary>Its id.</summary>
    public uint Id { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public SpecState State { get; set; }

    /// <summary>Since when, as time since the reader's start.</summary>
    public TimeSpan Since { get; set; }

    /// <summary>What starts it.</summary>
    public StartTrigger Start { get; private set; }

    /// <summary>The period of a periodic start.</summary>
    public TimeSpan Period { get; private set; }

    /// <summary>How long it runs; null = until it is stopped.</summary>
    public TimeSpan? StopAfter { get; private set; }

    /// <summary>The antenna ports; empty = all.</summary>
    public HashSet<ushort> Antennas { get; } = [];

    /// <summary>The AntennaConfiguration parameters that it brings.</summary>
    public List<AntennaSetting> Settings { get; } = [];

    /// <summary>How its reports look.</summary>
    public ReportContent Report { get; private set; } = ReportContent.Default;

    /// <summary>True where the spec inventories with this antenna.</summary>
    public bool Covers(ushort antenna) => Antennas.Count == 0 || Antennas.Contains(antenna);

    /// <summary>Writes the spec as it was added, with its present state.</summary>
    public void Write(LlrpWriter writer)
    {
        const int state = 5;
        using (writer.Parameter(ParameterType.ROSpec))
            writer.Raw(_body.AsSpan(0, state)).U8((byte)State).Raw(_body.AsSpan(state + 1));
    }

    /// <summary>Reads the body of a ROSpec.</summary>
    /// <param name="body">The parameter without type and length.</param>
    /// <param name="fallback">How reports look where the spec does not say.</param>
    /// <returns>Null where the body is too short.</returns>
    public static EmulatedSpec? Read(ReadOnlySpan<byte> body, ReportContent fallback)
    {
        var fields = new FieldReader(body);
        var spec = new EmulatedSpec(body.ToArray()) { Id = fields.U32(), Report = fallback };
        fields.U8(); // priority
        spec.State = (SpecState)fields.U8();
        if (fields.IsBeyondEnd) return null;
        var parameters = fields.Parameters();
        while (parameters.Read())
        {
            var inner = new FieldReader(parameters.Body);
            switch (parameters.Type)
            {
                case ParameterType.ROBoundarySpec:
                    spec.ReadBoundary(inner.Parameters());
                    break;
                case ParameterType.AISpec:
                    spec.ReadInventory(inner);
                    break;
                case ParameterType.ROReportSpec:
                    spec.Report = ReportContent.Read(parameters.Body);
                    break;
            }
        }

        return spec;
    }

    private void ReadBoundary(ParameterReader parameters)
    {
        while (parameters.Read())
        {
            var fields = new FieldReader(parameters.Body);
            var type = fields.U8();
            if (parameters.Type == ParameterType.ROSpecStartTrigger)
            {
                Start = (StartTrigger)type;
                ReadPeriod(fields.Parameters());
            }
            else if (parameters.Type == ParameterType.ROSpecStopTrigger)
            {
                const byte duration = 1;
                var milliseconds = fields.U32();
                if (type == duration) StopAfter = TimeSpan.FromMilliseconds(milliseconds);
            }
        }
    }

    private void ReadPeriod(ParameterReader parameters)
    {
        while (parameters.Read())
        {
            if (parameters.Type != ParameterType.PeriodicTriggerValue) continue;
            var fields = new FieldReader(parameters.Body);
            fields.U32(); // offset
            Period = TimeSpan.FromMilliseconds(fields.U32());
        }
    }

    private void ReadInventory(FieldReader fields)
    {
        var ports = new FieldReader(fields.Array(2));
        while (!ports.Rest.IsEmpty)
        {
            var port = ports.U16();
            if (port != 0) Antennas.Add(port);
        }

        var parameters = fields.Parameters();
        while (parameters.Read())
        {
            if (parameters.Type == ParameterType.InventoryParameterSpec)
                AntennaSetting.ReadAll(parameters.Body, Settings);
        }
    }
}
