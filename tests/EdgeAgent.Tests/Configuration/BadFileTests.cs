// Each file in BadFiles is wrong; its last lines, `# expect: `, are the messages, exactly and in order.
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Configuration;

public sealed class BadFileTests
{
    private const string Marker = "# expect: ";
    private static readonly string Folder = Repository.PathOf("tests/EdgeAgent.Tests/Configuration/BadFiles");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_fault_of_a_bad_file_is_told_once_with_its_place(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        var expected = text.Split('\n')
            .Where(line => line.StartsWith(Marker, StringComparison.Ordinal))
            .Select(line => line[Marker.Length..]);
        var load = ConfigSample.Load(text);
        Assert.Null(load.Config);
        Assert.Equal(
            expected,
            load.Faults.Select(
                fault => fault.ToString()["store.yaml:".Length..].Replace(Environment.CurrentDirectory, "{folder}")));
    }
}
