// Builds a URI on the stack: two ways to escape, no allocation but the final string.
namespace EdgeAgent.Insights.Epc;

/// <summary>Writes a URI into a buffer.</summary>
internal ref struct UriWriter(Span<char> buffer)
{
    /// <summary>
    /// Characters that the longest URI needs: a long host, and every character of every part escaped.
    /// </summary>
    public const int Capacity = 1024;

    private const string Hex = "0123456789ABCDEF";

    private readonly Span<char> _buffer = buffer;
    private int _used;

    /// <summary>The URI so far.</summary>
    public readonly ReadOnlySpan<char> Text => _buffer[.._used];

    /// <summary>Adds text as it is.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        text.CopyTo(_buffer[_used..]);
        _used += text.Length;
    }

    /// <summary>Adds one character as it is.</summary>
    public void Add(char character) => _buffer[_used++] = character;

    /// <summary>Adds a small number.</summary>
    public void AddNumber(int value)
    {
        if (value >= 10) Add((char)('0' + (value / 10)));
        Add((char)('0' + (value % 10)));
    }

    /// <summary>Adds a part of an EPC URN: what URNs do not take is escaped (TDS 1.13 table A-1).</summary>
    public void AddUrnPart(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character is '"' or '%' or '&' or '/' or '<' or '>' or '?' or '#') Escape(character);
            else Add(character);
        }
    }

    /// <summary>Adds a segment of a Digital Link: all but the unreserved characters of RFC 3986 is escaped.</summary>
    public void AddSegment(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~') Add(character);
            else Escape(character);
        }
    }

    private void Escape(char character)
    {
        Add('%');
        Add(Hex[character >> 4]);
        Add(Hex[character & 15]);
    }
}
