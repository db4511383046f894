using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Youmi
{
    /// <summary>Callbacks of the vendor's server, and those that the gateway as a program hands over.</summary>
    public static class Callbacks
    {
        /// <summary>The reply that the vendor's server expects.</summary>
        public static string Reply(bool isDone)
        {
            return isDone
                ? "{\"Result\":true,\"ReturnCode\":200,\"Message\":\"操作完成\"}"
                : "{\"Result\":false,\"ReturnCode\":500,\"Message\":\"操作失败\"}";
        }

        /// <summary>Compares in a time that does not depend on where texts differ.</summary>
        public static bool IsSame(string given, string expected)
        {
            var difference = given.Length ^ expected.Length;
            for (var i = 0; i < Math.Min(given.Length, expected.Length); i++) difference |= given[i] ^ expected[i];
            return difference == 0;
        }

        /// <summary>
        /// Whether the gateway has sent this body, within five minutes. The secret is its callbacks.forward.secret.
        /// </summary>
        public static bool IsFromGateway(byte[] body, string timestamp, string signature, string secret, long now)
        {
            if (signature == null || !long.TryParse(timestamp, out var seconds)) return false;
            if (Math.Abs(now - seconds) > 300) return false;
            using (var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret)))
            {
                var hash = hmac.ComputeHash(Encoding.UTF8.GetBytes(timestamp + ".").Concat(body).ToArray());
                return IsSame(signature, string.Concat(hash.Select(one => one.ToString("x2"))));
            }
        }
    }
}
