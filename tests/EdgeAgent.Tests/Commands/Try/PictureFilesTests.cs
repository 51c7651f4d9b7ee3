// Pictures, folders of pictures, and what is none, each on a line of its own.
using EdgeAgent.Commands.Try;
using EdgeAgent.Models.Pictures;
using Xunit;

namespace EdgeAgent.Tests.Commands.Try;

public sealed class PictureFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pictures").FullName;
    private readonly StringWriter _output = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_bad_file_is_named_and_the_others_go_on()
    {
        var (good, empty, missing) = (Picture("good.png"), PathOf("empty.jpg"), PathOf("missing.jpg"));
        await File.WriteAllBytesAsync(empty, []);
        Assert.Equal(1, await ReadAsync(empty, missing, good));
        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("is empty", lines[0], StringComparison.Ordinal);
        Assert.Contains("is not there", lines[1], StringComparison.Ordinal);
        Assert.Equal("good.png 3x2", lines[2]);
    }

    [Fact]
    public async Task A_folder_stands_for_its_pictures_by_name()
    {
        Picture("b.png");
        Picture("a.PNG");
        await File.WriteAllTextAsync(PathOf("groundtruth.tsv"), "file\ttext\n");
        Assert.Equal(0, await ReadAsync(_folder));
        Assert.Equal("a.PNG 3x2\nb.png 3x2\n", _output.ToString());
    }

    private Task<int> ReadAsync(params string[] named) => new PictureFiles(TimeProvider.System, _output).ForEachAsync(
        named,
        (file, picture, _) => Task.FromResult($"{Path.GetFileName(file)} {picture.Width}x{picture.Height}"),
        CancellationToken.None);

    private string Picture(string name)
    {
        File.WriteAllBytes(PathOf(name), PictureFile.ToPng(new Picture(3, 2, new byte[18])));
        return PathOf(name);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
