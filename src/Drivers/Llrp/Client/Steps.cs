// The way from an open connection to a running reader, step by step.
namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>The states of a connection, in their order.</summary>
internal static class Steps
{
    /// <summary>Waits for the greeting, then arms the reader.</summary>
    /// <exception cref="DeviceFault">A step failed; the sentence says which and why.</exception>
    public static async Task ArmAsync(ReaderSession session, CancellationToken stop)
    {
        await Greeting.WaitAsync(session, stop);
        await VersionNegotiation.RunAsync(session, stop);
        await CapabilitiesStep.RunAsync(session, stop);
        await VendorExtensions.RunAsync(session, stop);
        await ReaderConfiguration.RunAsync(session, stop);
        await SpecReconciliation.RunAsync(session, stop);
        if (session.Link.MatchedByType)
            session.Host.Note("The reader answers with message ids of its own: its answers are matched by their type.");
    }
}
