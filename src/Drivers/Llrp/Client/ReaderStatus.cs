// LLRPStatus (parameter 287): success, or why the reader refused, in words.
using System.Text;
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>The status at the head of every answer (LLRP 1.0.1, section 13).</summary>
/// <param name="Code">0 = success.</param>
/// <param name="Text">The code's name, the reader's own words, and the fields and parameters that it names.</param>
internal readonly record struct ReaderStatus(ushort Code, string Text)
{
    /// <summary>M_UnsupportedMessage: the reader does not know the request.</summary>
    public const ushort UnsupportedMessage = 109;

    /// <summary>M_UnsupportedVersion: the reader speaks an older version.</summary>
    public const ushort UnsupportedVersion = 110;

    /// <summary>True where the request was carried out.</summary>
    public bool IsSuccess => Code == 0;

    /// <summary>Finds the status in an answer; an answer without one counts as success, as old readers leave it
    /// out.</summary>
    public static ReaderStatus Of(ReadOnlySpan<byte> parameters)
    {
        var reader = new ParameterReader(parameters);
        while (reader.Read())
        {
            if (reader.Type == ParameterType.LLRPStatus) return Read(reader.Body);
        }

        return default;
    }

    private static ReaderStatus Read(ReadOnlySpan<byte> body)
    {
        var fields = new FieldReader(body);
        var code = fields.U16();
        var words = fields.Utf8();
        if (code == 0) return default;
        var text = new StringBuilder(Name(code));
        if (words.Length > 0) text.Append($" \"{words}\"");
        Describe(fields.Parameters(), text);
        return new ReaderStatus(code, text.ToString());
    }

    private static void Describe(ParameterReader errors, StringBuilder text)
    {
        while (errors.Read())
        {
            var fields = new FieldReader(errors.Body);
            if (errors.Type == ParameterType.FieldError)
                text.Append($", field {fields.U16()}: {Name(fields.U16())}");
            else if (errors.Type == ParameterType.ParameterError)
            {
                text.Append($", {(ParameterType)fields.U16()}: {Name(fields.U16())}");
                Describe(fields.Parameters(), text);
            }
        }
    }

    private static string Name(ushort code) => code switch
    {
        100 => "M_ParameterError",
        101 => "M_FieldError",
        102 => "M_UnexpectedParameter",
        103 => "M_MissingParameter",
        104 => "M_DuplicateParameter",
        105 => "M_OverflowParameter",
        106 => "M_OverflowField",
        107 => "M_UnknownParameter",
        108 => "M_UnknownField",
        UnsupportedMessage => "M_UnsupportedMessage",
        UnsupportedVersion => "M_UnsupportedVersion",
        111 => "M_UnsupportedParameter",
        200 => "P_ParameterError",
        201 => "P_FieldError",
        202 => "P_UnexpectedParameter",
        203 => "P_MissingParameter",
        204 => "P_DuplicateParameter",
        205 => "P_OverflowParameter",
        206 => "P_OverflowField",
        207 => "P_UnknownParameter",
        208 => "P_UnknownField",
        209 => "P_UnsupportedParameter",
        300 => "A_Invalid",
        301 => "A_OutOfRange",
        401 => "R_DeviceError",
        _ => $"error {code}",
    };
}
