// The pipeline with the weights that ship, on plates that this project rendered, and on what is no plate.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Plates;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Models.Tests.Plates;

public sealed class PlateRecognizerTests : IDisposable
{
    private readonly OnnxLibrary _library = OnnxLibrary.Load();
    private readonly PlateRecognizer _recognizer;

    public PlateRecognizerTests() => _recognizer = PlateRecognizer.Load(_library);

    public static TheoryData<string> Rendered =>
        [.. Directory.GetFiles(Folder, "*.jpg").Select(path => Path.GetFileName(path))];

    private static string First => Directory.GetFiles(Folder, "eu-*.jpg").Select(path =>
        Path.GetFileName(path)).Order().First();

    private static string Folder => Repository.PathOf("tests/Models.Tests/Plates/Vectors");

    public void Dispose()
    {
        _recognizer.Dispose();
        _library.Dispose();
    }

    [Theory]
    [MemberData(nameof(Rendered))]
    public void A_rendered_plate_is_found_read_and_named(string file)
    {
        var (region, text) = (file.Split('-')[0], Path.GetFileNameWithoutExtension(file).Split('-')[1]);
        var plate = Assert.Single(_recognizer.Recognise(Vector(file), new PlateOptions()));
        Assert.Equal(text, plate.Reading.Text);
        Assert.StartsWith(region, plate.Reading.Region, StringComparison.Ordinal);
        Assert.InRange(plate.Reading.Confidence, 0.5, 1);
        Assert.True(plate.Box.Overlap(new PixelBox(80, 90, 160, 60)) > 0.1f);
    }

    [Fact]
    public void Masks_interest_and_least_width_say_where_plates_count()
    {
        var picture = Vector(First);
        var (left, right) = (new PixelBox(0, 0, 0.2f, 1), new PixelBox(0.2f, 0, 0.8f, 1));
        Assert.Empty(_recognizer.Recognise(picture, new PlateOptions { Masks = [left, right] }));
        Assert.Empty(_recognizer.Recognise(picture, new PlateOptions { Interest = left }));
        Assert.Empty(_recognizer.Recognise(picture, new PlateOptions { LeastWidth = 300 }));
        Assert.Single(_recognizer.Recognise(picture, new PlateOptions
        {
            Masks = [left],
            Interest = right,
            LeastWidth = 20
        }));
    }

    [Fact]
    public void The_threshold_says_how_sure_a_plate_has_to_be()
    {
        var picture = Vector(First);
        Assert.Empty(_recognizer.Recognise(picture, new PlateOptions { Threshold = 1 }));
        Assert.NotEmpty(_recognizer.Recognise(picture, new PlateOptions { Threshold = 0 }));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(640, 480)]
    [InlineData(12_000, 8)]
    [InlineData(3, 4_000)]
    public void A_picture_of_one_shade_has_no_plate_whatever_its_size(int width, int height)
    {
        foreach (byte shade in new byte[] { 0, 127, 255 })
        {
            var pixels = new byte[width * height * 3];
            Array.Fill(pixels, shade);
            Assert.Empty(_recognizer.Recognise(new Picture(width, height, pixels), new PlateOptions()));
        }
    }

    [Fact]
    public void Pictures_of_changing_sizes_do_not_disturb_each_other()
    {
        var picture = Vector(First);
        var before = _recognizer.Recognise(picture, new PlateOptions());
        _recognizer.Recognise(new Picture(97, 201, new byte[97 * 201 * 3]), new PlateOptions());
        Assert.Equal(before, _recognizer.Recognise(picture, new PlateOptions()));
    }

    [Fact]
    public void A_folder_without_weights_is_explained()
    {
        var empty = Directory.CreateTempSubdirectory("no-weights");
        var fault = Assert.Throws<InvalidDataException>(() => PlateRecognizer.Load(_library, empty.FullName));
        Assert.Contains("plate-detector.json", fault.Message, StringComparison.Ordinal);
        empty.Delete();
    }

    private static Picture Vector(string file) =>
        PictureFile.Decode(File.ReadAllBytes(Path.Combine(Folder, file)), file);
}
