// The names of the files in the state folder.
namespace EdgeAgent.Outbox.Storage;

/// <summary>Where each file of the outbox lies.</summary>
internal sealed record StateFiles(string Folder)
{
    public string Database => Path.Combine(Folder, "outbox.db");

    public string Log => Database + "-wal";

    public string LogIndex => Database + "-shm";

    /// <summary>A rebuilt database before it takes the old one's name.</summary>
    public string Rebuilt => Path.Combine(Folder, "outbox.db.new");

    public string Places => Path.Combine(Folder, "places");

    public string Key => Path.Combine(Folder, "payload.key");

    public string Lock => Path.Combine(Folder, "lock");
}
