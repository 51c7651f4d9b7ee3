// The lines of `try plates` and `try plate-crop`, character by character.
using EdgeAgent.Commands.Try;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Plates;
using Xunit;

namespace EdgeAgent.Tests.Commands.Try;

public sealed class PlateLineTests
{
    private static readonly TimeSpan Took = TimeSpan.FromMilliseconds(7.25);

    [Fact]
    public void A_picture_is_a_line_with_its_plates_boxes_and_corners()
    {
        var corners = new Quadrilateral(new(10, 20), new(110, 24.04f), new(108, 50), new(9, 46));
        var plate = new SeenPlate(new PlateReading("粤BD12345", 0.98765, "cn-new-energy"), corners, 0.9f);
        Assert.Equal(
            "{'file':'a/b.jpg','plates':[{'text':'粤BD12345','confidence':0.988,'region':'cn-new-energy',"
            + "'box':[9,20,101,30],'corners':[[10,20],[110,24],[108,50],[9,46]]}],'ms':7.25}",
            PlateLine.Of("a/b.jpg", [plate], Took).Replace('"', '\''));
    }

    [Fact]
    public void A_picture_without_plates_has_an_empty_list() => Assert.Equal(
        "{'file':'x','plates':[],'ms':7.25}", PlateLine.Of("x", [], Took).Replace('"', '\''));

    [Fact]
    public void A_crop_is_a_line_with_its_text() => Assert.Equal(
        "{'file':'x','text':'AB123','confidence':0.5,'region':'eu','ms':7.25}",
        PlateLine.Of("x", new PlateReading("AB123", 0.5, "eu"), Took).Replace('"', '\''));

    [Fact]
    public void A_file_that_is_no_picture_is_a_line_with_the_reason() => Assert.Equal(
        "{'file':'x','error':'x is empty.'}", PlateLine.Bad("x", "x is empty.").Replace('"', '\''));
}
