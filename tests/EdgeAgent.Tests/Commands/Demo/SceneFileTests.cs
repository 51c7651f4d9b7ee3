// Scenes from YAML.
using EdgeAgent.Commands.Demo;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Commands.Demo;

public class SceneFileTests
{
    private const string Readers = """
        readers:
          back:
            vendor: impinj
            antennas:
              1: {zone: dock}
        """;

    [Fact]
    public void The_scene_of_the_demo_is_right_and_something_happens_every_few_seconds()
    {
        var file = SceneFile.Load(Repository.PathOf("demo/scene.yaml"));

        Assert.Empty(file.Faults);
        var scene = file.Scene!;
        Assert.Equal([15084, 15085], file.Ports);
        Assert.Equal(60, scene.Tags.Select(tag => tag.Epc).Distinct().Count());
        var narrator = new SceneNarrator(scene, new ManualTime());
        var second = TimeSpan.FromSeconds(1);
        var eventful = Enumerable.Range(0, 360)
            .Where(s => narrator.Line(s * second, (s + 1) * second) is not null)
            .ToArray();
        Assert.InRange(eventful.Zip(eventful.Skip(1), (a, b) => b - a).Max(), 1, 16);
    }

    [Fact]
    public void The_same_scene_gives_the_same_reads_whatever_the_steps()
    {
        var scene = SceneFile.Load(Repository.PathOf("demo/scene.yaml")).Scene!;
        var one = new ScenePlayer(scene, scene.Readers[0]).Between(TimeSpan.Zero, TimeSpan.FromSeconds(400)).ToArray();
        var player = new ScenePlayer(scene, scene.Readers[0]);
        var many = Enumerable.Range(0, 400 * 4)
            .SelectMany(step => player.Between(
                step * TimeSpan.FromSeconds(0.25), (step + 1) * TimeSpan.FromSeconds(0.25)));

        Assert.Equal(one, many);
        Assert.NotEmpty(one);
    }

    [Fact]
    public void A_wrong_zone_is_named_with_its_place_and_the_nearest_right_name()
    {
        var file = SceneFile.Parse("scene.yaml", Readers + """

            tags:
              - first: urn:epc:tag:sgtin-96:1.4012345.011111.1
                path:
                  - {zone: dokc, from: 0s, until: 5s}
            """);

        var fault = Assert.Single(file.Faults);
        Assert.Null(file.Scene);
        Assert.Equal((9, 16), (fault.Line, fault.Column));
        Assert.Contains("dock", fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first: abc", "no tag URI")]
    [InlineData("first: urn:epc:tag:sgtin-96:1.40.011111.1", "6 to 12 digits")]
    [InlineData("frist: urn:epc:tag:sgtin-96:1.4012345.011111.1", "did you mean `first`")]
    public void A_wrong_tag_is_told(string first, string words)
    {
        var file = SceneFile.Parse("scene.yaml", Readers + $$"""

            tags:
              - {{first}}
                path:
                  - {zone: dock, from: 0s, until: 5s}
            """);

        Assert.Null(file.Scene);
        Assert.Contains(file.Faults, fault => fault.Sentence.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_way_longer_than_the_loop_is_told()
    {
        var file = SceneFile.Parse("scene.yaml", "loop: 10s\n" + Readers + """

            tags:
              - first: urn:epc:tag:sgtin-96:1.4012345.011111.1
                count: 3
                apart: 2s
                path:
                  - {zone: dock, from: 0s, until: 8s}
            """);

        Assert.Contains("until 12 s", Assert.Single(file.Faults).Sentence, StringComparison.Ordinal);
    }
}
