// The database's schema and this program do not fit.
namespace EdgeAgent.Headquarters.Database;

/// <summary>The database cannot be used as it is; the message is a sentence with what to do.</summary>
public sealed class SchemaRefusal(string sentence) : Exception(sentence);
