// What stands on the keys, country by country: four rows from the left, and the key beside the left shift key that US
// keyboards lack. Dead keys stand for their sign; a space means that a key has no character there.
namespace EdgeAgent.Drivers.HidScanner;

/// <summary>The characters of one level of a keyboard.</summary>
/// <param name="Digits">Keys 2 to 13.</param>
/// <param name="Upper">Keys 16 to 27.</param>
/// <param name="Home">Keys 30 to 41; the last is the one above Tab.</param>
/// <param name="Lower">Keys 43 to 53; the first is the one beside Enter.</param>
/// <param name="Extra">Key 86.</param>
internal sealed record KeyRows(string Digits, string Upper, string Home, string Lower, char Extra)
{
    /// <summary>A level without any character.</summary>
    public static KeyRows None { get; } = new("", "", "", "", ' ');

    /// <summary>The character at a key, or null where it has none.</summary>
    public char? At(ushort key) => key switch
    {
        >= 2 and <= 13 => In(Digits, key - 2),
        >= 16 and <= 27 => In(Upper, key - 16),
        >= 30 and <= 41 => In(Home, key - 30),
        >= 43 and <= 53 => In(Lower, key - 43),
        86 => Extra == ' ' ? null : Extra,
        _ => null,
    };

    private static char? In(string row, int index) => index < row.Length && row[index] != ' ' ? row[index] : null;
}

/// <summary>The layouts.</summary>
internal static class KeyLayouts
{
    /// <summary>United States.</summary>
    public static KeyMap Us { get; } = new(
        new KeyRows("1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "\\zxcvbnm,./", '<'),
        new KeyRows("!@#$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:\"~", "|ZXCVBNM<>?", '>'),
        KeyRows.None);

    /// <summary>United Kingdom.</summary>
    public static KeyMap Uk { get; } = new(
        new KeyRows("1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "#zxcvbnm,./", '\\'),
        new KeyRows("!\"£$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:@¬", "~ZXCVBNM<>?", '|'),
        new KeyRows("   €", "", "           ¦", "", ' '));

    /// <summary>Germany and Austria.</summary>
    public static KeyMap De { get; } = new(
        new KeyRows("1234567890ß´", "qwertzuiopü+", "asdfghjklöä^", "#yxcvbnm,.-", '<'),
        new KeyRows("!\"§$%&/()=?`", "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ°", "'YXCVBNM;:_", '>'),
        new KeyRows(" ²³   {[]}\\", "@ €        ~", "", "       µ", '|'));

    /// <summary>France.</summary>
    public static KeyMap Fr { get; } = new(
        new KeyRows("&é\"'(-è_çà)=", "azertyuiop^$", "qsdfghjklmù²", "*wxcvbn,;:!", '<'),
        new KeyRows("1234567890°+", "AZERTYUIOP¨£", "QSDFGHJKLM%", "µWXCVBN?./§", '>'),
        new KeyRows(" ~#{[|`\\^@]}", "  €", "", "", ' '));
}
