// What operators must hear, kept until each has heard it; what was heard is remembered for a while, so that HQ may say
// it again without anybody hearing it twice.
using System.Text.Json;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>The notices. Not safe for two threads at once.</summary>
internal sealed class NoticeBook
{
    /// <summary>The kind of its records.</summary>
    public const string Kind = "notice";

    private const int Most = 500;

    private readonly Dictionary<string, KeptNotice> _notices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]?> _changes = new(StringComparer.Ordinal);

    /// <summary>The oldest that an operator has not heard.</summary>
    public WorkNotice? Next(string @operator) => _notices.Values
        .Where(one => !one.Heard && one.Operator == @operator)
        .OrderBy(one => one.Given)
        .Select(one => new WorkNotice(one.Id, one.Sentence, one.Assignment))
        .FirstOrDefault();

    /// <summary>Keeps a notice; false where its id is known.</summary>
    public bool Add(KeptNotice notice)
    {
        if (_notices.ContainsKey(notice.Id)) return false;
        Set(notice);
        foreach (var old in _notices.Values.OrderBy(one => one.Given).SkipLast(Most).ToList())
        {
            _notices.Remove(old.Id);
            _changes[$"{Kind}:{old.Id}"] = null;
        }

        return true;
    }

    /// <summary>The operator heard it.</summary>
    public void Heard(string @operator, string id)
    {
        if (_notices.GetValueOrDefault(id) is { Heard: false } notice && notice.Operator == @operator)
            Set(notice with { Heard = true });
    }

    /// <summary>Takes a record of the shelf in; false where it is none.</summary>
    public bool Load(string key, ReadOnlySpan<byte> json)
    {
        if (!key.StartsWith(Kind + ":", StringComparison.Ordinal)) return false;
        var notice = JsonSerializer.Deserialize(json, DeskJson.Default.KeptNotice)!;
        _notices[notice.Id] = notice;
        return true;
    }

    /// <summary>What changed since the last call.</summary>
    public IReadOnlyDictionary<string, byte[]?> TakeChanges()
    {
        var changes = _changes.ToDictionary(StringComparer.Ordinal);
        _changes.Clear();
        return changes;
    }

    /// <summary>Marks everything as changed: the shelf has lost it.</summary>
    public void MarkAll()
    {
        foreach (var notice in _notices.Values.ToList()) Set(notice);
    }

    private void Set(KeptNotice notice)
    {
        _notices[notice.Id] = notice;
        _changes[$"{Kind}:{notice.Id}"] = JsonSerializer.SerializeToUtf8Bytes(notice, DeskJson.Default.KeptNotice);
    }
}
