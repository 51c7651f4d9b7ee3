// Runs a model again and again on the same tensors: the hot path, which allocates nothing.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>
/// Inputs and outputs of a model, bound once, and the run over them. To be used by one thread at a time; for more, make
/// more of them from one session.
/// </summary>
public sealed unsafe class OnnxRun : IDisposable
{
    private readonly OnnxSession _session;
    private readonly OrtApi _api;
    private readonly OnnxBuffer?[] _inputs;
    private readonly OnnxBuffer[] _outputs;
    private readonly OnnxNames _inputNames;
    private readonly OnnxNames _outputNames;
    private readonly nint[] _inputValues;
    private readonly nint[] _outputValues;
    private bool _outputsKnown;

    internal OnnxRun(OnnxSession session)
    {
        (_session, _api) = (session, session.Library.Api);
        _inputs = new OnnxBuffer[session.Inputs.Count];
        _outputs = [.. session.Outputs.Select(output => new OnnxBuffer(session.Library, output.Type))];
        _inputNames = new OnnxNames(session.Inputs);
        _outputNames = new OnnxNames(session.Outputs);
        _inputValues = new nint[_inputs.Length];
        _outputValues = new nint[_outputs.Length];
    }

    /// <summary>
    /// Binds an input. Called again with another shape it changes the shape: the tensor's content is then undefined.
    /// </summary>
    /// <param name="name">As the model calls it.</param>
    /// <param name="shape">All its dimensions, each at least 1.</param>
    /// <exception cref="OnnxException">The model has no such input, or wants another type or shape.</exception>
    public OnnxTensor<T> Input<T>(string name, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var index = OnnxMismatch.Find(_session, _session.Inputs, "input", name);
        OnnxMismatch.CheckInput(_session, _session.Inputs[index], OnnxElementTypes.Of<T>(), shape);
        var buffer = _inputs[index] ??= new OnnxBuffer(_session.Library, OnnxElementTypes.Of<T>());
        if (buffer.Value == 0 || !shape.SequenceEqual(buffer.Shape))
        {
            buffer.Reshape(shape);
            _inputValues[index] = buffer.Value;
            _outputsKnown = false;
        }

        return new OnnxTensor<T>(buffer);
    }

    /// <summary>
    /// An output. Where its shape is not known yet, the model is run once to learn it, so bind all inputs first.
    /// </summary>
    /// <param name="name">As the model calls it.</param>
    /// <exception cref="OnnxException">There is no such output, its type is another, or the run failed.</exception>
    public OnnxTensor<T> Output<T>(string name)
        where T : unmanaged
    {
        var index = OnnxMismatch.Find(_session, _session.Outputs, "output", name);
        OnnxMismatch.CheckOutput(_session, _session.Outputs[index], OnnxElementTypes.Of<T>());
        if (!_outputsKnown) Execute();
        return new OnnxTensor<T>(_outputs[index]);
    }

    /// <summary>Runs the model on what the input tensors hold; the outputs then hold the answer.</summary>
    /// <exception cref="OnnxException">An input is not bound, or the model refuses what it was given.</exception>
    public void Execute()
    {
        if (_outputsKnown)
        {
            var status = Call(_outputValues);
            if (status == 0) return;
            // A model may choose its output's shape by the content of its input: then it has to be learned again.
            _api.ReleaseStatus(status);
        }

        LearnOutputs();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in _inputs) buffer?.Dispose();
        foreach (var buffer in _outputs) buffer.Dispose();
        Array.Clear(_inputValues);
        _outputsKnown = false;
    }

    private nint Call(nint[] outputValues)
    {
        var held = false;
        _session.Handle.DangerousAddRef(ref held);
        try
        {
            fixed (nint* inputs = _inputValues, outputs = outputValues)
            fixed (byte** inputNames = _inputNames.Pointers, outputNames = _outputNames.Pointers)
            {
                return _api.Run(
                    _session.Handle.Value,
                    0,
                    inputNames,
                    inputs,
                    (nuint)_inputValues.Length,
                    outputNames,
                    (nuint)outputValues.Length,
                    outputs);
            }
        }
        finally
        {
            _session.Handle.DangerousRelease();
            GC.KeepAlive(this);
        }
    }

    /// <summary>Runs once into memory of the library's own, copies the answer, and binds memory of its shape.</summary>
    private void LearnOutputs()
    {
        OnnxMismatch.CheckBound(_session, _inputValues);
        var made = new nint[_outputs.Length];
        _api.Check(Call(made), $"the model {_session.Name} could not be run");
        for (var index = 0; index < made.Length; index++)
        {
            using var value = new OrtHandle(made[index], _api.ReleaseValue);
            Adopt(_outputs[index], value.Value);
            _outputValues[index] = _outputs[index].Value;
        }

        _outputsKnown = true;
    }

    private void Adopt(OnnxBuffer output, nint value)
    {
        nint description;
        void* content;
        _api.Check(_api.TensorInfoOfValue(value, &description), $"an output of {_session.Name} is not a tensor");
        using var held = new OrtHandle(description, _api.ReleaseTensorInfo);
        output.Reshape(OnnxModelReader.Describe(_api, description, _session.Name).Shape);
        _api.Check(_api.TensorData(value, &content), $"an output of {_session.Name} cannot be read");
        new ReadOnlySpan<byte>(content, output.Bytes.Length).CopyTo(output.Bytes);
    }
}
