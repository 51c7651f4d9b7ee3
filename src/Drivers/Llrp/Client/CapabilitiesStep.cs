// Third step: what can this reader do? Every index that is sent later comes from these tables.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>GET_READER_CAPABILITIES (LLRP 1.0.1, section 9.1.1).</summary>
internal static class CapabilitiesStep
{
    /// <summary>Asks, and checks the config against the answer.</summary>
    /// <exception cref="DeviceFault">The config names an antenna or a mode that the reader has not.</exception>
    public static async Task RunAsync(ReaderSession session, CancellationToken stop)
    {
        session.Capabilities = await AskAsync(session, stop);
        Check(session.Options, session.Capabilities);
    }

    /// <summary>Asks alone.</summary>
    public static async Task<ReaderCapabilities> AskAsync(ReaderSession session, CancellationToken stop)
    {
        const byte everything = 0;
        var answer = await session.RequireAsync(
            MessageType.GetReaderCapabilities, MessageType.GetReaderCapabilitiesResponse,
            body => body.U8(everything), stop);
        return ReaderCapabilities.Read(new ParameterReader(answer.Body.Span));
    }

    private static void Check(LlrpOptions options, ReaderCapabilities known)
    {
        var beyond = options.Antennas.Keys.Where(port => port > known.MaxAntennas).Order().ToArray();
        if (known.MaxAntennas > 0 && beyond.Length > 0)
            throw new DeviceFault(
                $"The reader has {known.MaxAntennas} antenna ports, but `antennas` names port " +
                $"{string.Join(", ", beyond)}: correct the port in store.yaml.",
                RetryAdvice.NeedsPerson);
        if (options.Mode is { } mode && known.Modes.Count > 0 && !known.Modes.Contains((uint)mode))
            throw new DeviceFault(
                $"The reader has no RF mode {mode}: write `mode: auto`, or one of {string.Join(", ", known.Modes)}.",
                RetryAdvice.NeedsPerson);
    }
}
