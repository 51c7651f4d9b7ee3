// What can be wrong with a frame's length. After either fault nobody knows where the next frame begins.
namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>Why a byte stream can not be split any further.</summary>
public enum FrameFault : byte
{
    /// <summary>Nothing is wrong; more bytes are needed at most.</summary>
    None,
    /// <summary>A header says that its message is shorter than the header itself (10 bytes).</summary>
    LengthTooSmall,
    /// <summary>A header says that its message is longer than the cap.</summary>
    LengthTooLarge,
}
