// Answers that are a document or two: how the box is, its devices, its configuration.
using System.Text.Json;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Web;

namespace EdgeAgent.Answers;

/// <summary>Answers <c>diag</c>, <c>devices</c> and <c>config</c>.</summary>
internal sealed class DocumentAnswer(AnswerSources sources) : IAnswer
{
    /// <inheritdoc/>
    public async Task WriteAsync(QueryRequest question, AnswerWriter answer, CancellationToken stop)
    {
        foreach (var document in DocumentsOf(question.Kind)) await answer.AddAsync(document, stop);
        await answer.EndAsync(whole: true, stop);
    }

    private IEnumerable<byte[]> DocumentsOf(string kind) => kind switch
    {
        QueryKinds.Config => [JsonSerializer.SerializeToUtf8Bytes(sources.Config, AnswerJson.Default.ConfigInForce)],
        QueryKinds.Devices => sources.Status().Devices.Select(
            device => JsonSerializer.SerializeToUtf8Bytes(device, AgentStatusJson.Default.DeviceHealth)),
        _ => [JsonSerializer.SerializeToUtf8Bytes(sources.Status(), AgentStatusJson.Default.AgentStatus)],
    };
}
