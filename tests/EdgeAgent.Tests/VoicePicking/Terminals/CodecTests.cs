// The records of picking terminals: what is written is read back, what sites add is passed over, and garbage is said.
using System.Text;
using EdgeAgent.Drivers;
using EdgeAgent.VoicePicking.Terminals;
using EdgeAgent.VoicePicking.Work;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Terminals;

public sealed class CodecTests
{
    private const string Pick =
        "N,0,3,2004,102,Building 1,3,left,A 4 2,6,each,4012345,0,0.0,0.0,1,042,42,17,Green tea,100 g,4012345000009,"
        + "706,1020006,Door 5,0,6,,2,1,,Mind the step,0,0,1,0";

    private static readonly Gen<string> Text = ArbMap.Default.GeneratorFor<string>()
        .Select(text => LutRequest.Clean(text ?? "").Replace(',', ' ').Trim());

    [Fact]
    public void A_request_is_read_back_as_it_was_written() => Prop.ForAll(
        Text.ListOf().Select(list => list.Take(100).ToList()).ToArbitrary(),
        arguments =>
        {
            var written = new LutRequest("prTaskLUTGetPicks", arguments).Format();
            Assert.EndsWith(LutRequest.End, written);
            var (request, fault) = LutRequest.Parse(written.TrimEnd('\r', '\n'));
            Assert.Null(fault);
            Assert.Equal("prTaskLUTGetPicks", request!.Name);
            Assert.Equal(arguments, request.Arguments);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_record_is_read_back_as_it_was_written() => Prop.ForAll(
        Text.ListOf().Select(list => list.Take(150).ToList()).ToArbitrary(),
        Gen.Choose(-5, 99).ToArbitrary(),
        Text.Where(text => !int.TryParse(text, out _)).ToArbitrary(),
        (fields, code, message) =>
        {
            var record = LutRecord.Parse(new LutRecord(fields, code, message).Format());
            Assert.NotNull(record);
            Assert.Equal((code, message), (record.Code, record.Message));
            Assert.Equal(fields, record.Fields);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0,1,in valid password", 1, "in valid password", 1)]
    [InlineData(",1,invalid location", 1, "invalid location", 1)]
    [InlineData(",,1,PO is complete", 1, "PO is complete", 2)]
    [InlineData(",,7,Sorry, no work, come back", 7, "Sorry, no work, come back", 2)]
    [InlineData("0,", 0, "", 0)]
    public void An_error_and_its_message_are_found(string line, int code, string message, int fields)
    {
        var record = LutRecord.Parse(line)!;
        Assert.Equal((code, message, fields), (record.Code, record.Message, record.Fields.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",CN")]
    public void A_pick_becomes_a_line_whatever_a_site_adds(string more)
    {
        var record = LutRecord.Parse(Pick + more + ",0,")!;
        var raw = HostPicks.Raw("host-1", "7", [record]);
        var line = Assert.Single(raw.Lines).Values.ToDictionary(one => one.Key, one => one.Value.Texts[0]);
        Assert.Equal("706.2004.3", line["id"]);
        Assert.Equal(("3", "A 4 2", "042", "5"), (line["aisle"], line["slot"], line["checkDigits"], line["quantity"]));
        Assert.Equal(
            ("17", "1", "1", "Mind the step"), (line["productDigits"], line["lot"], line["serial"], line["message"]));
        Assert.Equal("Door 5", raw.Fields.Values["deliverTo"].Texts[0]);
        Assert.Equal("2", Assert.Single(raw.Orders).Values["container"].Texts[0]);
    }

    [Fact]
    public void Every_field_of_a_line_stands_at_its_place()
    {
        var work = new Assignment
        {
            Id = "706",
            Region = "102",
            DeliverTo = "Door 5",
            Lines =
            [
                new WorkLine
                {
                    Id = "2004", PreAisle = "Building 1", Aisle = "3", PostAisle = "left", Slot = "A 4 2", Quantity = 6,
                    Item = "4012345", CheckDigits = ["042"], ProductDigits = "17", Description = "Green tea",
                    Unit = "each",
                    Lot = true, Serial = true, Message = "Mind the step",
                },
            ],
        };
        var record = PickFields.Of(work, new LineProgress(work.Lines[0], LineState.Partial, 1), 3);
        Assert.Equal(PickFields.Count, record.Fields.Count);
        var expected = LutRecord.Parse(Pick + ",0,")!;
        foreach (var field in Enum.GetValues<PickField>().Except(
            [
                PickField.ScannedProductId, PickField.Size, PickField.Upc, PickField.IdDescription, PickField.Store,
                PickField.TargetContainer,
            ]))
            Assert.Equal((field, expected[(int)field]), (field, record[(int)field]));
    }

    [Fact]
    public void Any_bytes_are_an_answer_or_a_sentence() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes =>
        {
            try
            {
                var read = new LutStream(new MemoryStream(bytes)).ReadAnswerAsync(CancellationToken.None);
                Assert.NotEmpty(read.GetAwaiter().GetResult());
            }
            catch (DeviceFault fault)
            {
                Assert.NotEmpty(fault.Message);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Half_a_record_a_huge_line_and_a_huge_answer_end_in_a_sentence()
    {
        await Assert.ThrowsAsync<DeviceFault>(() => Answer("N,0,3,20"));
        await Assert.ThrowsAsync<DeviceFault>(() => Answer("1,2,0,\r\n"));
        await Assert.ThrowsAsync<DeviceFault>(() => Answer(new string('x', 100_000)));
        await Assert.ThrowsAsync<DeviceFault>(
            () => Answer(string.Concat(Enumerable.Repeat(new string('x', 10_000) + ",0,\r\n", 500)) + "\n"));
        Assert.Equal(2, (await Answer("\n\n1,2,0,\n1,3,0,\r\n\n")).Count);
    }

    private static Task<IReadOnlyList<LutRecord>> Answer(string text) =>
        new LutStream(new MemoryStream(Encoding.UTF8.GetBytes(text))).ReadAnswerAsync(CancellationToken.None);
}
