// The layouts of tag access: which tags, what to do with them, what came of it. Notation: see LayoutParser.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Access operations (LLRP 1.1, sections 17.2.5, 17.3.1.3 and 17.3.1.5).</summary>
internal static class AccessTable
{
    /// <summary>The table.</summary>
    public const string Text = """
        207 AccessSpec
            u32 AccessSpecID
            u16 AntennaID
            u8 ProtocolID AirProtocols
            u1 CurrentState AccessSpecState
            r7
            u32 ROSpecID
            AccessSpecStopTrigger AccessCommand AccessReportSpec Custom*
        208 AccessSpecStopTrigger
            u8 AccessSpecStopTrigger AccessSpecStopTriggerType
            u16 OperationCountValue
        209 AccessCommand
            C1G2TagSpec C1G2Read* C1G2Write* C1G2Kill* C1G2Recommission* C1G2Lock* C1G2BlockErase* C1G2BlockWrite*
            C1G2BlockPermalock* C1G2GetBlockPermalockStatus* ClientRequestOpSpec* Custom*
        210 ClientRequestOpSpec
            u16 OpSpecID
        211 ClientRequestResponse
            u32 AccessSpecID
            EPCData EPC_96 C1G2Read* C1G2Write* C1G2Kill* C1G2Recommission* C1G2Lock* C1G2BlockErase*
            C1G2BlockWrite* C1G2BlockPermalock* C1G2GetBlockPermalockStatus* Custom*
        338 C1G2TagSpec
            C1G2TargetTag*
        339 C1G2TargetTag
            u2 MB
            u1 Match
            r5
            u16 Pointer
            u1v TagMask
            u1v TagData
        341 C1G2Read
            u16 OpSpecID
            u32 AccessPassword
            u2 MB
            r6
            u16 WordPointer
            u16 WordCount
        342 C1G2Write
            u16 OpSpecID
            u32 AccessPassword
            u2 MB
            r6
            u16 WordPointer
            u16v WriteData hex
        343 C1G2Kill
            u16 OpSpecID
            u32 KillPassword
        357 C1G2Recommission
            u16 OpSpecID
            u32 KillPassword
            r5
            u1 BIT_3SB
            u1 BIT_2SB
            u1 BIT_LSB
        344 C1G2Lock
            u16 OpSpecID
            u32 AccessPassword
            C1G2LockPayload*
        345 C1G2LockPayload
            u8 Privilege C1G2LockPrivilege
            u8 DataField C1G2LockDataField
        346 C1G2BlockErase
            u16 OpSpecID
            u32 AccessPassword
            u2 MB
            r6
            u16 WordPointer
            u16 WordCount
        347 C1G2BlockWrite
            u16 OpSpecID
            u32 AccessPassword
            u2 MB
            r6
            u16 WordPointer
            u16v WriteData hex
        358 C1G2BlockPermalock
            u16 OpSpecID
            u32 AccessPassword
            u2 MB
            r6
            u16 BlockPointer
            u16v BlockMask hex
        359 C1G2GetBlockPermalockStatus
            u16 OpSpecID
            u32 AccessPassword
            u2 MB
            r6
            u16 BlockPointer
            u16 BlockRange
        349 C1G2ReadOpSpecResult
            u8 Result C1G2ReadResultType
            u16 OpSpecID
            u16v ReadData hex
        350 C1G2WriteOpSpecResult
            u8 Result C1G2WriteResultType
            u16 OpSpecID
            u16 NumWordsWritten
        351 C1G2KillOpSpecResult
            u8 Result C1G2KillResultType
            u16 OpSpecID
        360 C1G2RecommissionOpSpecResult
            u8 Result C1G2KillResultType
            u16 OpSpecID
        352 C1G2LockOpSpecResult
            u8 Result C1G2LockResultType
            u16 OpSpecID
        353 C1G2BlockEraseOpSpecResult
            u8 Result C1G2WriteResultType
            u16 OpSpecID
        354 C1G2BlockWriteOpSpecResult
            u8 Result C1G2WriteResultType
            u16 OpSpecID
            u16 NumWordsWritten
        361 C1G2BlockPermalockOpSpecResult
            u8 Result C1G2LockResultType
            u16 OpSpecID
        362 C1G2GetBlockPermalockStatusOpSpecResult
            u8 Result C1G2GetBlockPermalockStatusResultType
            u16 OpSpecID
            u16v PermalockStatus hex
        """;
}
