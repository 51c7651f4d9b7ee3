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
internal sealed class CodeAssembler(int longest)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<ushort> _held = [];
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
            _spoilt = true;
            return Assembly.Going;
        }

        if (press.Type != KeyPress.Key) return Assembly.Going;
        if (KeyMap.IsShift(press.Code) || KeyMap.IsControl(press.Code)) return Hold(press);
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
        if (press.Value == 0) _held.Remove(press.Code);
        else _held.Add(press.Code);
        return Assembly.Going;
    }

    private Assembly Type(ushort key)
    {
        if (key is KeyMap.Enter or KeyMap.KeypadEnter or KeyMap.Tab) return End();
        if (KeyMap.Character(key, _held.Any(KeyMap.IsShift), _held.Any(KeyMap.IsControl)) is not { } character)
            return Assembly.Going;
        if (_text.Length < longest) _text.Append(character);
        else _spoilt = true;
        return Assembly.Going;
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
