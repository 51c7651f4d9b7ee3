// The requests about ROSpecs at an emulated reader, with the checks that real readers make.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>ADD, DELETE, START, STOP, ENABLE, DISABLE and GET (LLRP 1.0.1, section 10.1).</summary>
internal static class SpecRequests
{
    /// <summary>Carries the request out, or says why not.</summary>
    public static void Handle(
        EmulatedReader reader, ClientConnection client, MessageHeader header, ReadOnlySpan<byte> body)
    {
        var id = new FieldReader(body).U32();
        var fault = header.Type switch
        {
            MessageType.AddROSpec => Add(reader, body),
            MessageType.DeleteROSpec => Delete(reader, id),
            MessageType.EnableROSpec => ForEach(reader, id, reader.Specs.Enable),
            MessageType.DisableROSpec => ForEach(reader, id, spec => Stop(reader, spec, SpecState.Disabled)),
            MessageType.StartROSpec => Start(reader, id),
            MessageType.StopROSpec => ForEach(reader, id, spec => Stop(reader, spec, SpecState.Inactive)),
            _ => null,
        };
        client.Answer(header, header.Type + 10, answer =>
        {
            Status.Write(answer, fault is null ? (ushort)0 : Status.Invalid, fault ?? "");
            if (header.Type != MessageType.GetROSpecs) return;
            foreach (var spec in reader.Specs.All) spec.Write(answer);
        });
    }

    private static string? Add(EmulatedReader reader, ReadOnlySpan<byte> body)
    {
        var parameters = new ParameterReader(body);
        if (!parameters.Read() || parameters.Type != ParameterType.ROSpec) return "no ROSpec";
        var spec = EmulatedSpec.Read(parameters.Body, reader.Settings.Report);
        if (spec is null || spec.Id == 0) return "a ROSpec needs an id";
        if (spec.State != SpecState.Disabled) return "a new ROSpec must be disabled";
        if (reader.Specs.Find(spec.Id) is not null) return "the ROSpec exists already";
        if (spec.Antennas.Any(port => port > reader.Options.Profile.Antennas)) return "no such antenna";
        if (spec.Settings.Count > 0 && reader.Options.Misbehaves.HasFlag(Misbehaviours.RefusesAntennaConfiguration))
            return "unsupported AntennaConfiguration";
        var faults = spec.Settings.Select(setting => setting.FaultFor(reader.Options.Profile));
        var fault = faults.FirstOrDefault(sentence => sentence is not null);
        if (fault is not null) return fault;
        reader.Specs.Add(spec);
        reader.Tell($"ROSpec {spec.Id} is added.");
        return null;
    }

    private static string? Delete(EmulatedReader reader, uint id)
    {
        if (id != 0 && reader.Specs.Find(id) is null) return "no such ROSpec";
        reader.Specs.Remove(id);
        reader.Reports.Clear();
        return null;
    }

    private static string? Start(EmulatedReader reader, uint id)
    {
        if (reader.Specs.Find(id) is not { } spec) return "no such ROSpec";
        if (spec.State == SpecState.Disabled) return "the ROSpec is disabled";
        reader.Specs.Set(spec, SpecState.Active);
        return null;
    }

    private static void Stop(EmulatedReader reader, EmulatedSpec spec, SpecState state)
    {
        if (spec.State == SpecState.Active) reader.Reports.Flush();
        reader.Specs.Set(spec, state);
    }

    private static string? ForEach(EmulatedReader reader, uint id, Action<EmulatedSpec> change)
    {
        var specs = reader.Specs.All.Where(spec => id == 0 || spec.Id == id).ToArray();
        if (specs.Length == 0 && id != 0) return "no such ROSpec";
        foreach (var spec in specs) change(spec);
        return null;
    }
}
