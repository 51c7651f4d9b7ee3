// Work files: what is right is taken as it stands, and all that is wrong is said at once, with its line.
using System.Text;
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.VoicePicking.Work.Reading;
using EdgeAgent.VoicePicking.Work.Sources;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Work;

public sealed class WorkFileTests
{
    private const string Header = "assignment,order,container,aisle,slot,check digits,quantity,item\n";

    [Fact]
    public void Csv_rows_of_one_assignment_belong_together()
    {
        var reading = Csv(
            "Assignment;Priority;Order;Container;Line;Aisle;Slot;Check_Digits;Quantity;Item;Description\r\n"
            + "A-1;3;O-1;2;10;3;A3-42;42|07;6;4012345;\"Tea, green; 100 g\"\r\n"
            + "\r\n# a note\r\n"
            + "A-1;;O-2;3;20;3;A3-44;;1;4012346;\"say \"\"cheese\"\"\"\r\n"
            + "A-2;;;;;4;B1-1;5;2;77;\r\n");
        Assert.Empty(reading.Faults);
        Assert.Equal(["A-1", "A-2"], reading.Assignments.Select(one => one.Id));
        var first = reading.Assignments[0];
        Assert.Equal(3, first.Priority);
        Assert.Equal([new WorkOrder("O-1", "2"), new WorkOrder("O-2", "3")], first.Orders);
        Assert.Equal(["10", "20"], first.Lines.Select(line => line.Id));
        Assert.Equal(["42", "07"], first.Lines[0].CheckDigits);
        Assert.Equal("Tea, green; 100 g", first.Lines[0].Description);
        Assert.Equal("say \"cheese\"", first.Lines[1].Description);
        Assert.Equal("1", reading.Assignments[1].Lines[0].Id);
    }

    [Fact]
    public void Remarks_before_the_header_do_not_decide_what_separates_the_columns()
    {
        var reading = Csv(
            "# Early shift; made by hand\nassignment,line,aisle,slot,quantity,item\nA-1,1,3,A3-42,6,401\n");
        Assert.Empty(reading.Faults);
        Assert.Equal(["A-1"], reading.Assignments.Select(one => one.Id));
    }

    [Fact]
    public void Json_may_be_one_assignment_an_array_or_an_object_with_many()
    {
        const string One = """
            {"id":"A-1","version":2,"kind":"replenish","lines":[{"aisle":"3","slot":"A3-42","checkDigits":["42"],
              "quantity":6,"item":"4012345","toSlot":"F-1","toCheckDigits":"09","lot":true,"minKg":0.2,"maxKg":0.4}]}
            """;
        foreach (var text in new[] { One, $"[{One}]", $$"""{"assignments":[{{One}}]}""" })
        {
            var reading = Json(text);
            Assert.Empty(reading.Faults);
            var work = Assert.Single(reading.Assignments);
            Assert.Equal((2, WorkKind.Replenish), (work.Version, work.Kind));
            var line = Assert.Single(work.Lines);
            Assert.Equal(
                ("F-1", "09", true, new WeightRange(0.2, 0.4)),
                (line.ToSlot, line.ToCheckDigits, line.Lot, line.Weight));
        }
    }

    [Fact]
    public void All_faults_of_a_csv_file_are_said_at_once_with_their_lines()
    {
        var reading = Csv(
            Header
            + "A-1,O-1,1,3,A3-42,42,6,401\n"
            + "A-1,O-1,1,3,A3-42,42,6,401\n"
            + "A-1,O-1,2,3,A3-43,4x,-2,402\n"
            + "A-1,O-1,1,3,Q9-99,1,1000,403\n"
            + "A-1,O-1,1,3\n"
            + ",O-1,1,3,A3-45,1,1,404\n");
        Assert.Equal(
            [
                "picks.csv:3: Item `401` in slot `A3-42` is asked twice: line 2 asks for it already. Add the quantities up.",
                "picks.csv:4: `checkDigits` is `4x`: 1 to 5 digits are expected.",
                "picks.csv:4: `container` is `2`, but `1` on line 2: all rows must agree.",
                "picks.csv:4: `quantity` is `-2`: a whole number from 1 to 999 is expected.",
                "picks.csv:5: `quantity` is `1000`: a whole number from 1 to 999 is expected.",
                "picks.csv:5: `slot` is `Q9-99`: there is no such slot in this store.",
                "picks.csv:6: The row has 4 values, but the header names 8 columns.",
                "picks.csv:7: `assignment` is missing.",
            ],
            reading.Faults.Select(fault => fault.In("picks.csv")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_faults_of_a_json_file_are_said_at_once_with_their_lines()
    {
        var reading = Json(
            """
            {
              "id": "A 1",
              "lines": [
                { "id": "1", "aisle": "3", "slot": "A3-42", "checkDigits": 7, "quantity": 6, "item": "1" },
                { "id": "1", "aisle": "3", "slot": "A3-43",
                  "quantity": "many", "item": "2", "order": "O-9", "qty": 3 }
              ]
            }
            """);
        Assert.Equal(
            [
                "2: `id` is `A 1`: only letters a to z, digits, `_`, `-` and `.` are expected.",
                "4: `checkDigits` must stand in quotes: as a number it loses leading zeros.",
                "5: Line `1` is there twice: the first stands on line 4.",
                "6: `order` is `O-9`: no order of this assignment has that id.",
                "6: `qty` is no field here.",
                "6: `quantity` is `many`: a whole number from 1 to 999 is expected.",
            ],
            reading.Faults.Select(fault => $"{fault.Line}: {fault.Sentence}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unknown_column_gets_the_nearest_right_name()
    {
        var fault = Assert.Single(Csv("assignment,aisle,slot,quantty,item\nA,3,A3-42,1,2\n").Faults.Take(1));
        Assert.Equal("`quantty` is no column. Did you mean `quantity`?", fault.Sentence);
    }

    [Theory]
    [InlineData("picks.csv", "")]
    [InlineData("picks.csv", "assignment,aisle\n")]
    [InlineData("picks.csv", "a,b\n1,2\n")]
    [InlineData("picks.csv", "assignment,item\n\"A,1\n")]
    [InlineData("picks.json", "")]
    [InlineData("picks.json", "[]")]
    [InlineData("picks.json", "{\"id\":\"A\",")]
    [InlineData("picks.json", "7")]
    [InlineData("picks.json", "{\"lines\":7}")]
    public void What_is_no_work_is_refused_in_words(string name, string text)
    {
        var faults = WorkFile.Read(name, Encoding.UTF8.GetBytes(text), Slots).Faults;
        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.EndsWith(".", fault.Sentence));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_and_never_thrown_at() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        ArbMap.Default.ArbFor<bool>(),
        (bytes, json) =>
        {
            var text = Encoding.UTF8.GetBytes(Header + "A,O,1,3,A3-42,42,6,401\n");
            foreach (var part in bytes.Index()) text[(part.Item * 7 + part.Index) % text.Length] = part.Item;
            Assert.NotNull(WorkFile.Read(json ? "x.json" : "x.csv", json ? bytes : text, Slots));
        }).QuickCheckThrowOnFailure();

    private static SlotBook Slots { get; } = new("", ["A3-42", "A3-43", "A3-44", "A3-45", "B1-1", "F-1"]);

    private static WorkReading Csv(string text) => WorkFile.Read("picks.csv", Encoding.UTF8.GetBytes(text), Slots);

    private static WorkReading Json(string text) => WorkFile.Read("picks.json", Encoding.UTF8.GetBytes(text), Slots);
}
