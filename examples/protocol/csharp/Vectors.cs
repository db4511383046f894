using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Youmi
{
    /// <summary>Checks the test vectors.</summary>
    public static class Vectors
    {
        private static int passed, failed;

        public static int Check(string file)
        {
            var vectors = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            foreach (var vector in vectors.GetProperty("signatures").EnumerateArray())
            {
                var text = Text(vector, "text");
                Same("signature of " + text, V1.Sign(text, Text(vector, "appKey")), Text(vector, "signature"));
            }
            var token = vectors.GetProperty("v1Token");
            var body = V1.TokenBody(
                Text(token, "appId"), Text(token, "appKey"), Text(token, "nonce"), Number(token, "timestamp"));
            Same("token of v1", body, Text(token, "body"));
            var call = vectors.GetProperty("v1Call");
            var headers = V1.Headers(
                Text(call, "accessToken"), Text(call, "appKey"), Text(call, "nonce"), Number(call, "timestamp"));
            Same("headers of v1", string.Join(" ", headers), string.Join(" ",
                "access_token", Text(call, "accessToken"), "Nonce", Text(call, "nonce"),
                "Timestamp", Number(call, "timestamp"), "Signature", Text(call, "signature")));
            token = vectors.GetProperty("v2Token");
            body = V2.TokenBody(Text(token, "clientId"), Text(token, "clientSecret"), Text(token, "scope"));
            Same("token of v2", body, Text(token, "body"));
            foreach (var vector in vectors.GetProperty("sidebar").EnumerateArray()) CheckSidebar(vector);
            foreach (var vector in vectors.GetProperty("handOver").EnumerateArray()) CheckHandOver(vector);
            Console.WriteLine(passed + " passed, " + failed + " failed");
            return failed == 0 && passed > 0 ? 0 : 1;
        }

        private static void CheckSidebar(JsonElement vector)
        {
            var of = vector.GetProperty("cipher");
            var cipher = new SidebarCipher(
                Text(of, "mode"), Text(of, "encoding"), Text(of, "padding"), Text(of, "key"));
            var expected = Sidebar.Read(Text(vector, "message"), Text(vector, "userId"));
            foreach (var ciphers in new[] { new[] { cipher }, SidebarCipher.All() })
            {
                var found = Sidebar.Open(Text(vector, "query"), Text(vector, "key"), 60, ciphers, 1714536000);
                Same("sidebar " + of, Joined(found), Joined(expected));
            }
        }

        private static void CheckHandOver(JsonElement vector)
        {
            var timestamp = Number(vector, "timestamp");
            Func<string, long, bool> isFromGateway = (body, now) => Callbacks.IsFromGateway(
                Encoding.UTF8.GetBytes(body), timestamp.ToString(), Text(vector, "signature"), Text(vector, "secret"),
                now);
            Same("hand-over", isFromGateway(Text(vector, "body"), timestamp), true);
            Same("hand-over, altered", isFromGateway(Text(vector, "body") + " ", timestamp), false);
            Same("hand-over, late", isFromGateway(Text(vector, "body"), timestamp + 301), false);
        }

        private static string Joined(Dictionary<string, string> fields)
        {
            return string.Join("&", fields.OrderBy(field => field.Key, StringComparer.Ordinal));
        }

        private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString();

        private static long Number(JsonElement vector, string name) => vector.GetProperty(name).GetInt64();

        private static void Same(string what, object found, object expected)
        {
            if (Equals(found, expected))
            {
                passed++;
                return;
            }
            failed++;
            Console.WriteLine(what + ": " + found);
        }
    }
}
