// Decimal arithmetic of the GS1 keys: powers of ten, digit counts, check digits.
namespace EdgeAgent.Insights.Epc;

/// <summary>Decimal arithmetic.</summary>
internal static class Decimals
{
    /// <summary>10^18, the largest power of ten whose multiples up to 18 still fit 64 bits.</summary>
    public const ulong TenToThe18 = 1_000_000_000_000_000_000;

    private static readonly UInt128[] Powers = MakePowers();

    /// <summary>10 to the power of 0 to 38.</summary>
    public static UInt128 Power(int exponent) => Powers[exponent];

    /// <summary>How many digits a number has; 1 for zero.</summary>
    public static int DigitsOf(UInt128 value)
    {
        var digits = 1;
        while (digits < 38 && value >= Powers[digits]) digits++;
        return digits;
    }

    /// <summary>
    /// The bits that TDS reserves for a number of so many digits: ⌈digits × log2 10⌉ (TDS 2.3 table B).
    /// </summary>
    public static int BitsFor(int digits) => (int)Math.Ceiling(digits * Math.Log2(10));

    /// <summary>
    /// The GS1 check digit: weights 3, 1, 3 … from the right (GS1 General Specifications, section 7.9).
    /// </summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        var weight = 3;
        for (var index = digits.Length - 1; index >= 0; index--)
        {
            sum += (digits[index] - '0') * weight;
            weight = 4 - weight;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    private static UInt128[] MakePowers()
    {
        var powers = new UInt128[39];
        powers[0] = 1;
        for (var index = 1; index < powers.Length; index++) powers[index] = powers[index - 1] * 10;
        return powers;
    }
}
