// The characters on the keys of a US keyboard (KEY_* in linux/input-event-codes.h). Scanners leave the factory so.
namespace EdgeAgent.Drivers.HidScanner;

/// <summary>Maps keys to characters.</summary>
internal static class KeyMap
{
    /// <summary>KEY_ENTER.</summary>
    public const ushort Enter = 28;

    /// <summary>KEY_KPENTER.</summary>
    public const ushort KeypadEnter = 96;

    /// <summary>KEY_TAB.</summary>
    public const ushort Tab = 15;

    // By key number from 0 on; a zero character is no character.
    private const string Plain =
        "\0\u001b1234567890-=\0\0qwertyuiop[]\0\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";

    private const string Shifted =
        "\0\u001b!@#$%^&*()_+\0\0QWERTYUIOP{}\0\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";

    private const ushort KeypadStart = 71;
    private const string Keypad = "789-456+1230.";

    /// <summary>KEY_LEFTSHIFT and KEY_RIGHTSHIFT.</summary>
    public static bool IsShift(ushort key) => key is 42 or 54;

    /// <summary>KEY_LEFTCTRL and KEY_RIGHTCTRL.</summary>
    public static bool IsControl(ushort key) => key is 29 or 97;

    /// <summary>The character of a key, or null where it has none.</summary>
    /// <param name="key">The key's number.</param>
    /// <param name="shift">Whether a shift key is held.</param>
    /// <param name="control">Whether a control key is held: Ctrl+] is U+001D, the separator of GS1 codes.</param>
    public static char? Character(ushort key, bool shift, bool control)
    {
        var character = key switch
        {
            98 => '/', // KEY_KPSLASH
            >= KeypadStart when key - KeypadStart < Keypad.Length => Keypad[key - KeypadStart],
            _ when key < Plain.Length => (shift ? Shifted : Plain)[key],
            _ => '\0',
        };
        if (character == '\0') return null;
        if (!control) return character;
        var upper = char.ToUpperInvariant(character);
        return upper is >= '@' and <= '_' ? (char)(upper - '@') : null;
    }
}
