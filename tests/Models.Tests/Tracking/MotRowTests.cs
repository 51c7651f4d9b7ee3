// Rows of MOTChallenge files.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;
using Xunit;

namespace EdgeAgent.Models.Tests.Tracking;

public sealed class MotRowTests
{
    [Theory]
    [InlineData("3,-1,10.5,20,30,40.25,-1.5,-1,-1,-1")]
    [InlineData("3 -1 10.5 20 30 40.25 -1.5")]
    [InlineData(" 3, -1, 10.5, 20, 30, 40.25, -1.5\r")]
    public void A_row_is_read_however_it_is_separated(string line)
    {
        Assert.True(MotRow.TryParse(line, out var row));
        Assert.Equal(new MotRow(3, -1, new PixelBox(10.5f, 20, 30, 40.25f), -1.5f), row);
    }

    [Fact]
    public void A_row_without_a_score_is_sure()
    {
        Assert.True(MotRow.TryParse("1,2,3,4,5,6", out var row));
        Assert.Equal(1, row.Score);
    }

    [Theory]
    [InlineData("frame,id,x,y,w,h")]
    [InlineData("1,-1,2,3,4")]
    [InlineData("1,-1,2,3,-4,5,1")]
    [InlineData("1,-1,NaN,3,4,5,1")]
    [InlineData("1e30,-1,2,3,4,5,1")]
    public void What_is_no_row_is_refused(string line) => Assert.False(MotRow.TryParse(line, out _));

    [Fact]
    public void A_row_is_written_as_results_are() => Assert.Equal(
        "3,7,10.5,20,30,40.25,0.9,-1,-1,-1", new MotRow(3, 7, new PixelBox(10.5f, 20, 30, 40.25f), 0.9f).ToString());
}
