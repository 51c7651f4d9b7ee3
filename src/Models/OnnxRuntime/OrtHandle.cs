// Holds an object of the native library until nothing uses it any more.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>
/// A native object and the function that releases it. It keeps what it was made from alive, so that objects are always
/// released in the right order: values before sessions, sessions before the environment.
/// </summary>
internal sealed unsafe class OrtHandle : SafeHandle
{
    private readonly delegate* unmanaged[Cdecl]<nint, void> _release;
    private readonly SafeHandle? _origin;

    /// <summary>Takes over a native object.</summary>
    public OrtHandle(nint value, delegate* unmanaged[Cdecl]<nint, void> release, SafeHandle? origin = null)
        : base(0, ownsHandle: true)
    {
        _release = release;
        SetHandle(value);
        var held = false;
        origin?.DangerousAddRef(ref held);
        _origin = origin;
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The object; valid while this handle is neither closed nor collected.</summary>
    public nint Value => handle;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _release(handle);
        _origin?.DangerousRelease();
        return true;
    }
}
