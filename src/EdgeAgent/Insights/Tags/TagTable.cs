// The tags by EPC: a hash table of flat slots that grows with the tags and hands slots out again.
using System.Runtime.InteropServices;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Tags;

/// <summary>Finds, adds and removes slots. A slot's number holds until it is removed.</summary>
internal sealed class TagTable
{
    private const int ChunkBits = 12;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<TagSlot[]> _chunks = [];
    private readonly ulong _seed = (ulong)Random.Shared.NextInt64() | 1;
    private int[] _heads = NewHeads(1024);
    private int _free = TagSlot.None;
    private int _used;

    /// <summary>Slots in use.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all slots and heads that are allocated.</summary>
    public long Bytes => ((long)_chunks.Count * ChunkSize * SlotBytes) + ((long)_heads.Length * sizeof(int));

    /// <summary>Bytes of one slot.</summary>
    public static int SlotBytes => System.Runtime.CompilerServices.Unsafe.SizeOf<TagSlot>();

    /// <summary>A slot by its number.</summary>
    public ref TagSlot this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>The number of an EPC's slot; <see cref="TagSlot.None"/> where it has none.</summary>
    public int Find(in EpcBits epc, int hash)
    {
        var index = _heads[hash & (_heads.Length - 1)];
        while (index != TagSlot.None)
        {
            ref var slot = ref this[index];
            if (slot.Hash == hash && slot.Epc.Equals(epc)) return index;
            index = slot.NextInBucket;
        }

        return TagSlot.None;
    }

    /// <summary>
    /// Adds a slot for an EPC that has none; everything else in it is zero, zone and device are none.
    /// </summary>
    public int Add(in EpcBits epc, int hash)
    {
        if (Count >= _heads.Length) Grow();
        var index = _free;
        if (index != TagSlot.None) _free = this[index].NextInBucket;
        else
        {
            index = _used++;
            if (index >> ChunkBits == _chunks.Count) _chunks.Add(new TagSlot[ChunkSize]);
        }

        ref var head = ref _heads[hash & (_heads.Length - 1)];
        this[index] = new TagSlot
        {
            Epc = epc,
            Hash = hash,
            Zone = TagSlot.None,
            Device = TagSlot.None,
            DueBucket = TagSlot.None,
            Gtin = -1,
            NextInBucket = head,
        };
        head = index;
        Count++;
        return index;
    }

    /// <summary>Removes a slot.</summary>
    public void Remove(int index)
    {
        ref var slot = ref this[index];
        ref var link = ref _heads[slot.Hash & (_heads.Length - 1)];
        while (link != index) link = ref this[link].NextInBucket;
        link = slot.NextInBucket;
        slot.NextInBucket = _free;
        slot.Hash = 0;
        slot.Device = TagSlot.None;
        slot.Zone = TagSlot.None;
        slot.DueBucket = TagSlot.None;
        slot.Epc = default;
        _free = index;
        Count--;
    }

    /// <summary>The numbers of all slots in use. The table must not change meanwhile.</summary>
    public IEnumerable<int> All()
    {
        foreach (var head in _heads)
        {
            for (var index = head; index != TagSlot.None; index = this[index].NextInBucket) yield return index;
        }
    }

    /// <summary>
    /// Hash of an EPC. The seed differs from start to start, so that nobody can make tags that collide.
    /// </summary>
    public int HashOf(in EpcBits epc)
    {
        var bytes = epc.Bytes;
        var hash = _seed + (uint)epc.Bits;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (var one in bytes) rest = (rest << 8) | one;
        hash = Mix(hash ^ rest);
        return (int)(hash >> 32);
    }

    private ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, _seed ^ 0x9E3779B97F4A7C15, out var low);
        return high ^ low;
    }

    private void Grow()
    {
        var heads = NewHeads(_heads.Length * 2);
        foreach (var index in All().ToList())
        {
            ref var slot = ref this[index];
            ref var head = ref heads[slot.Hash & (heads.Length - 1)];
            slot.NextInBucket = head;
            head = index;
        }

        _heads = heads;
    }

    private static int[] NewHeads(int length)
    {
        var heads = new int[length];
        Array.Fill(heads, TagSlot.None);
        return heads;
    }
}
