// The way in: loads ONNX Runtime's own library and opens models with it.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>ONNX Runtime, loaded once for a process; it opens models. Safe for use from several threads.</summary>
public sealed unsafe class OnnxLibrary : IDisposable
{
    /// <summary>The file that is loaded; <c>setup</c> puts it beside the program.</summary>
    public const string FileName = "libonnxruntime.so.1";

    private const int FatalOnly = 4;
    private readonly OrtHandle _environment;
    private readonly OrtHandle _memory;

    private OnnxLibrary(OrtApi api, string version)
    {
        (Api, Version) = (api, version);
        nint made = 0;
        fixed (byte* name = OrtApi.Text("edge-agent"))
            api.Check(api.CreateEnvironment(FatalOnly, name, &made), "ONNX Runtime could not be started");
        _environment = new OrtHandle(made, api.ReleaseEnvironment);
        api.Check(api.CreateCpuMemoryInfo(0, 0, &made), "ONNX Runtime could not describe the main memory");
        _memory = new OrtHandle(made, api.ReleaseMemoryInfo);
    }

    /// <summary>The version of the library, such as <c>1.30.0</c>.</summary>
    public string Version { get; }

    internal OrtApi Api { get; }

    internal OrtHandle Environment => _environment;

    /// <summary>Loads the library.</summary>
    /// <param name="path">The file; by default the one beside the program.</param>
    /// <exception cref="OnnxException">It is missing, damaged, of another machine or too old.</exception>
    public static OnnxLibrary Load(string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, FileName);
        if (!File.Exists(path))
        {
            throw new OnnxException(
                $"The inference library {path} is missing, so no model can run: call ./setup again.");
        }

        nint entry;
        try
        {
            entry = NativeLibrary.GetExport(NativeLibrary.Load(path), "OrtGetApiBase");
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException
            or EntryPointNotFoundException)
        {
            throw new OnnxException(
                $"{path} is not an ONNX Runtime library for this machine ({RuntimeInformation.ProcessArchitecture}): "
                + $"delete it and call ./setup again. ({error.Message})",
                error);
        }

        // struct OrtApiBase { GetApi(version) -> table; GetVersionString() }
        var start = (nint*)((delegate* unmanaged[Cdecl]<nint>)entry)();
        var version = Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)start[1])()) ?? "?";
        var table = ((delegate* unmanaged[Cdecl]<uint, nint>)start[0])(OrtApi.Version);
        return table != 0
            ? new OnnxLibrary(new OrtApi(table), version)
            : throw new OnnxException($"{path} is ONNX Runtime {version}, which is too old: 1.20 or later is needed.");
    }

    /// <summary>Opens a model file.</summary>
    /// <param name="path">An ONNX file.</param>
    /// <param name="options">How it computes; by default on one thread.</param>
    /// <exception cref="OnnxException">It is missing, empty, no ONNX model, or uses what is not known.</exception>
    public OnnxSession Open(string path, OnnxSessionOptions? options = null)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new OnnxException($"The model file {path} is not there.");
        if (file.Length == 0) throw new OnnxException($"The model file {path} is empty: copy it again.");
        using var settings = OnnxSettings.Create(Api, options ?? new OnnxSessionOptions());
        nint session = 0;
        fixed (byte* name = OrtApi.Text(path))
            return Take(Api.CreateSession(_environment.Value, name, settings.Value, &session), &session, path);
    }

    /// <summary>Opens a model that is in memory; the bytes are not used any more when this returns.</summary>
    /// <param name="model">The content of an ONNX file.</param>
    /// <param name="name">What the model is called in messages.</param>
    /// <param name="options">How it computes; by default on one thread.</param>
    /// <exception cref="OnnxException">It is no ONNX model, or uses what is not known.</exception>
    public OnnxSession Open(ReadOnlySpan<byte> model, string name, OnnxSessionOptions? options = null)
    {
        if (model.IsEmpty) throw new OnnxException($"The model {name} is empty.");
        using var settings = OnnxSettings.Create(Api, options ?? new OnnxSessionOptions());
        nint session = 0;
        fixed (byte* start = model)
        {
            return Take(
                Api.CreateSessionFromArray(
                    _environment.Value, start, (nuint)model.Length, settings.Value, &session),
                &session,
                name);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _environment.Dispose();
    }

    /// <summary>A native tensor over memory that the caller keeps.</summary>
    internal OrtHandle TensorOver(AlignedMemory memory, long bytes, ReadOnlySpan<long> shape, OnnxElementType type)
    {
        nint value = 0;
        fixed (long* dimensions = shape)
        {
            var status = Api.CreateTensor(
                _memory.Value, memory.Start, (nuint)bytes, dimensions, (nuint)shape.Length, (int)type, &value);
            Api.Check(status, $"no tensor {type.Word()} {OnnxShape.Words(shape)} could be made");
        }

        return new OrtHandle(value, Api.ReleaseValue, memory);
    }

    private OnnxSession Take(nint status, nint* session, string path)
    {
        Api.Check(status, $"{path} cannot be used as an ONNX model (damaged, cut short, or not ONNX at all)");
        return new OnnxSession(
            this, new OrtHandle(*session, Api.ReleaseSession, _environment), Path.GetFileName(path));
    }
}
