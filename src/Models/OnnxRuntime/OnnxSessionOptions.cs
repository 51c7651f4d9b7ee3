// How a session computes.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>
/// How a session computes. The defaults leave the other cores to the other devices: one thread that never spins.
/// </summary>
/// <param name="Threads">
/// Threads inside one run, 1 to 64. A second one doubles the processor time of a small model for a few per cent of
/// latency; several cameras are better served by several runs at a time.
/// </param>
/// <param name="Arena">
/// Whether freed memory is kept for the next run; without it a run returns its memory to the allocator.
/// </param>
public sealed record OnnxSessionOptions(int Threads = 1, bool Arena = true);
