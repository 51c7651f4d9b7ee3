// Bare JSON over TCP: no delimiter, cut anywhere, rubbish between.
using System.Text;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.CameraMessages.Bodies;

public class JsonObjectStreamTests
{
    private static readonly string[] Objects =
        ["""{"a":"}{\"","b":{"c":[{}]}}""", "{}", """{"plate":"1กข2345","x":"\\"}"""];

    [Fact]
    public void Wherever_the_stream_is_cut_the_same_objects_come_out() => Prop.ForAll(
        Gen.Choose(1, 20).ListOf().ToArbitrary(), sizes =>
        {
            var text = Encoding.UTF8.GetBytes(string.Join(" \r\n", Objects) + string.Concat(Objects));
            var stream = new JsonObjectStream();
            var at = 0;
            foreach (var size in sizes.Append(text.Length))
            {
                var count = Math.Min(size, text.Length - at);
                stream.Add(text.AsSpan(at, count));
                at += count;
            }

            return Take(stream).SequenceEqual([.. Objects, .. Objects]) && stream.DroppedBytes == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rubbish_between_objects_is_passed_over_and_counted()
    {
        var stream = new JsonObjectStream();
        stream.Add("}}HTTP/1.1 200\r\n{}xyz{}"u8);
        Assert.Equal(["{}", "{}"], Take(stream));
        Assert.Equal(16, stream.DroppedBytes);
    }

    [Fact]
    public void An_object_without_an_end_is_dropped_at_the_limit_and_the_next_one_is_read()
    {
        var stream = new JsonObjectStream(largest: 100);
        stream.Add(Encoding.UTF8.GetBytes("{\"a\":\"" + new string('x', 94)));
        stream.Add("y{}"u8);
        Assert.Equal(["{}"], Take(stream));
        Assert.Equal(101, stream.DroppedBytes);
    }

    private static List<string> Take(JsonObjectStream stream)
    {
        var found = new List<string>();
        while (stream.TryTake(out var bytes)) found.Add(Encoding.UTF8.GetString(bytes));
        return found;
    }
}
