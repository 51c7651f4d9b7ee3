// The names of a model's inputs or outputs, in the form in which each run hands them over.
using System.Runtime.InteropServices;
using System.Text;

namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>Names as UTF-8 texts that stay where they are, and the table of pointers to them.</summary>
internal sealed unsafe class OnnxNames
{
    private readonly byte[][] _texts;

    /// <summary>Takes the names over.</summary>
    public OnnxNames(IReadOnlyList<OnnxValueInfo> values)
    {
        _texts = [.. values.Select(value => Pinned(value.Name))];
        Pointers = new byte*[_texts.Length];
        for (var index = 0; index < _texts.Length; index++)
            Pointers[index] = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_texts[index], 0);
    }

    /// <summary>One pointer for each name; valid while this object is held.</summary>
    public byte*[] Pointers { get; }

    private static byte[] Pinned(string name)
    {
        var text = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(name) + 1, pinned: true);
        Encoding.UTF8.GetBytes(name, text);
        return text;
    }
}
