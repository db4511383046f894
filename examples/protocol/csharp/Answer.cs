using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace Youmi
{
    /// <summary>A refusal: Code is the vendor's errmsg, or the HTTP status of an answer without envelope.</summary>
    public sealed class RefusalException : IOException
    {
        public RefusalException(int code, string message) : base(message) => Code = code;

        public int Code { get; }
    }

    /// <summary>The answer to a request.</summary>
    public sealed class Answer
    {
        // No redirect is followed: it would carry token and signature elsewhere.
        private static readonly HttpClient Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromSeconds(15),
        };

        private readonly JsonElement fields;

        private Answer(int status, JsonElement fields)
        {
            Status = status;
            this.fields = fields;
        }

        public int Status { get; }

        /// <summary>The vendor's errmsg; 0 where the answer has none.</summary>
        public int Code => Get("errmsg").ValueKind == JsonValueKind.Number ? Get("errmsg").GetInt32() : 0;

        /// <summary>Body is null for a GET; headers are names and values in turn.</summary>
        public static async Task<Answer> ToAsync(
            string method, string url, string contentType, string body, params string[] headers)
        {
            using (var request = new HttpRequestMessage(new HttpMethod(method), url))
            {
                if (body != null)
                {
                    request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
                }
                for (var i = 0; i < headers.Length; i += 2)
                {
                    request.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]);
                }
                using (var response = await Client.SendAsync(request).ConfigureAwait(false))
                {
                    var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
                    return new Answer((int)response.StatusCode, FieldsOf(text));
                }
            }
        }

        /// <summary>A field of the envelope, or of the answer of a token of v2.</summary>
        public JsonElement Get(string name)
        {
            var isObject = fields.ValueKind == JsonValueKind.Object;
            return isObject && fields.TryGetProperty(name, out var value) ? value : default;
        }

        /// <summary>What the envelope holds. Both codes are success, whichever the endpoint.</summary>
        public JsonElement Values()
        {
            if (Code == 10004 || Code == 20000) return Get("values");
            if (Code == 0) throw new RefusalException(Status, "HTTP status " + Status + ", and no envelope");
            throw new RefusalException(Code, Code + " " + Get("errdesc"));
        }

        private static JsonElement FieldsOf(string text)
        {
            try
            {
                using (var document = JsonDocument.Parse(text)) return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                return default;
            }
        }
    }
}
