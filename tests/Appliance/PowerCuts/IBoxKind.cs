// The kinds of box whose power is cut: the appliance's whole image, and the agent alone on a file system of its own.
using EdgeAgent.Machines;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>How a box is made, and how it comes up.</summary>
public interface IBoxKind
{
    /// <summary>Where its data's file system begins on the medium, bytes.</summary>
    long DataOffset { get; }

    /// <summary>What it starts from.</summary>
    IMachineStart Start { get; }

    /// <summary>Makes a new medium.</summary>
    /// <param name="file">Where.</param>
    /// <param name="config">store.yaml, without a state folder.</param>
    Task MakeMediumAsync(string file, string config);

    /// <summary>The machine around the medium.</summary>
    MachineOptions Machine { get; }

    /// <summary>From power on until the agent and its witness run. Ends with the machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="told">What was told before: the witness goes on behind it.</param>
    Task ComeUpAsync(VirtualMachine machine, Told told);
}
