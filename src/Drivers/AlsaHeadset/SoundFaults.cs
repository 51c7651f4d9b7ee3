// What is said of sound devices that cannot be used, and which faults are but a hiccup.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>Judges faults of streams.</summary>
internal static class SoundFaults
{
    private static readonly DeviceNode Node = new(
        "The sound device",
        "audio",
        "SUBSYSTEM==\"sound\", GROUP=\"audio\", MODE=\"0660\"",
        "Plug the headset in; the box finds it by itself.");

    /// <summary>
    /// Whether the stream only broke: it was not served in time (EPIPE), or the machine slept (ESTRPIPE).
    /// </summary>
    public static bool IsBreak(KernelFault fault) => fault.Number is ErrorNumber.BrokenPipe or ErrorNumber.StreamsSlept;

    /// <summary>Makes the fault that a person can act on.</summary>
    public static DeviceFault Explain(KernelFault fault, SoundCards cards) => fault switch
    {
        { IsGone: true } => new DeviceFault($"{Node.Explain(fault).Message} {There(cards)}", cause: fault),
        { Number: ErrorNumber.InvalidArgument } => new DeviceFault(
            $"The sound device {fault.Path} cannot give 16,000 samples a second, mono, or its name is wrong: name it by "
            + $"`plughw:CARD=…`, which converts. {There(cards)}",
            RetryAdvice.NeedsPerson,
            fault),
        { Number: ErrorNumber.BadState } => new DeviceFault(
            $"The sound device {fault.Path} was taken away while it ran. {Node.WhenGone}", cause: fault),
        _ => Node.Explain(fault),
    };

    /// <summary>The sound library is not installed.</summary>
    public static DeviceFault NoLibrary(Exception cause) => new(
        "The sound library libasound.so.2 is missing: install it (`sudo apt install libasound2`).",
        RetryAdvice.NeedsPerson,
        cause);

    private static string There(SoundCards cards)
    {
        var all = cards.All();
        return all.Count == 0
            ? "This machine has no sound card."
            : $"Sound cards that are there: {string.Join(", ", all.Select(card => $"{card.Id} ({card.Name})"))}.";
    }
}
