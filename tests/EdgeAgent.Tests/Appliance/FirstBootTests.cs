// What the installer puts on the card, and what becomes of it.
using System.Text;
using EdgeAgent.Appliance.Reporting;
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class FirstBootTests : IDisposable
{
    private readonly TestBox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void A_right_store_yaml_is_in_force_after_the_first_boot()
    {
        _box.Put("store.yaml", TestBox.Store);

        var report = _box.Boot();

        Assert.Equal(TestBox.Store, File.ReadAllText(_box.Paths.Config));
        Assert.Equal(Verdict.Good, report.Verdict);
    }

    [Theory]
    [InlineData("STORE.YAML")]
    [InlineData("store.yaml.txt")]
    [InlineData("Store.yml")]
    public void A_store_yaml_is_found_as_windows_names_it(string name)
    {
        _box.Put(name, TestBox.Store);

        _box.Boot();

        Assert.Equal(TestBox.Store, File.ReadAllText(_box.Paths.Config));
    }

    public static TheoryData<string> Editors => ["utf-8", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Editors))]
    public void A_store_yaml_is_read_as_windows_editors_save_it(string encoding)
    {
        var form = Encoding.GetEncoding(encoding);
        _box.Put("store.yaml", [.. form.GetPreamble(), .. form.GetBytes(TestBox.Store.Replace("\n", "\r\n"))]);

        _box.Boot();

        Assert.Equal(TestBox.Store, File.ReadAllText(_box.Paths.Config));
    }

    [Fact]
    public void A_tab_is_told_with_its_line_and_the_old_config_stays_in_force()
    {
        _box.Put("store.yaml", TestBox.Store);
        _box.Boot();
        _box.Put("store.yaml", "store:\r\n  tenant: demo\r\n\tbox: box-2\r\n");

        var report = _box.Boot();

        Assert.Equal(TestBox.Store, File.ReadAllText(_box.Paths.Config));
        Assert.Equal(1, report.ToMend);
        Assert.StartsWith("NOT YET GOOD: 1 thing to mend\r\n\r\n1. store.yaml: line 3: A tab", _box.Result);
        Assert.Contains("goes on with the one it had", Words(_box.Result));
    }

    [Fact]
    public void Correcting_the_file_and_starting_again_is_all_it_takes()
    {
        _box.Put("store.yaml", TestBox.Store.Replace("tenant", "tenat"));
        Assert.Contains("did you mean `tenant`?", _box.Boot().Points[0].Sentence);

        _box.Put("store.yaml", TestBox.Store);

        Assert.Equal(Verdict.Good, _box.Boot().Verdict);
        Assert.StartsWith("WORKING", _box.Result);
    }

    [Fact]
    public void A_card_that_has_not_changed_leaves_what_a_person_changed_on_the_box()
    {
        _box.Put("store.yaml", TestBox.Store);
        _box.Boot();
        File.WriteAllText(_box.Paths.Config, TestBox.Store + "# changed by hand\n");

        _box.Boot();

        Assert.EndsWith("# changed by hand\n", File.ReadAllText(_box.Paths.Config));
    }

    [Fact]
    public void Two_spellings_of_store_yaml_are_one_too_many()
    {
        _box.Put("store.yaml", TestBox.Store);
        _box.Put("store.yaml.txt", TestBox.Store);

        Assert.Contains("holds it 2 times (store.yaml, store.yaml.txt): keep one", _box.Boot().Points[0].Sentence);
        Assert.False(File.Exists(_box.Paths.Config));
    }

    [Fact]
    public void Without_a_card_the_box_goes_on_with_what_it_has()
    {
        _box.Put("store.yaml", TestBox.Store);
        _box.Boot();
        Directory.Delete(_box.CardFolder, recursive: true);

        var report = _box.Boot();

        Assert.Equal(Verdict.Good, report.Verdict);
        Assert.Contains(report.Points, point => point.Subject == "card" && point.Level == PointLevel.Note);
        Assert.Equal(TestBox.Store, File.ReadAllText(_box.Paths.Config));
    }

    [Fact]
    public void A_card_without_store_yaml_in_a_new_box_says_what_to_put_on_it()
    {
        _box.Put("other.txt", "x");

        Assert.Contains("put the store's own file there as store.yaml", Words(_box.Boot().Points[0].Sentence));
    }

    [Fact]
    public void RESULT_txt_is_ASCII_with_windows_line_ends()
    {
        _box.Put("store.yaml", "store: {tenant: größe, store: 1, box: b}\n");
        _box.Boot();

        var bytes = File.ReadAllBytes(_box.OnCard("RESULT.txt"));

        Assert.All(bytes, value => Assert.InRange(value, (byte)'\n', (byte)'~'));
        Assert.Equal(bytes.Count(value => value == '\n'), bytes.Count(value => value == '\r'));
    }

    private static string Words(string text) =>
        string.Join(' ', text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
