using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Youmi
{
    /// <summary>v1: signature, token, calls.</summary>
    public sealed class V1
    {
        private readonly string baseUrl, appId, appKey;
        private readonly SemaphoreSlim oneRenewal = new SemaphoreSlim(1);
        private volatile string token;
        private long expiresAt, clockDifference;

        /// <summary>baseUrl goes up to and including /v1.</summary>
        public V1(string baseUrl, string appId, string appKey)
        {
            this.baseUrl = baseUrl;
            this.appId = appId;
            this.appKey = appKey;
        }

        /// <summary>生成signature: HMAC-SHA1, Base64, URL-encoded with hex digits in lower case.</summary>
        public static string Sign(string text, string appKey)
        {
            using (var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(appKey)))
            {
                var base64 = Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)));
                return base64.Replace("+", "%2b").Replace("/", "%2f").Replace("=", "%3d");
            }
        }

        public static string TokenBody(string appId, string appKey, string nonce, long timestamp)
        {
            return JsonSerializer.Serialize(new
            {
                AppId = appId,
                Nonce = nonce,
                Timestamp = timestamp.ToString(),
                Signature = Sign(appId + nonce + timestamp, appKey),
            });
        }

        /// <summary>The headers of every call but that for the token: names and values in turn.</summary>
        public static string[] Headers(string token, string appKey, string nonce, long timestamp)
        {
            return new[]
            {
                "access_token", token, "Nonce", nonce, "Timestamp", timestamp.ToString(),
                "Signature", Sign(token + nonce + timestamp, appKey),
            };
        }

        /// <summary>A path with its query, such as "friend?Page=1".</summary>
        public Task<JsonElement> GetAsync(string path) => CallAsync("GET", path, null);

        /// <summary>A body of JSON.</summary>
        public Task<JsonElement> PostAsync(string path, string body) => CallAsync("POST", path, body);

        private async Task<JsonElement> CallAsync(string method, string path, string body)
        {
            var used = await TokenAsync().ConfigureAwait(false);
            Func<Task<Answer>> send = () =>
                Answer.ToAsync(method, baseUrl + "/" + path, "text/json", body, Headers(used, appKey, Nonce(), Now()));
            var answer = await InTimeAsync(send).ConfigureAwait(false);
            if (answer.Code == 10003) // the token is no longer valid: another one, once
            {
                if (token == used) token = null;
                used = await TokenAsync().ConfigureAwait(false);
                answer = await InTimeAsync(send).ConfigureAwait(false);
            }
            return answer.Values();
        }

        /// <summary>Several processes had better keep it in a store that they share, such as Redis.</summary>
        private async Task<string> TokenAsync()
        {
            await oneRenewal.WaitAsync().ConfigureAwait(false);
            try
            {
                if (token == null || Now() > expiresAt - 60)
                {
                    Func<Task<Answer>> send = () => Answer.ToAsync("POST", baseUrl + "/GetAccessToken?format=json",
                        "text/json", TokenBody(appId, appKey, Nonce(), Now()));
                    var values = (await InTimeAsync(send).ConfigureAwait(false)).Values();
                    expiresAt = values.GetProperty("expires_in").GetInt64(); // a time, in spite of its name
                    token = values.GetProperty("access_token").GetString();
                }
                return token;
            }
            finally
            {
                oneRenewal.Release();
            }
        }

        /// <summary>Sends a request, and once more with the server's time where that is what was wrong.</summary>
        private async Task<Answer> InTimeAsync(Func<Task<Answer>> send)
        {
            var answer = await send().ConfigureAwait(false);
            if (answer.Code != 10006 && answer.Code != 200005) return answer;
            var hasTime = answer.Get("msgTime").ValueKind == JsonValueKind.String;
            var time = answer.Get(hasTime ? "msgTime" : "MsgTime");
            var difference = SecondsOf(time.GetString()) - DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            Interlocked.Exchange(ref clockDifference, difference);
            return await send().ConfigureAwait(false);
        }

        /// <summary>Of both forms: 2020-06-23T15:46:11.6561987+08:00, and 2018/5/11 14:32:40 of China.</summary>
        public static long SecondsOf(string msgTime)
        {
            var withOffset = msgTime.Contains("T") ? msgTime : msgTime + " +08:00";
            return DateTimeOffset.Parse(withOffset, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        }

        private long Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds() + Interlocked.Read(ref clockDifference);

        private static string Nonce() => Guid.NewGuid().ToString("N");
    }
}
