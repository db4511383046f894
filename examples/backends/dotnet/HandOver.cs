using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

/// <summary>What the gateway hands over: callbacks and events of the vendor's server.</summary>
public sealed class HandOver
{
    const long LongestWaySeconds = 300;

    readonly byte[] key;

    public HandOver(string secret)
    {
        if (string.IsNullOrEmpty(secret))
        {
            throw new ArgumentException("YOUMI_FORWARD_SECRET is not set: anybody could sign.");
        }
        key = Encoding.UTF8.GetBytes(secret);
    }

    /// <summary>Whether the gateway has signed this body, and lately.</summary>
    public bool IsHandedOver(string timestamp, string signature, byte[] body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > LongestWaySeconds)
        {
            return false;
        }
        // Takes the same time wherever the two differ.
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Sign(timestamp, body)), Encoding.UTF8.GetBytes(signature));
    }

    /// <summary>Stands for a callback, which has no id of its own: the same body is the same callback.</summary>
    public static string IdOf(byte[] body)
    {
        using (var sha = SHA256.Create())
        {
            return Hex(sha.ComputeHash(body));
        }
    }

    string Sign(string timestamp, byte[] body)
    {
        var start = Encoding.UTF8.GetBytes(timestamp + ".");
        var message = new byte[start.Length + body.Length];
        start.CopyTo(message, 0);
        body.CopyTo(message, start.Length);
        using (var hmac = new HMACSHA256(key))
        {
            return Hex(hmac.ComputeHash(message));
        }
    }

    static string Hex(byte[] bytes)
    {
        return BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
    }
}
