// What `try llrp` does, apart from files and the console: bytes in, one JSON object a line out.
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;

namespace EdgeAgent.Commands.Try;

/// <summary>Prints LLRP messages as JSON lines. Memory stays within one message, whatever the input's length.</summary>
/// <param name="output">Where the lines go, in UTF-8.</param>
public sealed class LlrpPrinter(Stream output)
{
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>True as soon as a line with an error has been printed.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Prints the messages of a byte stream, one behind the other as they stand on a TCP connection. A length
    /// that can not be true ends it, because nobody knows where the next message begins.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="cancellation">Stops between two reads.</param>
    public async Task PrintBinaryAsync(Stream input, CancellationToken cancellation)
    {
        using var splitter = new FrameSplitter();
        while (splitter.Fault == FrameFault.None)
        {
            var count = await input.ReadAsync(splitter.GetMemory(), cancellation);
            if (count == 0) break;
            splitter.Advance(count);
            await PrintWholeAsync(splitter, null, cancellation);
        }

        await PrintEndAsync(splitter, null, cancellation);
    }

    /// <summary>Prints messages written in hex, one a line. Blanks between digits are allowed; empty lines and those
    /// that begin with <c>#</c> are passed over. A bad line does not disturb the next.</summary>
    /// <param name="input">The lines.</param>
    /// <param name="cancellation">Stops between two lines.</param>
    public async Task PrintHexAsync(TextReader input, CancellationToken cancellation)
    {
        for (var line = 1; await input.ReadLineAsync(cancellation) is { } text; line++)
        {
            var digits = string.Concat(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (digits.Length == 0 || digits.StartsWith('#')) continue;
            if (!TryFromHex(digits, out var bytes, out var reason))
            {
                await PrintErrorAsync(reason, 0, line, cancellation);
                continue;
            }

            using var splitter = new FrameSplitter();
            for (var rest = bytes.AsMemory(); rest.Length > 0 && splitter.Fault == FrameFault.None;)
            {
                var room = splitter.GetMemory();
                var count = Math.Min(room.Length, rest.Length);
                rest[..count].CopyTo(room);
                rest = rest[count..];
                splitter.Advance(count);
                await PrintWholeAsync(splitter, line, cancellation);
            }

            await PrintEndAsync(splitter, line, cancellation);
        }
    }

    private async Task PrintWholeAsync(FrameSplitter splitter, int? line, CancellationToken cancellation)
    {
        for (var start = splitter.Position; splitter.TryRead(out var message); start = splitter.Position)
        {
            var decoded = TreeDecoder.Decode(message);
            using (var json = Begin())
            {
                if (decoded.Faults.Count > 0)
                {
                    WriteError(json, decoded.Faults[0].ToString(), start + decoded.Faults[0].Offset, line);
                    if (decoded.Faults.Count > 1) json.WriteNumber("faults", decoded.Faults.Count);
                }

                MessageJson.WriteMembers(json, decoded);
                json.WriteEndObject();
            }

            await EndAsync(cancellation);
        }

        await output.FlushAsync(cancellation);
    }

    private async Task PrintEndAsync(FrameSplitter splitter, int? line, CancellationToken cancellation)
    {
        var (offset, length) = (splitter.Position, splitter.FaultLength);
        var error = splitter.Fault switch
        {
            FrameFault.LengthTooSmall => $"The message at byte {offset} says that it has {length} bytes, fewer than "
                + "its header alone; nothing behind it can be read.",
            FrameFault.LengthTooLarge => $"The message at byte {offset} says that it has {length} bytes, more than "
                + $"the {FrameSplitter.DefaultCap} that are taken; nothing behind it can be read.",
            _ when splitter.Pending > 0 => $"The input ends within the message at byte {offset}: only "
                + $"{splitter.Pending} bytes of it are there.",
            _ => null,
        };
        if (error is not null) await PrintErrorAsync(error, offset, line, cancellation);
    }

    private async Task PrintErrorAsync(string error, long offset, int? line, CancellationToken cancellation)
    {
        using (var json = Begin())
        {
            WriteError(json, error, offset, line);
            json.WriteEndObject();
        }

        await EndAsync(cancellation);
        await output.FlushAsync(cancellation);
    }

    private void WriteError(Utf8JsonWriter json, string error, long offset, int? line)
    {
        HasErrors = true;
        json.WriteString("error", error);
        json.WriteNumber("offset", offset);
        if (line is { } number) json.WriteNumber("line", number);
    }

    private Utf8JsonWriter Begin()
    {
        _line.ResetWrittenCount();
        var json = new Utf8JsonWriter(_line, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        return json;
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        _line.Write("\n"u8);
        await output.WriteAsync(_line.WrittenMemory, cancellation);
    }

    private static bool TryFromHex(string digits, out byte[] bytes, out string reason)
    {
        (bytes, reason) = (new byte[digits.Length / 2], "");
        var wrong = digits.AsSpan().IndexOfAnyExcept("0123456789abcdefABCDEF");
        if (wrong >= 0) reason = $"'{digits[wrong]}' is no hex digit.";
        else if (digits.Length % 2 != 0) reason = $"The line has {digits.Length} hex digits; two make a byte.";
        else Convert.FromHexString(digits, bytes, out _, out _);
        return reason.Length == 0;
    }
}
