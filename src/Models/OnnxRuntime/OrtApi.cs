// ONNX Runtime's table of functions, as declared in onnxruntime_c_api.h. The table only ever grows at its end, so the
// places below hold for every version from 1.20 on.
using System.Runtime.InteropServices;
using System.Text;

namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>The functions of the C API that sessions need. Each returns a status: 0 is success.</summary>
internal sealed unsafe class OrtApi(nint table)
{
    /// <summary>The version of the table that is asked for: that of release 1.20.</summary>
    public const uint Version = 20;

    private readonly nint* _slots = (nint*)table;

    public delegate* unmanaged[Cdecl]<int, byte*, nint*, nint> CreateEnvironment =>
        (delegate* unmanaged[Cdecl]<int, byte*, nint*, nint>)_slots[3];

    public delegate* unmanaged[Cdecl]<nint, byte*, nint, nint*, nint> CreateSession =>
        (delegate* unmanaged[Cdecl]<nint, byte*, nint, nint*, nint>)_slots[7];

    public delegate* unmanaged[Cdecl]<nint, byte*, nuint, nint, nint*, nint> CreateSessionFromArray =>
        (delegate* unmanaged[Cdecl]<nint, byte*, nuint, nint, nint*, nint>)_slots[8];

    public delegate* unmanaged[Cdecl]<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint> Run =>
        (delegate* unmanaged[Cdecl]<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_slots[9];

    public delegate* unmanaged[Cdecl]<nint*, nint> CreateSessionOptions =>
        (delegate* unmanaged[Cdecl]<nint*, nint>)_slots[10];

    public delegate* unmanaged[Cdecl]<nint, int, nint> SetExecutionMode => Setting(13);

    public delegate* unmanaged[Cdecl]<nint, nint> EnableArena => (delegate* unmanaged[Cdecl]<nint, nint>)_slots[18];

    public delegate* unmanaged[Cdecl]<nint, nint> DisableArena => (delegate* unmanaged[Cdecl]<nint, nint>)_slots[19];

    public delegate* unmanaged[Cdecl]<nint, int, nint> SetLogSeverity => Setting(22);

    public delegate* unmanaged[Cdecl]<nint, int, nint> SetOptimisation => Setting(23);

    public delegate* unmanaged[Cdecl]<nint, int, nint> SetIntraThreads => Setting(24);

    public delegate* unmanaged[Cdecl]<nint, int, nint> SetInterThreads => Setting(25);

    public delegate* unmanaged[Cdecl]<nint, nuint*, nint> InputCount =>
        (delegate* unmanaged[Cdecl]<nint, nuint*, nint>)_slots[30];

    public delegate* unmanaged[Cdecl]<nint, nuint*, nint> OutputCount =>
        (delegate* unmanaged[Cdecl]<nint, nuint*, nint>)_slots[31];

    public delegate* unmanaged[Cdecl]<nint, nuint, nint*, nint> InputType =>
        (delegate* unmanaged[Cdecl]<nint, nuint, nint*, nint>)_slots[33];

    public delegate* unmanaged[Cdecl]<nint, nuint, nint*, nint> OutputType =>
        (delegate* unmanaged[Cdecl]<nint, nuint, nint*, nint>)_slots[34];

    public delegate* unmanaged[Cdecl]<nint, nuint, nint, byte**, nint> InputName =>
        (delegate* unmanaged[Cdecl]<nint, nuint, nint, byte**, nint>)_slots[36];

    public delegate* unmanaged[Cdecl]<nint, nuint, nint, byte**, nint> OutputName =>
        (delegate* unmanaged[Cdecl]<nint, nuint, nint, byte**, nint>)_slots[37];

    public delegate* unmanaged[Cdecl]<nint, void*, nuint, long*, nuint, int, nint*, nint> CreateTensor =>
        (delegate* unmanaged[Cdecl]<nint, void*, nuint, long*, nuint, int, nint*, nint>)_slots[49];

    public delegate* unmanaged[Cdecl]<nint, void**, nint> TensorData =>
        (delegate* unmanaged[Cdecl]<nint, void**, nint>)_slots[51];

    public delegate* unmanaged[Cdecl]<nint, nint*, nint> TensorInfoOfType =>
        (delegate* unmanaged[Cdecl]<nint, nint*, nint>)_slots[55];

    public delegate* unmanaged[Cdecl]<nint, int*, nint> ElementType =>
        (delegate* unmanaged[Cdecl]<nint, int*, nint>)_slots[60];

    public delegate* unmanaged[Cdecl]<nint, nuint*, nint> DimensionCount =>
        (delegate* unmanaged[Cdecl]<nint, nuint*, nint>)_slots[61];

    public delegate* unmanaged[Cdecl]<nint, long*, nuint, nint> Dimensions =>
        (delegate* unmanaged[Cdecl]<nint, long*, nuint, nint>)_slots[62];

    public delegate* unmanaged[Cdecl]<nint, nint*, nint> TensorInfoOfValue =>
        (delegate* unmanaged[Cdecl]<nint, nint*, nint>)_slots[65];

    public delegate* unmanaged[Cdecl]<int, int, nint*, nint> CreateCpuMemoryInfo =>
        (delegate* unmanaged[Cdecl]<int, int, nint*, nint>)_slots[69];

    public delegate* unmanaged[Cdecl]<nint, void*, nint> Free =>
        (delegate* unmanaged[Cdecl]<nint, void*, nint>)_slots[76];

    public delegate* unmanaged[Cdecl]<nint*, nint> DefaultAllocator =>
        (delegate* unmanaged[Cdecl]<nint*, nint>)_slots[78];

    public delegate* unmanaged[Cdecl]<nint, void> ReleaseEnvironment => Release(92);

    public delegate* unmanaged[Cdecl]<nint, void> ReleaseStatus => Release(93);

    public delegate* unmanaged[Cdecl]<nint, void> ReleaseMemoryInfo => Release(94);

    public delegate* unmanaged[Cdecl]<nint, void> ReleaseSession => Release(95);

    public delegate* unmanaged[Cdecl]<nint, void> ReleaseValue => Release(96);

    public delegate* unmanaged[Cdecl]<nint, void> ReleaseTypeInfo => Release(98);

    public delegate* unmanaged[Cdecl]<nint, void> ReleaseTensorInfo => Release(99);

    public delegate* unmanaged[Cdecl]<nint, void> ReleaseSessionOptions => Release(100);

    public delegate* unmanaged[Cdecl]<nint, byte*, byte*, nint> AddConfigEntry =>
        (delegate* unmanaged[Cdecl]<nint, byte*, byte*, nint>)_slots[130];

    /// <summary>Takes a status that is no success apart: its text, and the status is released.</summary>
    public string Explain(nint status)
    {
        var message = (delegate* unmanaged[Cdecl]<nint, byte*>)_slots[2];
        var text = Marshal.PtrToStringUTF8((nint)message(status)) ?? "no reason given";
        ReleaseStatus(status);
        return text.TrimEnd('.', '\n', ' ');
    }

    /// <summary>Throws where a call has failed.</summary>
    /// <exception cref="OnnxException">The status is no success: what was tried, and the library's reason.</exception>
    public void Check(nint status, string attempt)
    {
        if (status != 0) throw new OnnxException($"{attempt}: {Explain(status)}.");
    }

    /// <summary>A text as the library takes it: UTF-8 with a closing zero.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    private delegate* unmanaged[Cdecl]<nint, int, nint> Setting(int slot) =>
        (delegate* unmanaged[Cdecl]<nint, int, nint>)_slots[slot];

    private delegate* unmanaged[Cdecl]<nint, void> Release(int slot) =>
        (delegate* unmanaged[Cdecl]<nint, void>)_slots[slot];
}
