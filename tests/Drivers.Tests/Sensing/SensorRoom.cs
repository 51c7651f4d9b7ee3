// A folder that looks like the kernel's sensors, and a kernel that fails where a test wants it to.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Tests.Sensing;

internal sealed class SensorRoom : IKernel, IDisposable
{
    private readonly LinuxKernel _kernel = new();
    private readonly Dictionary<string, int> _errors = [];
    private readonly Dictionary<string, int> _lateErrors = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("sensors-").FullName;

    /// <summary>The folder of a sensor, made where it is not there.</summary>
    public string Sensor(string folder, string name) => Write($"{folder}/name", $"{name}\n")[..^"/name".Length];

    /// <summary>Makes a sensor whose folder is a link into the tree of devices, as on a real machine.</summary>
    public string Linked(string link, string place, string name)
    {
        var sensor = Sensor($"devices/{place}/{link}", name);
        Directory.CreateSymbolicLink($"{Root}/{link}", $"devices/{place}/{link}");
        return sensor;
    }

    public string Write(string file, string text)
    {
        var path = $"{Root}/{file}";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>From now on opening this file fails; null = no longer.</summary>
    public void Fail(string file, int? error)
    {
        lock (_errors)
        {
            if (error is { } number) _errors[$"{Root}/{file}"] = number;
            else _errors.Remove($"{Root}/{file}");
        }
    }

    /// <summary>From now on this file can be opened, and fails when it is read.</summary>
    public void FailInMidRead(string file, int error)
    {
        lock (_errors) _lateErrors[$"{Root}/{file}"] = error;
    }

    public IReadOnlyList<string> Names(string folder, string prefix) => _kernel.Names(folder, prefix);

    public IKernelFile Open(string path, FileUse use)
    {
        lock (_errors)
        {
            if (_errors.TryGetValue(path, out var error)) throw new KernelFault(path, error);
            if (_lateErrors.TryGetValue(path, out var late)) return new VanishingFile(_kernel.Open(path, use), late);
        }

        return _kernel.Open(path, use);
    }

    public IKernelFile Adopt(int descriptor, string path) => _kernel.Adopt(descriptor, path);

    public void Wait(ReadOnlySpan<IKernelFile> files, Span<bool> ready, TimeSpan most) =>
        _kernel.Wait(files, ready, most);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    // A file of sysfs stays open when its device goes, and says so when it is read.
    private sealed class VanishingFile(IKernelFile file, int error) : IKernelFile
    {
        public string Path => file.Path;

        public void Control(uint request, Span<byte> structure) => file.Control(request, structure);

        public void Control(uint request, int number) => file.Control(request, number);

        public int Read(Span<byte> buffer) => throw new KernelFault(Path, error);

        public void Write(ReadOnlySpan<byte> bytes) => file.Write(bytes);

        public void Dispose() => file.Dispose();
    }
}
