// Codes out of any key presses: never too long, never stuck, and the next whole code is read after whatever came
// before.
using EdgeAgent.Drivers.HidScanner;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.HidScanner;

public sealed class CodeAssemblerTests
{
    private const int Longest = 8;
    private static readonly ushort[] Modifiers = [29, 42, 54, 56, 97, 100];

    [Fact]
    public void No_key_presses_whatever_make_a_code_that_is_empty_or_too_long() =>
        Prop.ForAll<byte[], int>((keys, layout) =>
        {
            var assembler = new CodeAssembler(Longest, KeyMap.Of((ScannerLayout)Math.Abs(layout % 4)));
            return Wild(keys).All(press =>
                assembler.Take(press) != Assembly.Whole || assembler.Code.Length is > 0 and <= Longest);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_whatever_came_before_a_code_is_read_whole_once_all_keys_are_up() =>
        Prop.ForAll<byte[]>(keys =>
        {
            var assembler = new CodeAssembler(Longest, KeyMap.Of(ScannerLayout.Us));
            KeyPress[] before =
            [
                .. Wild(keys), .. Modifiers.Select(key => new KeyPress(0, 0, KeyPress.Key, key, 0)), .. Press(28),
            ];
            foreach (var press in before) assembler.Take(press);
            KeyPress[] code = [.. Press(2), .. Press(3), .. Press(28)]; // 1, 2, Enter
            return code.Select(assembler.Take).Contains(Assembly.Whole) && assembler.Code == "12";
        }).QuickCheckThrowOnFailure();

    // Keys go down and up in any order; now and then the kernel had no room.
    private static IEnumerable<KeyPress> Wild(byte[] keys) => keys.Select((key, index) => key > 250
        ? new KeyPress(0, 0, KeyPress.Synchronisation, KeyPress.Dropped, 0)
        : new KeyPress(0, 0, KeyPress.Key, (ushort)(key % 112), (index + key) % 3));

    private static KeyPress[] Press(ushort key) =>
        [new(0, 0, KeyPress.Key, key, 1), new(0, 0, KeyPress.Key, key, 0)];
}
