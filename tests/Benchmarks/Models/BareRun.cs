// A model run without the wrapper: nothing but the native call on prepared pointers, the floor to measure against.
using EdgeAgent.Models.OnnxRuntime;

namespace EdgeAgent.Benchmarks.Models;

/// <summary>The bare call over one input and outputs of the given shapes.</summary>
internal sealed unsafe class BareRun : IDisposable
{
    private readonly OnnxSession _session;
    private readonly List<OnnxBuffer> _buffers = [];
    private readonly OnnxNames _inputNames;
    private readonly OnnxNames _outputNames;
    private readonly nint[] _inputs;
    private readonly nint[] _outputs;

    public BareRun(OnnxSession session, OnnxElementType type, long[] inputShape, long[][] outputShapes)
    {
        _session = session;
        (_inputNames, _outputNames) = (new OnnxNames(session.Inputs), new OnnxNames(session.Outputs));
        _inputs = [Bound(type, inputShape)];
        _outputs = [.. outputShapes.Select((shape, index) => Bound(session.Outputs[index].Type, shape))];
    }

    public void Execute()
    {
        var api = _session.Library.Api;
        fixed (nint* inputs = _inputs, outputs = _outputs)
        fixed (byte** inputNames = _inputNames.Pointers, outputNames = _outputNames.Pointers)
        {
            api.Check(
                api.Run(
                    _session.Handle.Value, 0, inputNames, inputs, 1, outputNames, (nuint)_outputs.Length, outputs),
                "the bare run failed");
        }
    }

    public void Dispose() => _buffers.ForEach(buffer => buffer.Dispose());

    private nint Bound(OnnxElementType type, long[] shape)
    {
        var buffer = new OnnxBuffer(_session.Library, type);
        buffer.Reshape(shape);
        _buffers.Add(buffer);
        return buffer.Value;
    }
}
