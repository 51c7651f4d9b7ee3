// The characters on the keys of a keyboard (KEY_* in linux/input-event-codes.h). Scanners leave the factory as US
// keyboards, and are set to the country's own where they were plugged into a till before.
namespace EdgeAgent.Drivers.HidScanner;

/// <summary>The keyboard that a scanner plays.</summary>
public enum ScannerLayout
{
    /// <summary>United States.</summary>
    Us,

    /// <summary>United Kingdom.</summary>
    Uk,

    /// <summary>Germany and Austria.</summary>
    De,

    /// <summary>France.</summary>
    Fr,
}

/// <summary>Maps keys to characters.</summary>
/// <param name="plain">The characters of the keys alone.</param>
/// <param name="shifted">Those with a shift key.</param>
/// <param name="third">Those with the right Alt key.</param>
internal sealed class KeyMap(KeyRows plain, KeyRows shifted, KeyRows third)
{
    /// <summary>KEY_ENTER.</summary>
    public const ushort Enter = 28;

    /// <summary>KEY_KPENTER.</summary>
    public const ushort KeypadEnter = 96;

    /// <summary>KEY_TAB.</summary>
    public const ushort Tab = 15;

    /// <summary>KEY_LEFTALT: with digits of the keypad it types a character by its number.</summary>
    public const ushort LeftAlt = 56;

    /// <summary>KEY_RIGHTALT: the third character of a key.</summary>
    public const ushort RightAlt = 100;

    private const ushort Escape = 1;
    private const ushort KeypadStar = 55;
    private const ushort Space = 57;
    private const ushort KeypadStart = 71;
    private const ushort KeypadSlash = 98;
    private const string Keypad = "789-456+1230.";

    /// <summary>The map of a layout.</summary>
    public static KeyMap Of(ScannerLayout layout) => layout switch
    {
        ScannerLayout.Uk => KeyLayouts.Uk,
        ScannerLayout.De => KeyLayouts.De,
        ScannerLayout.Fr => KeyLayouts.Fr,
        _ => KeyLayouts.Us,
    };

    /// <summary>KEY_LEFTSHIFT and KEY_RIGHTSHIFT.</summary>
    public static bool IsShift(ushort key) => key is 42 or 54;

    /// <summary>KEY_LEFTCTRL and KEY_RIGHTCTRL.</summary>
    public static bool IsControl(ushort key) => key is 29 or 97;

    /// <summary>The digit of a key of the keypad, or null where it has none.</summary>
    public static int? KeypadDigit(ushort key) =>
        key >= KeypadStart && key - KeypadStart < Keypad.Length && char.IsAsciiDigit(Keypad[key - KeypadStart])
            ? Keypad[key - KeypadStart] - '0'
            : null;

    /// <summary>
    /// The control character of a key with a control key, or null where it has none: Ctrl+] is U+001D, the separator of
    /// GS1 codes. Scanners type it by the key's place on a US keyboard, whatever the layout.
    /// </summary>
    public static char? Control(ushort key) =>
        KeyLayouts.Us.Character(key, shift: false, alternate: false) is { } character
        && char.ToUpperInvariant(character) is >= '@' and <= '_' and var upper
            ? (char)(upper - '@')
            : null;

    /// <summary>The character of a key, or null where it has none.</summary>
    /// <param name="key">The key's number.</param>
    /// <param name="shift">Whether a shift key is held.</param>
    /// <param name="alternate">Whether the right Alt key is held.</param>
    public char? Character(ushort key, bool shift, bool alternate) => key switch
    {
        Escape => '\u001b',
        KeypadStar => '*',
        Space => ' ',
        KeypadSlash => '/',
        >= KeypadStart when key - KeypadStart < Keypad.Length => Keypad[key - KeypadStart],
        _ => (alternate ? third : shift ? shifted : plain).At(key),
    };
}
