// Fourth step: switch the vendor's extensions on, for the vendor that has them alone; others refuse them with an error.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>IMPINJ_ENABLE_EXTENSIONS, to readers of vendor 25882 and to no other.</summary>
internal static class VendorExtensions
{
    /// <summary>Switches them on; a reader that refuses runs on without.</summary>
    public static async Task RunAsync(ReaderSession session, CancellationToken stop)
    {
        if (!session.Options.VendorExtensions || session.Capabilities.Vendor != Vendors.Impinj) return;
        var answer = await session.Link.RequestAsync(
            MessageType.CustomMessage, MessageType.CustomMessage,
            body => body.U32(Vendors.Impinj).U8(ImpinjNumbers.EnableExtensions).U32(0), stop);
        var status = StatusOf(answer);
        session.UsesImpinjExtensions = status.IsSuccess;
        if (!status.IsSuccess)
            session.Host.Note(
                $"The reader refused Impinj's extensions ({status.Text}): signal strength comes in whole dBm.");
    }

    private static ReaderStatus StatusOf(Answer answer)
    {
        const int vendorAndSubtype = 5;
        var body = answer.Body.Span;
        if (answer.Header.Type == MessageType.ErrorMessage) return ReaderStatus.Of(body);
        return ReaderStatus.Of(body.Length < vendorAndSubtype ? default : body[vendorAndSubtype..]);
    }
}
