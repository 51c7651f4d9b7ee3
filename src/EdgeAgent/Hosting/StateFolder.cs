// The folder that holds all state, held by one agent at a time: two writers would hand out the same place twice.
namespace EdgeAgent.Hosting;

/// <summary>The state folder, locked for this process until disposed.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly FileStream _lock;

    private StateFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes the folder where it is missing (mode 0700) and takes its lock.</summary>
    /// <exception cref="StartRefusal">With a sentence: not writable, or another agent holds it.</exception>
    public static StateFolder Take(string path)
    {
        try
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusal(
                $"The state folder {path} cannot be made: {fault.Message} Make it by hand and give it to the agent's user, or name another by `state:`.", fault);
        }

        try
        {
            return new StateFolder(
                path, new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new StartRefusal($"The state folder {path} cannot be written: give it to the agent's user (chown).", fault);
        }
        catch (IOException fault)
        {
            throw new StartRefusal(
                $"Another agent already uses the state folder {path}: stop that one first, or name another folder by `state:`. ({fault.Message})", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}

/// <summary>The agent cannot start; the message is a sentence for the person who can act.</summary>
internal sealed class StartRefusal(string sentence, Exception? cause = null) : Exception(sentence, cause);
