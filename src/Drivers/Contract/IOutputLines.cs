// A capability that a running device may add: outputs that others may switch, such as a lamp or a buzzer.
namespace EdgeAgent.Drivers;

/// <summary>Outputs of a running device. Any thread may call.</summary>
public interface IOutputLines
{
    /// <summary>The outputs' names in the config.</summary>
    IReadOnlyCollection<string> Outputs { get; }

    /// <summary>Switches an output.</summary>
    /// <exception cref="DeviceFault">With a sentence, where the device is not open or knows no such output.</exception>
    void Switch(string output, bool on);
}
