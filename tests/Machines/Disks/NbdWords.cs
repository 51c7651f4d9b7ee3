// The numbers of the network block device protocol, as its document names them
// (github.com/NetworkBlockDevice/nbd, doc/proto.md).
namespace EdgeAgent.Machines.Disks;

/// <summary>Magic numbers, options, replies, commands and flags. All travel with the highest byte first.</summary>
internal static class NbdWords
{
    /// <summary>`NBDMAGIC`.</summary>
    public const ulong ServerMagic = 0x4e42444d41474943;

    /// <summary>`IHAVEOPT`.</summary>
    public const ulong OptionMagic = 0x49484156454f5054;

    public const ulong OptionReplyMagic = 0x3e889045565a9;
    public const uint RequestMagic = 0x25609513;
    public const uint ReplyMagic = 0x67446698;

    // The handshake: fixed newstyle, and no 124 zeroes after EXPORT_NAME where the client knows that too.
    public const ushort FixedNewstyle = 1;
    public const ushort NoZeroes = 2;

    public const uint OptionExportName = 1;
    public const uint OptionAbort = 2;
    public const uint OptionInfo = 6;
    public const uint OptionGo = 7;

    public const uint ReplyAck = 1;
    public const uint ReplyInfo = 3;
    public const uint ReplyUnsupported = 0x80000001;
    public const ushort InfoExport = 0;

    /// <summary>has-flags, flush, fua, trim, write-zeroes.</summary>
    public const ushort ExportFlags = 1 | 4 | 8 | 32 | 64;

    public const ushort CommandRead = 0;
    public const ushort CommandWrite = 1;
    public const ushort CommandDisconnect = 2;
    public const ushort CommandFlush = 3;
    public const ushort CommandTrim = 4;
    public const ushort CommandWriteZeroes = 6;
    public const ushort FlagForceUnitAccess = 1;

    public const uint InvalidArgument = 22;

    /// <summary>The most bytes of one request: what clients that ask for nothing else keep to.</summary>
    public const uint LongestRequest = 32 << 20;

    /// <summary>The most bytes of an option's data.</summary>
    public const uint LongestOption = 8_192;
}
