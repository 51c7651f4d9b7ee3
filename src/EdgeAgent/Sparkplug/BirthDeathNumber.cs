// The number that ties a death to its birth (`bdSeq`): one more with each CONNECT, also over restarts. It is kept as a
// line of text with a checksum in the state folder; a damaged file costs the count, which then starts anew.
using System.Globalization;
using System.Text;
using EdgeAgent.Outbox.Storage;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Sparkplug;

/// <summary>Counts connects from 0 to 255 and around.</summary>
internal sealed class BirthDeathNumber
{
    /// <summary>The file's name.</summary>
    public const string FileName = "sparkplug.bdseq";

    private readonly string _path;
    private readonly ILogger _log;
    private bool _unwritable;

    /// <summary>Reads what the last run left.</summary>
    public BirthDeathNumber(string stateFolder, ILogger log)
    {
        (_path, _log) = (Path.Combine(stateFolder, FileName), log);
        Current = Load();
    }

    /// <summary>The number of the last CONNECT; null before the first.</summary>
    public byte? Current { get; private set; }

    /// <summary>Takes the number of the next CONNECT; it is on disk before it is used.</summary>
    public byte Next()
    {
        var next = unchecked((byte)((Current ?? byte.MaxValue) + 1));
        Current = next;
        Save(next);
        return next;
    }

    private byte? Load()
    {
        try
        {
            if (!File.Exists(_path)) return null;
            var text = File.ReadAllText(_path);
            if (byte.TryParse(text.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && text == LineOf(number)) return number;
            SparkplugLog.NumberLost(_log, $"{_path} is damaged");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            SparkplugLog.NumberLost(_log, $"{_path} cannot be read ({fault.Message.TrimEnd('.')})");
        }

        return null;
    }

    private void Save(byte number)
    {
        try
        {
            StateFile.Replace(_path, Encoding.ASCII.GetBytes(LineOf(number)));
            _unwritable = false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (!_unwritable) SparkplugLog.NumberNotKept(_log, _path, fault.Message.TrimEnd('.'));
            _unwritable = true;
        }
    }

    private static string LineOf(byte number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return $"{digits} {Checksum.Over(~0u, digits):x8}\n";
    }
}
