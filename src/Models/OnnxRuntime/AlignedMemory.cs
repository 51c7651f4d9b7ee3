// Memory outside the managed heap, where the native library reads and writes tensors directly.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>Zeroed native memory on a cache line's border, freed when nothing uses it any more.</summary>
internal sealed unsafe class AlignedMemory : SafeHandle
{
    private const nuint CacheLine = 64;

    /// <summary>Takes memory from the system.</summary>
    /// <param name="bytes">Its size; 0 is taken as 1.</param>
    /// <exception cref="OutOfMemoryException">There is not so much.</exception>
    public AlignedMemory(long bytes)
        : base(0, ownsHandle: true)
    {
        Size = Math.Max(1, bytes);
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)Size, CacheLine));
        NativeMemory.Clear((void*)handle, (nuint)Size);
    }

    /// <summary>Bytes.</summary>
    public long Size { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Where it begins.</summary>
    /// <exception cref="ObjectDisposedException">It has been freed.</exception>
    public void* Start
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, typeof(OnnxRun));
            return (void*)handle;
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
