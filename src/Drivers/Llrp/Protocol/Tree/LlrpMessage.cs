// A decoded message: what `edge-agent try llrp` prints and the reader emulator's log shows.
namespace EdgeAgent.Drivers.Llrp.Protocol.Tree;

/// <summary>A message as a tree.</summary>
/// <param name="Version">The version in its header.</param>
/// <param name="Id">The message id.</param>
/// <param name="Element">The message's fields and parameters.</param>
/// <param name="Faults">What could not be read; at most the first 16.</param>
public sealed record LlrpMessage(
    ProtocolVersion Version, uint Id, LlrpElement Element, IReadOnlyList<DecodeFault> Faults);
