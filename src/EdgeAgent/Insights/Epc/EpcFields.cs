// The parts of an EPC on their way from bits to URIs: slices of one buffer on the stack, so that a decode allocates
// nothing but its results.
namespace EdgeAgent.Insights.Epc;

/// <summary>
/// A slice of the buffer of <see cref="EpcFields"/>; the default value means that the part is absent.
/// </summary>
internal readonly record struct Slice(int Start, int Length, bool Present = true);

/// <summary>The parts of one EPC, without escapes.</summary>
internal ref struct EpcFields(Span<char> buffer)
{
    /// <summary>Characters that the parts of the longest EPC need, with room to spare.</summary>
    public const int Capacity = 640;

    private readonly Span<char> _buffer = buffer;
    private int _used;

    /// <summary>The filter; -1 where the scheme has none.</summary>
    public int Filter = -1;

    /// <summary>Company prefix, manager number or CAGE code; the whole key for + schemes.</summary>
    public Slice Company;

    /// <summary>Reference, object class or part number.</summary>
    public Slice Reference;

    /// <summary>Piece and total, four digits: ITIP.</summary>
    public Slice Pieces;

    /// <summary>The serial, extension or tail.</summary>
    public Slice Serial;

    /// <summary>The date, six digits: DSGTIN.</summary>
    public Slice Date;

    /// <summary>Application identifier of the date.</summary>
    public string? DateIdentifier;

    /// <summary>The host name: ++ schemes.</summary>
    public Slice Host;

    /// <summary>The characters of a part; empty where it is absent.</summary>
    public readonly ReadOnlySpan<char> this[Slice part] => _buffer.Slice(part.Start, part.Length);

    /// <summary>Where the next part would start.</summary>
    public readonly int Mark => _used;

    /// <summary>Everything written since a mark, as a part.</summary>
    public readonly Slice Since(int mark) => new(mark, _used - mark);

    /// <summary>Adds one character.</summary>
    public void Add(char character) => _buffer[_used++] = character;

    /// <summary>Adds text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        text.CopyTo(_buffer[_used..]);
        _used += text.Length;
    }

    /// <summary>
    /// Adds a number with exactly <paramref name="digits"/> digits; as many as it needs where that is 0.
    /// </summary>
    public Slice AddNumber(UInt128 value, int digits)
    {
        var mark = _used;
        if (digits == 0) digits = Decimals.DigitsOf(value);
        if (value <= ulong.MaxValue) Fill((ulong)value, digits);
        else
        {
            Fill((ulong)(value / Decimals.TenToThe18), digits - 18);
            Fill((ulong)(value % Decimals.TenToThe18), 18);
        }

        return Since(mark);
    }

    private void Fill(ulong value, int digits)
    {
        for (var index = _used + digits - 1; index >= _used; index--)
        {
            _buffer[index] = (char)('0' + (value % 10));
            value /= 10;
        }

        _used += digits;
    }
}
