// What a run computes, where its memory lies, and what it costs the managed heap.
using EdgeAgent.Models.OnnxRuntime;
using Xunit;

namespace EdgeAgent.Models.Tests.OnnxRuntime;

public sealed class OnnxRunTests : IDisposable
{
    private readonly OnnxLibrary _library = OnnxLibrary.Load();

    public void Dispose() => _library.Dispose();

    [Fact]
    public void A_model_says_what_it_takes_and_what_it_gives()
    {
        using var session = _library.Open(TinyModels.Halve);
        Assert.Equal("halve.onnx", session.Name);
        Assert.Equal("`x` as uint8 [?,?,?,3]", Assert.Single(session.Inputs).ToString());
        Assert.Equal("`y` as float [?,?,?]", Assert.Single(session.Outputs).ToString());
    }

    [Fact]
    public void A_run_computes_on_the_memory_that_the_caller_fills()
    {
        using var session = _library.Open(TinyModels.Halve);
        using var run = session.Prepare();
        var x = run.Input<byte>("x", 1, 2, 4, 3);
        x.Span[..6].Fill(10);
        x.Span[6..12].Fill(20);
        x.Span[12..18].Fill(30);
        x.Span[18..].Fill(40);
        run.Execute();
        var y = run.Output<float>("y");
        Assert.Equal([1, 1, 2], y.Shape);
        Assert.Equal([20f, 30f], y.Span);
        x.Span.Clear();
        run.Execute();
        Assert.Equal([0f, 0f], y.Span);
    }

    [Fact]
    public void An_output_asked_for_before_the_first_run_is_learned_by_one()
    {
        using var session = _library.Open(TinyModels.Halve);
        using var run = session.Prepare();
        run.Input<byte>("x", 2, 4, 4, 3).Span.Fill(7);
        Assert.Equal([2, 2, 2], run.Output<float>("y").Shape);
        Assert.All(run.Output<float>("y").Span.ToArray(), value => Assert.Equal(7, value));
    }

    [Fact]
    public void An_input_may_change_its_shape_from_run_to_run()
    {
        using var session = _library.Open(TinyModels.Halve);
        using var run = session.Prepare();
        foreach (var side in new[] { 4, 16, 2, 8 })
        {
            run.Input<byte>("x", 1, side, side, 3).Span.Fill((byte)side);
            run.Execute();
            var y = run.Output<float>("y");
            Assert.Equal([1, side / 2, side / 2], y.Shape);
            Assert.All(y.Span.ToArray(), value => Assert.Equal(side, value));
        }
    }

    [Fact]
    public void Two_inputs_and_two_outputs_are_told_apart_by_name()
    {
        using var session = _library.Open(TinyModels.AddMultiply);
        using var run = session.Prepare();
        new float[] { 1, 2, 3, 4 }.CopyTo(run.Input<float>("b", 4).Span);
        new float[] { 10, 20, 30, 40 }.CopyTo(run.Input<float>("a", 4).Span);
        run.Execute();
        Assert.Equal([10f, 40f, 90f, 160f], run.Output<float>("product").Span);
        Assert.Equal([11f, 22f, 33f, 44f], run.Output<float>("sum").Span);
    }

    [Fact]
    public void An_output_whose_length_depends_on_the_content_follows_it()
    {
        using var session = _library.Open(TinyModels.Places);
        using var run = session.Prepare();
        var x = run.Input<float>("x", 8);
        foreach (var places in new long[][] { [1, 5], [0, 1, 2, 3, 4, 5, 6, 7], [], [3] })
        {
            x.Span.Clear();
            foreach (var place in places) x.Span[(int)place] = 1;
            run.Execute();
            Assert.Equal([places.Length, 1], run.Output<long>("y").Shape);
            Assert.Equal(places, run.Output<long>("y").Span);
        }
    }

    [Fact]
    public void A_run_allocates_nothing_on_the_managed_heap()
    {
        using var session = _library.Open(TinyModels.Halve);
        using var run = session.Prepare();
        var x = run.Input<byte>("x", 1, 32, 32, 3);
        var y = run.Output<float>("y");
        for (var warm = 0; warm < 100; warm++) Turn();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++) Turn();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Turn()
        {
            x.Span[0]++;
            run.Execute();
            _ = y.Span[0] + run.Output<float>("y").Span[0];
        }
    }

    [Fact]
    public async Task Runs_of_one_session_on_several_threads_do_not_disturb_each_other()
    {
        using var session = _library.Open(TinyModels.Halve);
        await Parallel.ForAsync(0, 4, (number, _) =>
        {
            using var run = session.Prepare();
            var x = run.Input<byte>("x", 1, 8, 8, 3);
            x.Span.Fill((byte)(10 * number));
            for (var round = 0; round < 200; round++)
            {
                run.Execute();
                Assert.DoesNotContain(run.Output<float>("y").Span.ToArray(), value => value != 10 * number);
            }

            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void What_is_disposed_too_early_is_no_crash()
    {
        var session = _library.Open(TinyModels.Halve);
        var run = session.Prepare();
        var x = run.Input<byte>("x", 1, 8, 8, 3);
        var y = run.Output<float>("y");
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(run.Execute);
        run.Dispose();
        Assert.Throws<ObjectDisposedException>(() => x.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => y.Span.Length);
        Assert.Throws<OnnxException>(run.Execute);
    }
}
