// Puts key presses together to codes. Enter or Tab ends a code.
using System.Text;

namespace EdgeAgent.Drivers.HidScanner;

/// <summary>What came of a key press.</summary>
internal enum Assembly
{
    /// <summary>Nothing yet.</summary>
    Going,

    /// <summary>A code is whole.</summary>
    Whole,

    /// <summary>A code was dropped: too long, or not in one piece.</summary>
    Dropped,
}

/// <summary>Assembles codes.</summary>
/// <param name="longest">A code with more characters is dropped.</param>
/// <param name="keys">The keyboard that the scanner plays.</param>
internal sealed class CodeAssembler(int longest, KeyMap keys)
{
    private const int LargestNumber = 255; // Latin-1, as scanners mean it

    private readonly StringBuilder _text = new();
    private readonly HashSet<ushort> _held = [];
    private int? _number; // typed with the left Alt key so far
    private bool _spoilt;

    /// <summary>Whether a code has begun and not ended.</summary>
    public bool IsUnderWay => _text.Length > 0 || _spoilt;

    /// <summary>The code that is whole, after <see cref="Assembly.Whole"/>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Takes an event of the scanner.</summary>
    public Assembly Take(KeyPress press)
    {
        if (press is { Type: KeyPress.Synchronisation, Code: KeyPress.Dropped })
        {
            // What is held now is not known any more, and what was typed has a hole.
            _held.Clear();
            _number = null;
            _spoilt = true;
            return Assembly.Going;
        }

        if (press.Type != KeyPress.Key) return Assembly.Going;
        if (KeyMap.IsShift(press.Code) || KeyMap.IsControl(press.Code)
            || press.Code is KeyMap.LeftAlt or KeyMap.RightAlt)
            return Hold(press);
        return press.Value == 1 ? Type(press.Code) : Assembly.Going;
    }

    /// <summary>Drops what has begun; true where there was something.</summary>
    public bool Drop()
    {
        var any = IsUnderWay;
        _text.Clear();
        _spoilt = false;
        return any;
    }

    private Assembly Hold(KeyPress press)
    {
        if (press.Value != 0)
        {
            _held.Add(press.Code);
            return Assembly.Going;
        }

        _held.Remove(press.Code);
        if (press.Code != KeyMap.LeftAlt || _number is not { } number) return Assembly.Going;
        _number = null;
        if (number is '\r' or '\n' or '\t') return End();
        Append(number is > 0 and <= LargestNumber ? (char)number : null);
        return Assembly.Going;
    }

    private Assembly Type(ushort key)
    {
        if (_held.Contains(KeyMap.LeftAlt) && KeyMap.KeypadDigit(key) is { } digit)
        {
            // Beyond the largest number it stays there, so that no run of digits can overflow it.
            _number = Math.Min((_number ?? 0) * 10 + digit, LargestNumber + 1);
            return Assembly.Going;
        }

        if (key is KeyMap.Enter or KeyMap.KeypadEnter or KeyMap.Tab) return End();
        var character = _held.Any(KeyMap.IsControl)
            ? KeyMap.Control(key)
            : keys.Character(key, _held.Any(KeyMap.IsShift), _held.Contains(KeyMap.RightAlt));
        if (character is not null) Append(character);
        return Assembly.Going;
    }

    private void Append(char? character)
    {
        if (character is { } known && _text.Length < longest) _text.Append(known);
        else _spoilt = true;
    }

    private Assembly End()
    {
        if (_spoilt)
        {
            Drop();
            return Assembly.Dropped;
        }

        if (_text.Length == 0) return Assembly.Going;
        Code = _text.ToString();
        _text.Clear();
        return Assembly.Whole;
    }
}
