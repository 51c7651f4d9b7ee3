// The codec: what is written is read again, it is the format that others write, and bytes of any kind end well.
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.TestSupport;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug.Payloads;

public sealed class PayloadTests
{
    private static readonly Gen<MetricValue?> Values = Gen.OneOf(
        Gen.Constant<MetricValue?>(null),
        ArbMap.Default.GeneratorFor<uint>().Select(bits => (MetricValue?)new MetricValue.Whole32(bits)),
        ArbMap.Default.GeneratorFor<ulong>().Select(bits => (MetricValue?)new MetricValue.Whole64(bits)),
        ArbMap.Default.GeneratorFor<float>().Select(number => (MetricValue?)new MetricValue.Single(number)),
        ArbMap.Default.GeneratorFor<double>().Select(number => (MetricValue?)new MetricValue.Real(number)),
        ArbMap.Default.GeneratorFor<bool>().Select(yes => (MetricValue?)new MetricValue.Truth(yes)),
        ArbMap.Default.GeneratorFor<NonNull<string>>()
            .Select(text => (MetricValue?)new MetricValue.Text(WellFormed(text.Get))));

    private static readonly Gen<ulong?> Numbers =
        Gen.OneOf(Gen.Constant<ulong?>(null), ArbMap.Default.GeneratorFor<ulong>().Select(number => (ulong?)number));

    private static readonly Gen<Metric> Metrics =
        from name in ArbMap.Default.GeneratorFor<string?>()
        from alias in Numbers
        from timestamp in Numbers
        from type in Gen.Elements<DataType?>(null, DataType.Int32, DataType.Int64, DataType.String, DataType.DateTime)
        from historical in ArbMap.Default.GeneratorFor<bool>()
        from value in Values
        select new Metric
        {
            Name = name is null ? null : WellFormed(name),
            Alias = alias,
            Timestamp = timestamp,
            Type = type,
            IsHistorical = historical,
            Value = value,
        };

    private static readonly Gen<Payload> Payloads =
        from timestamp in Numbers
        from sequence in Numbers
        from metrics in Metrics.ListOf()
        select new Payload(timestamp, sequence, [.. metrics]);

    [Fact]
    public void What_is_written_is_read_again() => Prop.ForAll(Payloads.ToArbitrary(), payload =>
    {
        var read = PayloadReader.Read(PayloadWriter.Write(payload))!;

        Assert.Equal((payload.Timestamp, payload.Sequence), (read.Timestamp, read.Sequence));
        Assert.Equal(payload.Metrics, read.Metrics);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Fact]
    public void A_cut_or_damaged_payload_is_read_or_refused_and_never_worse() =>
        Prop.ForAll(Payloads.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (payload, seed) =>
        {
            var bytes = PayloadWriter.Write(payload);
            var random = new Random(seed);
            for (var round = 0; round < 20 && bytes.Length > 0; round++)
            {
                var damaged = bytes[..random.Next(bytes.Length + 1)];
                if (damaged.Length > 0) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                _ = PayloadReader.Read(damaged);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));

    // Worked out by hand from the field numbers and the protobuf encoding, not by the code under test.
    [Fact]
    [Statement("tck-id-payloads-metric-datatype-value-type")]
    public void The_bytes_are_those_of_the_field_numbers()
    {
        var payload = new Payload(
            Timestamp: 300,
            Sequence: 7,
            [
                new Metric
                {
                    Name = "a",
                    Alias = 2,
                    Timestamp = 5,
                    Type = DataType.Int32,
                    IsHistorical = true,
                    Value = new MetricValue.Whole32(uint.MaxValue),
                },
                new Metric { Alias = 3, Value = new MetricValue.Whole64(9) },
                new Metric { Alias = 4 },
                new Metric { Value = new MetricValue.Single(1f) },
                new Metric { Value = new MetricValue.Real(1d) },
                new Metric { Value = new MetricValue.Truth(true) },
                new Metric { Value = new MetricValue.Text("ü") },
            ]);
        const string expected =
            "08AC02" // timestamp 300
            + "1211" + "0A0161" + "1002" + "1805" + "2003" + "2801" + "50FFFFFFFF0F"
            + "1204" + "1003" + "5809"
            + "1204" + "1004" + "3801"
            + "1205" + "650000803F"
            + "1209" + "69000000000000F03F"
            + "1202" + "7001"
            + "1204" + "7A02C3BC"
            + "1807"; // seq 7

        Assert.Equal(expected, Convert.ToHexString(PayloadWriter.Write(payload)));
    }

    [Theory]
    [InlineData("1807" + "220161" + "2A0162")] // seq, uuid, body
    [InlineData("1203" + "820100" + "1807")] // a metric of bytes
    [InlineData("1204" + "420208" + "01" + "1807")] // a metric with metadata
    [InlineData("1807" + "9A0600")] // a field of some later version
    public void Fields_that_this_node_does_not_know_are_passed_over(string hex) =>
        Assert.Equal(7UL, PayloadReader.Read(Convert.FromHexString(hex))!.Sequence);

    [Theory]
    [InlineData("12FF")]
    [InlineData("0A")]
    [InlineData("1205")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF")]
    public void What_is_no_payload_is_refused(string hex) =>
        Assert.Null(PayloadReader.Read(Convert.FromHexString(hex)));

    [Fact]
    public void A_negative_number_travels_as_its_twos_complement() =>
        Assert.Equal(
            new MetricValue.Whole32(0xFFFF_FFFE), EdgeAgent.Sparkplug.Reading.Of("net", -2).Value);

    private static string WellFormed(string text) => new([.. text.Where(letter => !char.IsSurrogate(letter))]);
}
