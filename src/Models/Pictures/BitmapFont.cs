// A tiny font of our own for labels: 5 x 7 dots a sign.
namespace EdgeAgent.Models.Pictures;

/// <summary>Signs of 5 x 7 dots.</summary>
internal static class BitmapFont
{
    /// <summary>Dots across.</summary>
    public const int Width = 5;

    /// <summary>Dots down.</summary>
    public const int Height = 7;

    private const string Signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ .,:-+#%/()?";

    // Seven rows a sign in the order above, each row one letter: its bits, counted from '@', are the dots, left first.
    private const string Dots =
        "NQSUYQN" + "DLDDDDN" + "NQABDH_" + "_BDBAQN" + "BFJR_BB" + "_P^AAQN" + "FHP^QQN" + "_ABDHHH"
        + "NQQNQQN" + "NQQOABL" + "NQQQ_QQ" + "^QQ^QQ^" + "NQPPPQN" + "\\RQQQR\\" + "_PP^PP_" + "_PP^PPP"
        + "NQPWQQO" + "QQQ_QQQ" + "NDDDDDN" + "GBBBBRL" + "QRTXTRQ" + "PPPPPP_" + "Q[UUQQQ" + "QQYUSQQ"
        + "NQQQQQN" + "^QQ^PPP" + "NQQQURM" + "^QQ^TRQ" + "OPPNAA^" + "_DDDDDD" + "QQQQQQN" + "QQQQQJD"
        + "QQQUUUJ" + "QQJDJQQ" + "QQQJDDD" + "_ABDHP_" + "@@@@@@@" + "@@@@@LL" + "@@@@LDH" + "@LL@LL@"
        + "@@@_@@@" + "@DD_DD@" + "JJ_J_JJ" + "XYBDHSC" + "@ABDHP@" + "BDHHHDB" + "HDBBBDH" + "NQABD@D";

    /// <summary>One row of a sign, the leftmost dot in bit 4; a sign that is not there is a question mark.</summary>
    public static int Row(char sign, int row)
    {
        var index = Signs.IndexOf(char.ToUpperInvariant(sign), StringComparison.Ordinal);
        if (index < 0) index = Signs.Length - 1;
        return Dots[(index * Height) + row] - '@';
    }
}
