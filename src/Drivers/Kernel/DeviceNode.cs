// What a kind of device file is called, who may use it, and the sentences for when it cannot be used.
namespace EdgeAgent.Drivers.Kernel;

/// <summary>A kind of device file.</summary>
/// <param name="What">What it is, to begin a sentence with: <c>The serial port</c>.</param>
/// <param name="Group">The group whose members may use it.</param>
/// <param name="Rule">The udev rule that gives the file to that group.</param>
/// <param name="WhenGone">What to do when it is not there: a sentence.</param>
internal sealed record DeviceNode(string What, string Group, string Rule, string WhenGone)
{
    /// <summary>Makes the fault that a person can act on.</summary>
    public DeviceFault Explain(KernelFault fault) => fault switch
    {
        { IsGone: true } => new DeviceFault($"{What} {fault.Path} is not there. {WhenGone}", cause: fault),
        { IsForbidden: true } => new DeviceFault(
            $"{What} {fault.Path} may not be opened. Put the agent's user into the group `{Group}`, and where the file "
            + $"does not belong to that group, add the udev rule `{Rule}` under /etc/udev/rules.d and restart.",
            RetryAdvice.NeedsPerson,
            fault),
        { Number: ErrorNumber.Busy } => new DeviceFault(
            $"{What} {fault.Path} is held by another program: end that program, or give the box another device.",
            RetryAdvice.Slow,
            fault),
        _ => new DeviceFault($"{What} does not work: {fault.Message}.", cause: fault),
    };
}
