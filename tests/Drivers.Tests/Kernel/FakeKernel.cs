// A kernel for tests: device files that a test makes, feeds and takes away. Waiting ends as soon as a test changes
// something.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Tests.Kernel;

internal sealed class FakeKernel : IKernel
{
    private readonly Dictionary<string, Func<IKernelFile>> _files = [];
    private readonly Dictionary<int, IKernelFile> _descriptors = [];

    public object Gate { get; } = new();

    /// <summary>How often each path was opened.</summary>
    public Dictionary<string, int> Opened { get; } = [];

    public void Add(string path, Func<IKernelFile> open) => _files[path] = open;

    public void Refuse(string path, int error) => _files[path] = () => throw new KernelFault(path, error);

    public void Remove(string path) => _files.Remove(path);

    /// <summary>Keeps a file that an ioctl hands out by its descriptor.</summary>
    public int Keep(IKernelFile file)
    {
        var descriptor = 100 + _descriptors.Count;
        _descriptors.Add(descriptor, file);
        return descriptor;
    }

    public IReadOnlyList<string> Names(string folder, string prefix) =>
        [.. _files.Keys.Where(path => path.StartsWith($"{folder}/{prefix}", StringComparison.Ordinal))
            .Select(path => path[(folder.Length + 1)..]).Order(StringComparer.Ordinal)];

    public IKernelFile Open(string path, FileUse use)
    {
        Opened[path] = Opened.GetValueOrDefault(path) + 1;
        return _files.TryGetValue(path, out var open) ? open() : throw new KernelFault(path, ErrorNumber.NoSuchFile);
    }

    public IKernelFile Adopt(int descriptor, string path) => _descriptors[descriptor];

    public void Wait(ReadOnlySpan<IKernelFile> files, Span<bool> ready, TimeSpan most)
    {
        lock (Gate)
        {
            if (!Look(files, ready)) Monitor.Wait(Gate, most);
            Look(files, ready);
        }
    }

    private static bool Look(ReadOnlySpan<IKernelFile> files, Span<bool> ready)
    {
        var any = false;
        for (var index = 0; index < files.Length; index++)
            any |= ready[index] = ((FakeFile)files[index]).HasSomething;
        return any;
    }
}
