// Whatever happens to a right file (bytes flipped, cut out, doubled, lines moved), loading gives faults or values and
// never throws.
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Configuration;

public sealed class MutatedFileTests
{
    private static readonly byte[] Right = Encoding.UTF8.GetBytes(ConfigSample.Right);
    private static readonly byte[] Telling = Encoding.UTF8.GetBytes("\t\n\r :-#&*!|>'\"%@`{}[],?0~\u00e9<");

    private static readonly Gen<Func<byte[], byte[]>> Mutation = Gen.OneOf(
        from at in Gen.Choose(0, Right.Length - 1)
        from value in Gen.OneOf(Gen.Elements(Telling), Gen.Choose(0, 255).Select(number => (byte)number))
        select (Func<byte[], byte[]>)(bytes => Put(bytes, at, 1, [value])),
        from at in Gen.Choose(0, Right.Length - 1)
        from length in Gen.Choose(1, 40)
        select (Func<byte[], byte[]>)(bytes => Put(bytes, at, length, [])),
        from at in Gen.Choose(0, Right.Length - 1)
        from values in Gen.NonEmptyListOf(Gen.Elements(Telling))
        select (Func<byte[], byte[]>)(bytes => Put(bytes, at, 0, [.. values])),
        from at in Gen.Choose(0, Right.Length - 1)
        from length in Gen.Choose(1, 60)
        from to in Gen.Choose(0, Right.Length - 1)
        select (Func<byte[], byte[]>)(bytes => Put(bytes, to, 0, [.. bytes.Skip(at).Take(length)])));

    [Fact]
    public void No_mutation_of_a_right_file_makes_the_loader_throw() =>
        Prop.ForAll(
            Arb.From(Gen.NonEmptyListOf(Mutation)),
            mutations =>
            {
                var bytes = mutations.Take(6).Aggregate(Right, (changed, mutate) => mutate(changed));
                var load = ConfigSample.Loader.Parse("store.yaml", bytes);
                return load.Config is not null != load.Errors.Any()
                    && load.Faults.All(
                        fault => fault is { Line: >= 1, Column: >= 1 } && fault.Sentence.EndsWith('.') | fault.Sentence
                            .EndsWith('?'));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Thousands_of_nested_brackets_are_a_fault_and_not_a_full_stack()
    {
        var load = ConfigSample.Load("store: " + new string('[', 20_000));
        Assert.NotEmpty(load.Errors);
        Assert.NotEmpty(ConfigSample.Load("store: " + new string('[', 500) + new string(']', 500)).Errors);
    }

    private static byte[] Put(byte[] bytes, int at, int instead, byte[] values)
    {
        at = Math.Min(at, bytes.Length);
        instead = Math.Min(instead, bytes.Length - at);
        return [.. bytes[..at], .. values, .. bytes[(at + instead)..]];
    }
}
