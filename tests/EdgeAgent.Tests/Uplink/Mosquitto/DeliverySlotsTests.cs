// Answers and publishes find each other, whichever comes first.
using EdgeAgent.Uplink.Mosquitto;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Uplink.Mosquitto;

public sealed class DeliverySlotsTests
{
    [Fact]
    public void An_answer_that_comes_before_the_publish_returned_is_kept_for_it()
    {
        var slots = new DeliverySlots();

        Assert.Null(slots.Answered(7, 135));

        Assert.Equal(135, slots.Opened(7, tag: 1));
        Assert.Equal(0, slots.Open);
    }

    [Fact]
    public void An_id_that_is_used_again_belongs_to_the_new_publish()
    {
        var slots = new DeliverySlots();
        Assert.Null(slots.Opened(7, tag: 1));
        Assert.Equal(1, slots.Answered(7, 0));

        Assert.Null(slots.Opened(7, tag: 2));

        Assert.Equal(2, slots.Answered(7, 0));
    }

    [Fact]
    public void In_any_order_every_publish_gets_its_one_answer_and_nothing_is_left() =>
        Prop.ForAll<(int Id, bool Early)[]>(steps =>
        {
            var slots = new DeliverySlots();
            var answered = 0;
            for (var tag = 0; tag < steps.Length; tag++)
            {
                // One id for each step, as the library gives them out: an id is free again once it was answered.
                var id = (tag % 65_535) + 1;
                if (steps[tag].Early)
                {
                    if (slots.Answered(id, 0) is null && slots.Opened(id, tag) == 0) answered++;
                }
                else if (slots.Opened(id, tag) is null && slots.Answered(id, 0) == tag)
                {
                    answered++;
                }
            }

            return answered == steps.Length && slots.Open == 0;
        }).QuickCheckThrowOnFailure();
}
