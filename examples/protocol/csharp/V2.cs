using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Youmi
{
    /// <summary>v2: token, calls.</summary>
    public sealed class V2
    {
        public const string VendorsTokenUrl = "https://sso.yunshouzhi.net/connect/token";
        public const string Scope = "Ls.Qkl.PublicApi";

        private readonly string baseUrl, clientId, clientSecret, tokenUrl;
        private readonly SemaphoreSlim oneRenewal = new SemaphoreSlim(1);
        private volatile string token;
        private long expiresAt;

        /// <summary>
        /// baseUrl is without /v2, which every path begins with. Agents send the header TenantId as well.
        /// </summary>
        public V2(string baseUrl, string clientId, string clientSecret, string tokenUrl = VendorsTokenUrl)
        {
            this.baseUrl = baseUrl;
            this.clientId = clientId;
            this.clientSecret = clientSecret;
            this.tokenUrl = tokenUrl;
        }

        public static string TokenBody(string clientId, string clientSecret, string scope)
        {
            return "client_id=" + Escaped(clientId) + "&client_secret=" + Escaped(clientSecret)
                + "&scope=" + Escaped(scope) + "&grant_type=client_credentials";
        }

        /// <summary>A body of JSON, or null for a GET.</summary>
        public async Task<JsonElement> CallAsync(string method, string path, string body)
        {
            var used = await TokenAsync().ConfigureAwait(false);
            Func<Task<Answer>> send = () =>
                Answer.ToAsync(method, baseUrl + path, "application/json", body, "Authorization", "Bearer " + used);
            var answer = await send().ConfigureAwait(false);
            if (answer.Status == 401 || answer.Code == 10003) // another token, once
            {
                if (token == used) token = null;
                used = await TokenAsync().ConfigureAwait(false);
                answer = await send().ConfigureAwait(false);
            }
            return answer.Values();
        }

        private async Task<string> TokenAsync()
        {
            await oneRenewal.WaitAsync().ConfigureAwait(false);
            try
            {
                var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
                if (token == null || now > expiresAt - 60)
                {
                    var answer = await Answer.ToAsync("POST", tokenUrl, "application/x-www-form-urlencoded",
                        TokenBody(clientId, clientSecret, Scope)).ConfigureAwait(false);
                    if (answer.Get("access_token").ValueKind != JsonValueKind.String)
                    {
                        throw new RefusalException(answer.Status, "no token of v2: " + answer.Get("error"));
                    }
                    expiresAt = now + answer.Get("expires_in").GetInt64(); // a duration, unlike that of v1
                    token = answer.Get("access_token").GetString();
                }
                return token;
            }
            finally
            {
                oneRenewal.Release();
            }
        }

        /// <summary>As forms have it, where a space is a plus.</summary>
        private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%20", "+");
    }
}
