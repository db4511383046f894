// Checks the test vectors: dotnet run -- ../vectors.json

using System.Text.Json;

var vectors = JsonDocument.Parse(File.ReadAllText(args[0])).RootElement;
var checks = 0;

string Text(JsonElement element, params string[] path) => path.Aggregate(element, (inner, name) => inner.GetProperty(name)).GetString()!;

void Check<T>(T actual, T expected)
{
    checks++;
    if (!EqualityComparer<T>.Default.Equals(actual, expected)) throw new InvalidOperationException($"{actual} is not {expected}");
}

var v1 = vectors.GetProperty("v1");
var (appKey, nonce, timestamp) = (Text(v1, "appKey"), Text(v1, "nonce"), Text(v1, "timestamp"));
Check(Youmi.TokenBody(Text(v1, "appId"), appKey, nonce, timestamp)["Signature"], Text(v1, "token", "signature"));
Check(Youmi.Headers(Text(v1, "accessToken"), appKey, nonce, timestamp)["Signature"], Text(v1, "call", "signature"));

foreach (var sidebar in vectors.GetProperty("sidebar").EnumerateArray())
{
    var query = Text(sidebar, "query").Split('&').Select(part => part.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
    var visit = Youmi.OpenSidebar(query, Text(sidebar, "privateKey"));
    Check(visit?.UserId, Text(sidebar, "userId"));
    Check(visit?.Message, Text(sidebar, "message"));
    Check(Youmi.OpenSidebar(query, "another-key"), null);
}

var handOver = vectors.GetProperty("handOver");
var (body, secret, signature) = (Text(handOver, "body"), Text(handOver, "secret"), Text(handOver, "signature"));
var now = long.Parse(timestamp);
Check(Youmi.IsHandedOver(body, timestamp, signature, secret, now + 60), true);
Check(Youmi.IsHandedOver($"{body} ", timestamp, signature, secret, now + 60), false);
Check(Youmi.IsHandedOver(body, timestamp, signature, secret, now + 600), false);
Console.WriteLine($"{checks} checks");
