// What is wrong with a library, a model or a tensor is said in a sentence, and never crashes the process.
using EdgeAgent.Models.OnnxRuntime;
using Xunit;

namespace EdgeAgent.Models.Tests.OnnxRuntime;

public sealed class OnnxFaultTests : IDisposable
{
    private readonly OnnxLibrary _library = OnnxLibrary.Load();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onnx-");

    public void Dispose()
    {
        _library.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_missing_library_names_the_file_and_setup() => Assert.Matches(
        "^The inference library /nowhere/libonnxruntime.so.1 is missing, .* call ./setup again.$",
        Assert.Throws<OnnxException>(() => OnnxLibrary.Load("/nowhere/libonnxruntime.so.1")).Message);

    [Fact]
    public void A_damaged_library_names_the_file_and_the_machine() => Assert.Matches(
        "is not an ONNX Runtime library for this machine",
        Assert.Throws<OnnxException>(() => OnnxLibrary.Load(Written("libonnxruntime.so.1", [0x7F, 0x45]))).Message);

    [Fact]
    public void A_missing_model_is_named() => Assert.Equal(
        "The model file /nowhere/plate-reader.onnx is not there.", Refusal("/nowhere/plate-reader.onnx"));

    [Fact]
    public void An_empty_model_is_named() =>
        Assert.Matches("^The model file .*empty.onnx is empty: copy it again.$", Refusal(Written("empty.onnx", [])));

    [Theory]
    [InlineData("a text", "This is no model at all.")]
    [InlineData("a web page", "<!DOCTYPE html><html><body>404 Not Found</body></html>")]
    [InlineData("a pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n")]
    public void Something_else_than_a_model_is_refused_in_a_sentence(string what, string text) => Assert.Matches(
        $@"^.*{what}\.onnx cannot be used as an ONNX model \(damaged, cut short, or not ONNX at all\): .*\.$",
        Refusal(Written($"{what}.onnx", System.Text.Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_model_that_is_cut_short_is_refused_at_any_length()
    {
        var whole = File.ReadAllBytes(TinyModels.Halve);
        for (var length = 1; length < whole.Length; length += 37)
        {
            var cut = whole.AsSpan(0, length).ToArray();
            Assert.Throws<OnnxException>(() => _library.Open(cut, "cut.onnx").Dispose());
        }
    }

    [Fact]
    public void Damaged_bytes_in_a_model_never_crash_the_process()
    {
        var whole = File.ReadAllBytes(TinyModels.Halve);
        var random = new Random(3);
        var refused = 0;
        for (var round = 0; round < 200; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var hit = random.Next(1, 4); hit > 0; hit--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                using var session = _library.Open(damaged, "damaged.onnx");
                using var run = session.Prepare();
                run.Input<byte>("x", 1, 4, 4, 3);
                run.Execute();
            }
            catch (OnnxException error)
            {
                Assert.EndsWith(".", error.Message);
                refused++;
            }
        }

        Assert.InRange(refused, 20, 200);
    }

    [Fact]
    public void A_tensor_of_another_type_and_shape_is_refused_in_a_sentence()
    {
        using var session = _library.Open(TinyModels.Halve);
        using var run = session.Prepare();
        Assert.Equal(
            "the model halve.onnx wants input `x` as uint8 [?,?,?,3], but was given float [1,3,32,160].",
            Assert.Throws<OnnxException>(() => run.Input<float>("x", 1, 3, 32, 160)).Message);
        Assert.Equal(
            "the model halve.onnx wants input `x` as uint8 [?,?,?,3], but was given uint8 [1,0,32,3].",
            Assert.Throws<OnnxException>(() => run.Input<byte>("x", 1, 0, 32, 3)).Message);
        Assert.Equal(
            "the model halve.onnx has no input `image`; it has `x` as uint8 [?,?,?,3].",
            Assert.Throws<OnnxException>(() => run.Input<byte>("image", 1, 2, 2, 3)).Message);
        Assert.Equal(
            "the model halve.onnx wants input `x` as uint8 [?,?,?,3], but was given none.",
            Assert.Throws<OnnxException>(run.Execute).Message);
        run.Input<byte>("x", 1, 2, 2, 3);
        Assert.Equal(
            "the model halve.onnx gives output `y` as float [?,?,?], but uint8 was asked for.",
            Assert.Throws<OnnxException>(() => run.Output<byte>("y")).Message);
    }

    [Fact]
    public void A_tensor_larger_than_the_bound_is_refused_before_memory_is_taken()
    {
        using var session = _library.Open(TinyModels.Halve);
        using var run = session.Prepare();
        Assert.Matches(
            "would take 2.* MB",
            Assert.Throws<OnnxException>(() => run.Input<byte>("x", 1, 30_000, 30_000, 3)).Message);
    }

    [Fact]
    public void A_number_of_threads_that_makes_no_sense_is_refused() => Assert.Equal(
        "A model runs on 1 to 64 threads, not on 0.",
        Assert.Throws<OnnxException>(
            () => _library.Open(TinyModels.Halve, new OnnxSessionOptions(Threads: 0)).Dispose()).Message);

    private string Refusal(string path) =>
        Assert.Throws<OnnxException>(() => _library.Open(path).Dispose()).Message;

    private string Written(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
