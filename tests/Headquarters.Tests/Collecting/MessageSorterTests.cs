// What comes in is taken as what it is, or kept raw with its reason; never dropped.
using System.Text;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Collecting;

public sealed class MessageSorterTests
{
    [Fact]
    public void Events_are_taken_with_their_place_and_device()
    {
        var one = Assert.Single(Sort(Messages.EventTopic, Messages.Events(7)).Events);

        Assert.Equal(("demo/0042/box-1", Messages.Epoch, 7L), (one.Box.ToString(), one.Epoch, one.Sequence));
        Assert.Equal("dock-reader", one.Device);
    }

    [Fact]
    public void A_kind_that_is_not_known_is_taken_as_it_came()
    {
        const string type = "retail.robot.waved.v9";

        Assert.Equal(type, Sort(Messages.EventTopic, Messages.EventsOf(type, 1)).Events[0].Type);
    }

    [Theory]
    [InlineData("retail/v1/demo/0043/box-1/evt/retail-tag-moved")]
    [InlineData("retail/v1/other/0042/box-1/evt/retail-tag-moved")]
    [InlineData("retail/v1/demo/0042/box-2/evt/retail-tag-moved")]
    public void An_event_on_the_topic_of_another_box_is_forged_and_its_place_is_not_held(string topic)
    {
        var batch = Sort(topic, Messages.Events(1, 2));

        Assert.Empty(batch.Events);
        Assert.All(batch.Quarantined, message => Assert.Equal(("forged", null), (message.Reason, message.Sequence)));
    }

    [Fact]
    public void One_event_that_cannot_be_read_does_not_take_the_others_with_it()
    {
        var text = Messages.Text(Messages.Events(1, 2, 3)).Replace(
            $"\"id\":\"box-1-{Messages.Epoch}-2\"", $"\"id\":\"box-1-{Messages.Epoch}-2\",\"historical\":\"maybe\"");

        var batch = Sort(Messages.EventTopic, Encoding.UTF8.GetBytes(text));

        Assert.Equal([1L, 3L], batch.Events.Select(one => one.Sequence));
        var kept = Assert.Single(batch.Quarantined);
        Assert.Equal(("json", 2L), (kept.Reason, kept.Sequence));
        Assert.Contains("maybe", Messages.Text(kept.Payload));
    }

    [Fact]
    public void A_message_that_breaks_off_gives_the_events_before_the_break()
    {
        var whole = Messages.Events(1, 2);

        var batch = Sort(Messages.EventTopic, whole[..^20]);

        Assert.Equal([1L], batch.Events.Select(one => one.Sequence));
        Assert.Equal("json", Assert.Single(batch.Quarantined).Reason);
    }

    [Fact]
    public void A_huge_message_is_kept_cut_with_its_true_size()
    {
        var batch = Sort(Messages.EventTopic, new byte[50 << 20]);

        var kept = Assert.Single(batch.Quarantined);
        Assert.Equal(("size", 50L << 20, 64 << 10), (kept.Reason, kept.Bytes, kept.Payload.Length));
    }

    [Fact]
    public void Rows_of_rollups_know_their_subject_and_revision()
    {
        var batch = Sort("retail/v1/demo/0042/box-1/agg/footfall/15m", $"[{Messages.Rollup(revision: 4)}]");

        var row = Assert.Single(batch.Rollups);
        Assert.Equal(("footfall", "15m", "door", 4), (row.Metric, row.Period, row.Subject, row.Revision));
    }

    [Theory]
    [InlineData("agg/footfall/15m", "[{]", "json")]
    [InlineData("agg/footfall/15m", "[1]", "json")]
    [InlineData("agg/dwell/15m", "FOOTFALL", "value")]
    [InlineData("status", "online", "json")]
    [InlineData("evt/a/b", "[]", "topic")]
    public void What_is_no_message_of_a_box_is_quarantined(string rest, string payload, string reason)
    {
        var batch = Sort($"retail/v1/demo/0042/box-1/{rest}", payload.Replace("FOOTFALL", Messages.Rollup()));

        Assert.Equal(reason, Assert.Single(batch.Quarantined).Reason);
    }

    [Fact]
    public void A_row_of_another_store_is_forged()
    {
        var batch = Sort("retail/v1/demo/0042/box-1/agg/footfall/15m", Messages.Rollup(store: "0099"));

        Assert.Equal("forged", Assert.Single(batch.Quarantined).Reason);
    }

    [Fact]
    public void An_answer_to_our_own_question_names_what_is_gone()
    {
        const string answer = """{"id":"x","n":0,"last":true,"pruned":[{"from":3,"to":9,"reason":"retention"}]}""";

        var batch = Sort($"retail/v1/demo/0042/box-1/q/res/{OwnAnswers.GapId(Messages.Epoch, "1")}", answer);

        Assert.Equal(
            new NamedGap(Messages.Box.Address, Messages.Epoch, 3, 9, "retention"), Assert.Single(batch.Gaps));
    }

    [Fact]
    public void Any_bytes_on_any_topic_end_in_the_batch_or_in_quarantine() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        Gen.Elements("evt/retail-tag-moved", "agg/footfall/15m", "status", "q/res/gap-e-1", "x").ToArbitrary(),
        (payload, rest) =>
        {
            var batch = Sort($"retail/v1/demo/0042/box-1/{rest}", payload);
            var empty = payload.Length == 0 || Encoding.UTF8.GetString(payload).Trim() == "[]";
            return batch.Events.Count == 0 && (batch.Quarantined.Count > 0 || empty);
        }).QuickCheckThrowOnFailure();

    private static Batch Sort(string topic, string payload) => Sort(topic, Encoding.UTF8.GetBytes(payload));

    private static Batch Sort(string topic, byte[] payload)
    {
        var batch = new Gathering();
        new MessageSorter(new HqConfig(), new ManualTime()).Sort(new Delivery(topic, payload, false, 1), batch);
        return batch.Batch;
    }
}
