using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Youmi
{
    /// <summary>What the vendor leaves open of the sidebar's cipher.</summary>
    public sealed class SidebarCipher
    {
        public SidebarCipher(string mode, string encoding, string padding, string key)
        {
            Mode = mode;
            Encoding = encoding;
            Padding = padding;
            Key = key;
        }

        public string Mode { get; }

        public string Encoding { get; }

        public string Padding { get; }

        public string Key { get; }

        /// <summary>All of it, the most likely first.</summary>
        public static IEnumerable<SidebarCipher> All()
        {
            return from encoding in new[] { "base64", "hex" }
                   from padding in new[] { "pkcs7", "zeros" }
                   from key in new[] { "zeros", "k1k2k1" }
                   from mode in new[] { "cbc", "ecb" }
                   select new SidebarCipher(mode, encoding, padding, key);
        }
    }

    /// <summary>Opens the address with which 企客聊 opens a page in its sidebar.</summary>
    public static class Sidebar
    {
        private static readonly string[] Fields =
            { "Timestamp", "WX", "TEL", "Number", "sign", "merchantid", "wechat", "uid", "originalId", "dockPwd" };

        private static readonly byte[] Iv = { 1, 2, 3, 4, 5, 6, 7, 8 };

        // A text that is no UTF-8 is none of ours.
        private static readonly Encoding Utf8 = new UTF8Encoding(false, true);

        /// <summary>
        /// The fields of the message. The query is that of the address as it came: Request.QueryString.Value. The key
        /// is the 系统私钥, or the 下单URL where that is empty. The ciphers are the one that you know, or all.
        /// </summary>
        public static Dictionary<string, string> Open(
            string query, string key, long maxAgeSeconds, IEnumerable<SidebarCipher> ciphers, long now)
        {
            var raw = new Dictionary<string, string>();
            foreach (var part in query.TrimStart('?').Split('&'))
            {
                var equals = part.IndexOf('=');
                if (equals > 0) raw[part.Substring(0, equals)] = part.Substring(equals + 1);
            }
            var time = Of(raw, "time") ?? Of(raw, "Time") ?? "";
            foreach (var cipher in ciphers)
            {
                var user = Decrypt(Of(raw, "UserID") ?? "", key, cipher);
                if (string.IsNullOrEmpty(user)) continue;
                foreach (var text in new[] { time.Replace('+', ' '), time })
                {
                    var keyOfPkid = key + "?sign=" + Unescape(Of(raw, "neber") ?? "") + user + Unescape(text);
                    var message = Decrypt(Of(raw, "PKID") ?? "", keyOfPkid, cipher);
                    var fields = message == null ? null : Read(message, user);
                    if (fields != null && IsInTime(Of(fields, "Timestamp"), maxAgeSeconds, now)) return fields;
                }
            }
            // One sentence for every reason: which of them it was would help to read a message without the key.
            throw new ArgumentException("the address of the sidebar cannot be opened");
        }

        /// <summary>The fields of a message, if it is one of this user: known names, each once, dockPwd last.</summary>
        public static Dictionary<string, string> Read(string message, string user)
        {
            var parts = message.Split('&');
            var first = "UserID=" + user;
            if (parts[0] != first && Unescape(parts[0]) != first) return null;
            var fields = new Dictionary<string, string> { ["UserID"] = user };
            foreach (var part in parts.Skip(1))
            {
                var equals = part.IndexOf('=');
                var name = equals < 0 ? part : part.Substring(0, equals);
                if (!Fields.Contains(name) || fields.ContainsKey(name) || fields.ContainsKey("dockPwd")) return null;
                fields[name] = equals < 0 ? "" : Unescape(part.Substring(equals + 1));
            }
            return fields;
        }

        /// <summary>Triple DES. The text, or null if that is none.</summary>
        private static string Decrypt(string parameter, string key, SidebarCipher cipher)
        {
            try
            {
                var bytes = Decode(Unescape(parameter), cipher.Encoding);
                if (bytes.Length == 0 || bytes.Length % 8 != 0) return null;
                // The UTF-8 of the key, filled with zero bytes or cut; 16 bytes may be K1 and K2, and K1 follows again.
                var utf8 = Utf8.GetBytes(key);
                var key24 = new byte[24];
                Array.Copy(utf8, key24, Math.Min(24, utf8.Length));
                if (cipher.Key == "k1k2k1" && utf8.Length == 16) Array.Copy(utf8, 0, key24, 16, 8);
                var plain = Decrypt(bytes, key24, cipher.Mode == "cbc" ? CipherMode.CBC : CipherMode.ECB);
                var count = plain[plain.Length - 1];
                var isPkcs7 = count >= 1 && count <= 8 && plain.Skip(plain.Length - count).All(one => one == count);
                if (isPkcs7 != (cipher.Padding == "pkcs7")) return null;
                var end = isPkcs7 ? plain.Length - count : plain.Length;
                while (end > 0 && plain[end - 1] == 0) end--;
                return Utf8.GetString(plain, 0, end);
            }
            catch (Exception error) when (IsOfWrongText(error))
            {
                return null;
            }
        }

        // CryptographicException: .NET refuses keys of which two thirds in a row are equal, such as those of 8 bytes.
        private static bool IsOfWrongText(Exception error)
        {
            return error is FormatException || error is CryptographicException || error is ArgumentException;
        }

        private static byte[] Decrypt(byte[] bytes, byte[] key, CipherMode mode)
        {
            using (var des = TripleDES.Create())
            {
                des.Mode = mode;
                des.Padding = PaddingMode.None;
                des.Key = key;
                des.IV = Iv;
                using (var decryptor = des.CreateDecryptor())
                {
                    return decryptor.TransformFinalBlock(bytes, 0, bytes.Length);
                }
            }
        }

        private static byte[] Decode(string text, string encoding)
        {
            if (encoding == "hex")
            {
                if (text.Length % 2 != 0) throw new FormatException("no hex");
                var pairs = Enumerable.Range(0, text.Length / 2).Select(i => text.Substring(2 * i, 2));
                return pairs.Select(pair => Convert.ToByte(pair, 16)).ToArray();
            }
            var base64 = text.Replace(' ', '+').Replace('-', '+').Replace('_', '/').TrimEnd('=');
            return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
        }

        private static bool IsInTime(string timestamp, long maxAgeSeconds, long now)
        {
            if (!long.TryParse(timestamp, out var seconds)) return false;
            return now - seconds <= maxAgeSeconds && seconds - now <= 300;
        }

        private static string Of(Dictionary<string, string> from, string name)
        {
            return from.TryGetValue(name, out var value) ? value : null;
        }

        /// <summary>Leaves a plus as it is.</summary>
        private static string Unescape(string text) => Uri.UnescapeDataString(text);
    }
}
