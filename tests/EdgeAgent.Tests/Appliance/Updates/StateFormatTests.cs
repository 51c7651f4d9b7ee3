// Which version may follow which on one state folder.
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Outbox.Storage;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates;

public sealed class StateFormatTests
{
    [Theory]
    [InlineData("reads 1 2 writes 2", null)]
    [InlineData("reads 2 3 writes 2", null)]
    [InlineData("reads 2 3 writes 3", "could not read if it had to come back")]
    [InlineData("reads 3 4 writes 3", "this box holds format 2")]
    [InlineData("reads 1 1 writes 1", "this box holds format 2")]
    public void A_version_may_follow_where_each_of_the_two_reads_what_the_other_writes(string newer, string? why)
    {
        var refusal = new StateFormat(1, 2, 2).Refusal(StateFormat.Find(newer)!);

        if (why is null) Assert.Null(refusal);
        else Assert.Contains(why, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_may_always_follow_itself() => Assert.Null(StateFormat.Own.Refusal(StateFormat.Own));

    [Fact]
    public void Whoever_may_follow_could_be_taken_back_again() =>
        Prop.ForAll<byte, byte, byte>((from, width, writes) =>
        {
            var old = new StateFormat(1, 5, 4);
            var newer = new StateFormat(from % 9, from % 9 + width % 9, writes % 9);
            return old.Refusal(newer) is not null || newer.Writes <= old.ReadsTo;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("The bundle of May. reads 1 2 writes 2.")]
    [InlineData("reads 1 2 writes 2\n")]
    public void The_line_is_found_wherever_it_stands(string text) =>
        Assert.Equal(new StateFormat(1, 2, 2), StateFormat.Find(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("reads 1 writes 2")]
    [InlineData("spreads 1 2 writes 2")]
    [InlineData("reads 99999999999 2 writes 2")]
    public void What_is_no_such_line_is_not_guessed(string? text) => Assert.Null(StateFormat.Find(text));

    [Fact]
    public void This_version_tells_what_its_schema_is()
    {
        Assert.Equal($"reads 1 {Schema.Version} writes {Schema.LeastReader}", StateFormat.Own.ToString());
        Assert.InRange(Schema.LeastReader, 1, Schema.Version);
    }
}
