// A cell of a table leaf page, read by hand (sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2.1). It trusts
// nothing: whatever does not fit is no cell.
using System.Buffers.Binary;
using System.Text;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Where a cell stands: the image and the offset in it.</summary>
internal readonly record struct CellAddress(int Image, int Offset);

/// <summary>A record with its row number.</summary>
internal sealed class RecordCell
{
    private const int PageSize = PageImages.PageSize;
    private const int LeafHeader = 8;
    private const int MaximumColumns = 16;
    private const int MaximumPayload = 64 << 20;
    private readonly byte[] _payload;
    private readonly List<(int Offset, long Type)> _columns;

    private RecordCell(CellAddress address, long rowId, byte[] payload, List<(int, long)> columns)
    {
        (Address, RowId, _payload, _columns) = (address, rowId, payload, columns);
    }

    public CellAddress Address { get; }

    public long RowId { get; }

    public int Columns => _columns.Count;

    /// <summary>Everything in a page that can be read as a cell; the count in its header is not believed.</summary>
    public static IEnumerable<RecordCell> InPage(PageImages pages, int image)
    {
        var page = new byte[PageSize];
        pages.Read(image, page);
        var firstCell = PageSize; // pointers lie before all cells
        for (var pointer = LeafHeader; pointer + 2 <= firstCell; pointer += 2)
        {
            var offset = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(pointer));
            if (offset == 0) yield break;
            if (offset <= pointer || offset >= PageSize) continue;
            firstCell = Math.Min(firstCell, offset);
            if (Parse(pages, page, new CellAddress(image, offset)) is { } cell) yield return cell;
        }
    }

    /// <summary>Reads the cell at an address again.</summary>
    public static RecordCell? Read(PageImages pages, CellAddress address)
    {
        var page = new byte[PageSize];
        pages.Read(address.Image, page);
        return Parse(pages, page, address);
    }

    /// <summary>A whole number; 0 where the column is none.</summary>
    public long Number(int column)
    {
        var (offset, type) = _columns[column];
        if (type is 8 or 9) return type - 8;
        var size = SizeOf(type);
        if (type is < 1 or > 6) return 0;
        long value = (sbyte)_payload[offset];
        for (var index = 1; index < size; index++) value = (value << 8) | _payload[offset + index];
        return value;
    }

    /// <summary>A text; null where the column is none.</summary>
    public string? Text(int column)
    {
        var (offset, type) = _columns[column];
        return type >= 13 && type % 2 == 1 ? Encoding.UTF8.GetString(_payload, offset, SizeOf(type)) : null;
    }

    /// <summary>A blob; null where the column is none.</summary>
    public byte[]? Blob(int column)
    {
        var (offset, type) = _columns[column];
        return type >= 12 && type % 2 == 0 ? _payload[offset..(offset + SizeOf(type))] : null;
    }

    private static int SizeOf(long type) => type switch
    {
        >= 12 => (int)Math.Min((type - 12) / 2, MaximumPayload),
        <= 4 => (int)type,
        5 => 6,
        6 or 7 => 8,
        _ => 0,
    };

    private static RecordCell? Parse(PageImages pages, byte[] page, CellAddress address)
    {
        var at = address.Offset;
        if (!Varint(page, ref at, out var length) || !Varint(page, ref at, out var rowId)) return null;
        if (length is < 2 or > MaximumPayload) return null;
        if (Payload(pages, page, at, (int)length) is not { } payload) return null;
        var position = 0;
        if (!Varint(payload, ref position, out var headerSize) || headerSize > payload.Length || headerSize < position)
            return null;
        var columns = new List<(int, long)>();
        var offset = headerSize;
        while (position < headerSize)
        {
            if (columns.Count == MaximumColumns || !Varint(payload, ref position, out var type) || type < 0)
                return null;
            columns.Add(((int)offset, type));
            offset += SizeOf(type);
            if (offset > payload.Length) return null;
        }

        return columns.Count == 0 ? null : new RecordCell(address, rowId, payload, columns);
    }

    // What does not fit into the page goes on in a chain of overflow pages (section 1.6).
    private static byte[]? Payload(PageImages pages, byte[] page, int at, int length)
    {
        const int MostLocal = PageSize - 35;
        const int LeastLocal = ((PageSize - 12) * 32 / 255) - 23;
        const int OnOverflow = PageSize - 4;
        if (length <= MostLocal) return at + length <= PageSize ? page[at..(at + length)] : null;
        var local = LeastLocal + ((length - LeastLocal) % OnOverflow);
        if (local > MostLocal) local = LeastLocal;
        if (at + local + 4 > PageSize) return null;
        var payload = new byte[length];
        page.AsSpan(at, local).CopyTo(payload);
        var next = BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at + local));
        var overflow = new byte[PageSize];
        for (var filled = local; filled < length;)
        {
            if (pages.ImageOf(next) is not { } image) return null;
            pages.Read(image, overflow);
            next = BinaryPrimitives.ReadUInt32BigEndian(overflow);
            var part = Math.Min(OnOverflow, length - filled);
            overflow.AsSpan(4, part).CopyTo(payload.AsSpan(filled));
            filled += part;
        }

        return payload;
    }

    private static bool Varint(ReadOnlySpan<byte> bytes, ref int at, out long value)
    {
        value = 0;
        for (var index = 0; index < 9; index++)
        {
            if (at >= bytes.Length) return false;
            var next = bytes[at++];
            if (index == 8)
            {
                value = (value << 8) | next;
                return true;
            }

            value = (value << 7) | (uint)(next & 0x7F);
            if (next < 0x80) return true;
        }

        return false;
    }
}
