// One form for every plate, and the distance between two.
using EdgeAgent.Models.Plates;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Plates;

public sealed class PlateTextTests
{
    [Theory]
    [InlineData("ab-123 cd", "AB123CD")]
    [InlineData("粤B·D12345", "粤BD12345")]
    [InlineData("ＡＢ１２", "AB12")]
    [InlineData("äö-x 1", "ÄÖX1")]
    [InlineData(" .-_/", "")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDEFGHIJKLMNOP")]
    public void A_plate_is_upper_case_without_separators_in_its_own_script(string written, string plate) =>
        Assert.Equal(plate, PlateText.Normalise(written));

    [Fact]
    public void Normalising_twice_changes_nothing() => Prop.ForAll<string?>(text =>
        PlateText.Normalise(PlateText.Normalise(text)) == PlateText.Normalise(text)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("AB123", "AB123", 0)]
    [InlineData("AB123", "A8123", 1)]
    [InlineData("AB123", "AB12", 1)]
    [InlineData("AB123", "XAB123", 1)]
    [InlineData("", "ABC", 3)]
    [InlineData("KITTEN", "SITTING", 3)]
    public void The_distance_is_the_fewest_edits(string one, string other, int edits) =>
        Assert.Equal(edits, PlateText.EditDistance(one, other));

    [Fact]
    public void Distance_is_symmetric_and_obeys_the_triangle() => Prop.ForAll<NonNull<string>, NonNull<string>,
        NonNull<string>>(
        (a, b, c) => PlateText.EditDistance(a.Get, b.Get) == PlateText.EditDistance(b.Get, a.Get)
            && PlateText.EditDistance(a.Get, c.Get)
                <= PlateText.EditDistance(a.Get, b.Get) + PlateText.EditDistance(b.Get, c.Get))
        .QuickCheckThrowOnFailure();
}
