using System.Security.Cryptography;
using System.Text;

/// <summary>The protocol of the 友米聚合 open API for back ends in .NET 8, without a package. A page must never get the appkey.</summary>
public static class Youmi
{
    /// <summary>生成signature: HMAC-SHA1, Base64, URL-encoded in small letters as HttpUtility.UrlEncode does it.</summary>
    public static string Sign(string text, string appKey)
    {
        var hash = HMACSHA1.HashData(Encoding.UTF8.GetBytes(appKey), Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(hash).Replace("+", "%2b").Replace("/", "%2f").Replace("=", "%3d");
    }

    /// <summary>The body of POST {v1}/GetAccessToken?format=json. Nonce and timestamp are new for each request.</summary>
    public static Dictionary<string, string> TokenBody(string appId, string appKey, string nonce, string timestamp) => new()
    {
        ["AppId"] = appId,
        ["Nonce"] = nonce,
        ["Timestamp"] = timestamp,
        ["Signature"] = Sign(appId + nonce + timestamp, appKey),
    };

    /// <summary>The headers of a call of v1; Content-type is text/json.</summary>
    public static Dictionary<string, string> Headers(string accessToken, string appKey, string nonce, string timestamp) => new()
    {
        ["access_token"] = accessToken,
        ["Nonce"] = nonce,
        ["Timestamp"] = timestamp,
        ["Signature"] = Sign(accessToken + nonce + timestamp, appKey),
    };

    /// <summary>
    /// Opens the parameters of a sidebar's address: the user's name and the message; null if it was not made with this key.
    /// Nothing in it proves that it was not altered, so ask for its age and for its user too.
    /// </summary>
    public static (string UserId, string Message)? OpenSidebar(IReadOnlyDictionary<string, string> query, string privateKey)
    {
        if (Decrypt(query["UserID"], privateKey) is not { } userId) return null;
        var message = Decrypt(query["PKID"], $"{privateKey}?sign={query["neber"]}{userId}{query["time"]}");
        return message?.StartsWith($"UserID={userId}&", StringComparison.Ordinal) == true ? (userId, message) : null;
    }

    /// <summary>Whether the gateway as a program has handed a callback over: five minutes old at most.</summary>
    public static bool IsHandedOver(string body, string timestamp, string signature, string secret, long now)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexString(hash).ToLowerInvariant());
        var isRecent = long.TryParse(timestamp, out var time) && Math.Abs(now - time) <= 300;
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)) && isRecent;
    }

    /// <summary>Triple DES: CBC, PKCS#7, the IV 1 to 8, a key of 24 bytes, cut or filled with zeros.</summary>
    private static string? Decrypt(string base64, string key)
    {
        var bytes = new byte[24];
        var text = Encoding.UTF8.GetBytes(key);
        text.AsSpan(0, Math.Min(text.Length, bytes.Length)).CopyTo(bytes);
        using var cipher = TripleDES.Create();
        try
        {
            cipher.Key = bytes;
            var encrypted = Convert.FromBase64String(base64.Replace(' ', '+'));
            return Encoding.UTF8.GetString(cipher.DecryptCbc(encrypted, [1, 2, 3, 4, 5, 6, 7, 8]));
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
