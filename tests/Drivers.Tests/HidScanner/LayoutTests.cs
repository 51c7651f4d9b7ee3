// The keyboards of countries, and characters that are typed as Alt and a number.
using EdgeAgent.Drivers.HidScanner;
using Xunit;

namespace EdgeAgent.Drivers.Tests.HidScanner;

public sealed class LayoutTests
{
    private const ushort Shift = 42;
    private const ushort LeftAlt = 56;
    private const ushort RightAlt = 100;
    private const ushort Enter = 28;

    // KEY_KP7 is 71; the keypad from 0 to 9.
    private static readonly ushort[] Keypad = [82, 79, 80, 81, 75, 76, 77, 71, 72, 73];

    [Theory]
    [InlineData(ScannerLayout.Us, "qwerty-/", "QWERTY_?")]
    [InlineData(ScannerLayout.Uk, "qwerty-/", "QWERTY_?")]
    [InlineData(ScannerLayout.De, "qwertzß-", "QWERTZ?_")]
    [InlineData(ScannerLayout.Fr, "azerty)!", "AZERTY°§")]
    public void The_same_keys_are_other_characters_on_other_keyboards(
        ScannerLayout layout, string plain, string shifted)
    {
        ushort[] keys = [16, 17, 18, 19, 20, 21, 12, 53];
        Assert.Equal(plain, Typed(layout, [.. keys.SelectMany(Press), .. Press(Enter)]));
        Assert.Equal(
            shifted,
            Typed(layout, [Down(Shift), .. keys.SelectMany(Press), Up(Shift), .. Press(Enter)]));
    }

    [Theory]
    [InlineData(ScannerLayout.De, 8, '{')]
    [InlineData(ScannerLayout.De, 16, '@')]
    [InlineData(ScannerLayout.De, 86, '|')]
    [InlineData(ScannerLayout.Fr, 11, '@')]
    [InlineData(ScannerLayout.Fr, 18, '€')]
    public void The_right_alt_key_gives_the_third_character(ScannerLayout layout, ushort key, char character) =>
        Assert.Equal(
            $"{character}", Typed(layout, [Down(RightAlt), .. Press(key), Up(RightAlt), .. Press(Enter)]));

    [Theory]
    [InlineData(ScannerLayout.De)]
    [InlineData(ScannerLayout.Fr)]
    public void Alt_and_a_number_is_the_same_character_on_every_keyboard(ScannerLayout layout) => Assert.Equal(
        "Az\u001d",
        Typed(layout, [.. Alt(65), .. Alt(122), .. Alt(29), .. Press(Enter)]));

    [Fact]
    public void Alt_and_the_number_of_an_enter_ends_a_code() =>
        Assert.Equal("A", Typed(ScannerLayout.Us, [.. Alt(65), .. Alt(13)]));

    [Fact]
    public void A_number_that_is_no_character_spoils_its_code_and_not_the_next()
    {
        var assembler = new CodeAssembler(20, KeyMap.Of(ScannerLayout.Us));
        KeyPress[] presses = [.. Alt(65), .. Alt(99_999), .. Press(Enter), .. Press(30), .. Press(Enter)];
        var outcomes = presses.Select(assembler.Take).Where(outcome => outcome != Assembly.Going).ToArray();
        Assert.Equal([Assembly.Dropped, Assembly.Whole], outcomes);
        Assert.Equal("a", assembler.Code);
    }

    private static string Typed(ScannerLayout layout, KeyPress[] presses)
    {
        var assembler = new CodeAssembler(20, KeyMap.Of(layout));
        Assert.Contains(presses.Select(assembler.Take), outcome => outcome == Assembly.Whole);
        return assembler.Code;
    }

    private static KeyPress[] Alt(int number) =>
        [Down(LeftAlt), .. $"{number}".SelectMany(digit => Press(Keypad[digit - '0'])), Up(LeftAlt)];

    private static KeyPress[] Press(ushort key) => [Down(key), Up(key)];

    private static KeyPress Down(ushort key) => new(0, 0, KeyPress.Key, key, 1);

    private static KeyPress Up(ushort key) => new(0, 0, KeyPress.Key, key, 0);
}
