// The one ROSpec that this driver runs. Its id is a fingerprint of its content: a reader that still has this id has
// this very spec, whatever defaults it prints back, so a reconnect need not touch it and no read is lost.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Writes the ROSpec that store.yaml asks for (LLRP 1.0.1, section 10.2.1).</summary>
internal static class WantedSpec
{
    /// <summary>The spec with power, session and mode; it starts as soon as it is enabled, also after a power
    /// cut.</summary>
    public static RoSpec Full(ReaderSession session) => Make(session, plain: false);

    /// <summary>The least that a reader must understand: antennas and reports, started by hand.</summary>
    public static RoSpec Plain(ReaderSession session) => Make(session, plain: true);

    private static RoSpec Make(ReaderSession session, bool plain)
    {
        var content = new LlrpWriter();
        Write(content, 0, session, plain);
        var id = Fingerprint(content.Written.Span);
        content.Clear();
        Write(content, id, session, plain);
        return new RoSpec(id, StartsByHand: plain, content.Written.ToArray());
    }

    private static void Write(LlrpWriter body, uint id, ReaderSession session, bool plain)
    {
        const byte priority = 0, disabled = 0, byHand = 0, immediate = 1, never = 0;
        using (body.Parameter(ParameterType.ROSpec))
        {
            body.U32(id).U8(priority).U8(disabled);
            using (body.Parameter(ParameterType.ROBoundarySpec))
            {
                using (body.Parameter(ParameterType.ROSpecStartTrigger)) body.U8(plain ? byHand : immediate);
                using (body.Parameter(ParameterType.ROSpecStopTrigger)) body.U8(never).U32(0);
            }

            using (body.Parameter(ParameterType.AISpec))
            {
                body.U16Array([.. session.Options.Antennas.Keys.Order().Select(port => (ushort)port)]);
                using (body.Parameter(ParameterType.AISpecStopTrigger)) body.U8(never).U32(0);
                InventorySpec.Write(body, session, plain);
            }

            ReportSpec.Write(body, session);
        }
    }

    // FNV-1a, kept to 31 bits and off zero: some readers take the id as signed, and 0 means 'all'.
    private static uint Fingerprint(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var value in bytes) hash = (hash ^ value) * 16777619u;
        return Math.Max(1, hash & int.MaxValue);
    }
}

/// <summary>A ROSpec ready to send.</summary>
/// <param name="Id">Its id, 1 to 2^31 - 1.</param>
/// <param name="StartsByHand">True where its start trigger is null, so that it needs START_ROSPEC.</param>
/// <param name="Bytes">The whole parameter.</param>
internal sealed record RoSpec(uint Id, bool StartsByHand, byte[] Bytes);
