// The numbers of Impinj's LLRP extensions that this driver uses.
namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Subtypes of Impinj's custom messages and parameters (vendor 25882).</summary>
internal static class ImpinjNumbers
{
    /// <summary>Message: switch the extensions on for this connection; 4 reserved bytes follow.</summary>
    public const byte EnableExtensions = 21;

    /// <summary>Message: the answer, with an LLRPStatus.</summary>
    public const byte EnableExtensionsResponse = 22;

    /// <summary>Parameter: which of Impinj's fields a report has.</summary>
    public const uint TagReportContentSelector = 50;

    /// <summary>Parameter in the selector: u16, 1 = report the peak RSSI in 1/100 dBm.</summary>
    public const uint EnablePeakRssi = 53;

    /// <summary>Parameter in reports: s16, peak RSSI in 1/100 dBm.</summary>
    public const uint PeakRssi = 57;
}
