// Sixth step: make the reader run the wanted ROSpec, and touch only what differs. Deleting a spec also throws away the
// reads that the reader has held for us, and restarts its radio.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Compares the reader's ROSpecs with the wanted one, and adds, enables or starts it.</summary>
internal static class SpecReconciliation
{
    private const byte Disabled = 0, Inactive = 1;

    /// <summary>Leaves the reader with the wanted ROSpec running, and asks for what it has held.</summary>
    /// <exception cref="DeviceFault">The reader takes neither the wanted spec nor the plain one.</exception>
    public static async Task RunAsync(ReaderSession session, CancellationToken stop)
    {
        var found = await ListAsync(session, stop);
        RoSpec[] wanted = [WantedSpec.Full(session), WantedSpec.Plain(session)];
        var kept = wanted.FirstOrDefault(spec => found.ContainsKey(spec.Id));
        if (kept is null) await ReplaceAllAsync(session, wanted, stop);
        else await KeepAsync(session, kept, found, stop);

        if (session.Capabilities.CanHoldReports) session.Link.Send(MessageType.EnableEventsAndReports);
    }

    private static async Task<Dictionary<uint, byte>> ListAsync(ReaderSession session, CancellationToken stop)
    {
        var answer = await session.RequireAsync(MessageType.GetROSpecs, MessageType.GetROSpecsResponse, null, stop);
        var states = new Dictionary<uint, byte>();
        var parameters = new ParameterReader(answer.Body.Span);
        while (parameters.Read())
        {
            if (parameters.Type != ParameterType.ROSpec) continue;
            var fields = new FieldReader(parameters.Body);
            var id = fields.U32();
            fields.U8(); // priority
            states[id] = fields.U8();
        }

        return states;
    }

    private static async Task KeepAsync(
        ReaderSession session, RoSpec kept, Dictionary<uint, byte> found, CancellationToken stop)
    {
        foreach (var other in found.Keys.Where(id => id != kept.Id))
            await SpecAsync(session, MessageType.DeleteROSpec, other, stop);
        if (found[kept.Id] == Disabled) await EnableAsync(session, kept, stop);
        else if (found[kept.Id] == Inactive && kept.StartsByHand)
            await SpecAsync(session, MessageType.StartROSpec, kept.Id, stop);
    }

    private static async Task ReplaceAllAsync(ReaderSession session, RoSpec[] wanted, CancellationToken stop)
    {
        const uint all = 0;
        var (_, noAccessSpecs) = await session.TryAsync(
            MessageType.DeleteAccessSpec, MessageType.DeleteAccessSpecResponse, body => body.U32(all), stop);
        if (!noAccessSpecs.IsSuccess) session.Host.Note($"The reader kept its AccessSpecs: {noAccessSpecs.Text}.");
        await SpecAsync(session, MessageType.DeleteROSpec, all, stop);

        var status = await AddAsync(session, wanted[0], stop);
        var added = wanted[0];
        if (!status.IsSuccess)
        {
            session.Host.Note(
                $"The reader refused the wanted inventory ({status.Text}): it runs a plain one, without power, " +
                "session and mode.");
            added = wanted[1];
            var plain = await AddAsync(session, added, stop);
            if (!plain.IsSuccess) throw session.Refused(MessageType.AddROSpec, plain);
        }

        await EnableAsync(session, added, stop);
    }

    private static async Task<ReaderStatus> AddAsync(ReaderSession session, RoSpec spec, CancellationToken stop)
    {
        var (_, status) = await session.TryAsync(
            MessageType.AddROSpec, MessageType.AddROSpecResponse, body => body.Raw(spec.Bytes), stop);
        return status;
    }

    private static async Task EnableAsync(ReaderSession session, RoSpec spec, CancellationToken stop)
    {
        await SpecAsync(session, MessageType.EnableROSpec, spec.Id, stop);
        if (spec.StartsByHand) await SpecAsync(session, MessageType.StartROSpec, spec.Id, stop);
    }

    // Each answer's number is its request's plus ten (LLRP 1.0.1, section 16.1.2).
    private static Task SpecAsync(ReaderSession session, MessageType type, uint id, CancellationToken stop) =>
        session.RequireAsync(type, type + 10, body => body.U32(id), stop);
}
